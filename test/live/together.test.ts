// Several questions at once: each is judged and answered as if it were asked alone, whoever asks and whatever becomes of the others.
import { expect, test } from "vitest";
import { routeKey } from "../../functions/shared/http/route.ts";
import { MOST_QUESTIONS, QUESTIONS } from "../../functions/together/routes.ts";
import { ask } from "./asking.ts";

interface Question {
  readonly ask: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

const together = (account: string, questions: readonly Question[]) =>
  ask("POST /v1/questions", { account, body: { questions } });

async function alone(account: string, { ask: name, params = {}, query = {} }: Question) {
  const route = QUESTIONS.find(each => each.name === name);
  const [method, path = ""] = route ? routeKey(route).split(" ") : [];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(params[part] ?? ""));
  const { status, body } = await ask(`${method} ${filled}?${new URLSearchParams(query)}`, { account });
  return { status, body: comparable(body) };
}

/** Of which request a refusal was is another each time. */
const comparable = ({ instance: _, ...body }: Record<string, unknown>) => body;

const WORKER = { person: "worker@household" };
const OFFICE = { agency: "household-office" };
const ASKED: readonly Question[] = [
  { ask: "readPerson", params: WORKER },
  { ask: "readPerson", params: { person: "nobody@household" } },
  { ask: "listPeople", query: OFFICE },
  { ask: "listPeople", query: { limit: "no-number" } },
  { ask: "listSessions", query: { ...WORKER, live: "true" } },
  { ask: "readAgency", params: OFFICE },
  { ask: "countTerminals", query: { stages: "out,registered" } },
  { ask: "listTerminals", query: { colour: "red" } },
  { ask: "listStops" },
  { ask: "listSystems" },
  { ask: "readReport", params: { system: "household" } },
];

test.each([
  "worker@household",
  "records@household",
  "supervisor@household",
  "archives@national",
  "auditor@city",
])("%s is told the same together as alone", async account => {
  const { status, body } = await together(account, ASKED);
  expect(status).toBe(200);
  const told = body.answers.map((each: { status: number; body: Record<string, unknown> }) => ({
    status: each.status,
    body: comparable(each.body),
  }));
  const each = [];
  for (const question of ASKED) each.push(await alone(account, question));
  expect(told).toEqual(each);
  expect(new Set(each.map(({ status }) => status)).size).toBeGreaterThan(1);
});

test("every question that may be asked is served", async () => {
  const { body } = await together(
    "records@household",
    QUESTIONS.map(({ name }) => ({ ask: name })),
  );
  expect(body.answers).toHaveLength(QUESTIONS.length);
  expect(body.answers.filter((each: { status: number }) => each.status >= 500)).toEqual([]);
});

test("what is no question, too many, none at all, and nobody who asks", async () => {
  const refused = async (questions: readonly Question[]) => {
    const { status, body } = await together("records@household", questions);
    return `${status} ${body.code}`;
  };
  expect(await refused([{ ask: "listTerminals" }, { ask: "registerTerminal" }])).toBe("422 invalid-input");
  expect(await refused([])).toBe("422 invalid-input");
  expect(await refused(Array(MOST_QUESTIONS + 1).fill({ ask: "listStops" }))).toBe("422 invalid-input");
  const unknown = await ask("POST /v1/questions", { body: { questions: [{ ask: "listStops" }] } });
  expect(unknown).toMatchObject({ status: 401, body: { code: "token-missing" } });
});
