// The directory by the API: whose name is told to whom, who may correct and erase it, and that none of it is in the journal.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { handler } from "../../functions/directory/directory.lambda.ts";
import { keepNames } from "../../functions/shared/directory/directory.ts";
import { type Caller, calledIn, identify } from "../../functions/shared/http/identity.ts";
import { history } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { cityInOrder } from "../gate/city.ts";
import { AGENCY } from "../house/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

vi.mock("../../functions/shared/http/identity.ts", () => ({ identify: vi.fn(), calledIn: vi.fn() }));
withJournal();
const clock = withFrozenClock();

const NAME = "範例甲";
let person = "";
beforeEach(async () => {
  person = (await (await cityInOrder()).borrower()).person;
  as({});
});
const as = (facts: Partial<Caller>) =>
  vi.mocked(identify).mockResolvedValue({
    ...{ person: "personnel@household", agency: AGENCY, roles: ["personnel"], systems: [], mfa: true },
    ...facts,
  });
const keep = (name = NAME, of = person) =>
  keepNames([
    {
      person: of,
      agency: AGENCY,
      at: clock.after(0),
      source: "synchronised",
      called: { name, mail: "a@b.example" },
    },
  ]);

async function asked(route: string, more: { body?: object; people?: string } = {}) {
  const event = {
    ...{ routeKey: route, rawPath: "/", rawQueryString: "", pathParameters: { person } },
    ...(more.people !== undefined && { queryStringParameters: { people: more.people } }),
    headers: { "content-type": "application/json" },
    requestContext: { requestId: "request", http: { sourceIp: "198.51.100.7", method: "POST" } },
    ...(more.body && { body: JSON.stringify(more.body) }),
  };
  const answer = (await handler(event as never, {} as never)) as { statusCode: number; body?: string };
  return { status: answer.statusCode, body: answer.body ? JSON.parse(answer.body) : undefined };
}
const names = async (people = person) => (await asked("GET /v1/directory", { people })).body.rows;
const correct = (name: string) =>
  asked("POST /v1/directory/{person}/correction", { body: { fullName: name } });
const erase = () => asked("POST /v1/directory/{person}/erasure", { body: {} });
const logIn = () => asked("POST /v1/directory/{person}/log-in", { body: { idToken: "a.b.c" } });

const unnamed = async (people = person) => (await asked("GET /v1/directory", { people })).body.unnamed;

describe("that no name was ever taken", () => {
  test("is told of the enrolled to whoever may read their names, and of nobody who has one", async () => {
    as({ roles: ["worker"] });
    expect(await unnamed()).toEqual([person]);
    await keep();
    expect(await unnamed()).toEqual([]);
    as({});
    await erase();
    expect(await unnamed()).toEqual([]);
  });

  test("is told to another agency no otherwise than of whom it may not know the name", async () => {
    const people = `${person},named@household,nobody@household`;
    await keep(NAME, "named@household");
    as({ roles: ["worker"], agency: "police-bureau" });
    expect(await unnamed(people)).toEqual([]);
    as({ roles: ["auditor"], agency: "city-hall" });
    expect(await unnamed(people)).toEqual([person, "nobody@household"]);
  });

  test("is told of accounts alone, and of none where not all were looked for", async () => {
    as({ roles: ["auditor"] });
    expect(await unnamed(`${person},,a#b,不是帳號`)).toEqual([person]);
    const many = Array.from({ length: 100 }, (_, at) => `many${at}@household`);
    expect(await unnamed([person, ...many].join(","))).toEqual([]);
  });
});

describe("a name", () => {
  test.each<[string, Partial<Caller>, boolean]>([
    ["a colleague's", { roles: ["worker"] }, true],
    ["another agency's worker", { roles: ["worker", "personnel"], agency: "police-bureau" }, false],
    ["the center", { roles: ["center"], agency: "city-hall" }, true],
    ["an auditor of another agency", { roles: ["auditor"], agency: "city-hall" }, true],
    ["a broker", { roles: ["broker"] }, false],
    ["nobody's office", { roles: [] }, false],
  ])("is told to %s: %j %s", async (_, reader, isTold) => {
    await keep();
    as(reader);
    expect(await names(`${person},nobody@household`)).toEqual(isTold ? [{ person, name: NAME }] : []);
  });

  test("with how to reach them is told to their personnel and themselves alone", async () => {
    await keep();
    const read = async (reader: Partial<Caller>) => {
      as(reader);
      return (await asked("GET /v1/directory/{person}")).status;
    };
    expect(await read({})).toBe(200);
    expect(await read({ person, roles: ["worker"] })).toBe(200);
    expect(await read({ roles: ["worker"] })).toBe(403);
    expect(await read({ agency: "police-bureau" })).toBe(403);
  });

  test("is corrected by personnel, and no log-in or file puts the old one back", async () => {
    await keep();
    expect((await correct("範例乙")).status).toBe(200);
    expect(await keep()).toBe(0);
    expect(await names()).toEqual([{ person, name: "範例乙" }]);
  });

  test("is corrected and erased by nobody else's personnel, nor by whoever it is", async () => {
    await keep();
    for (const other of [{ agency: "police-bureau" }, { roles: ["supervisor"] }, { mfa: false }]) {
      as(other);
      expect([(await correct("x")).status, (await erase()).status]).toEqual([403, 403]);
    }
    as({});
    expect(await names()).toEqual([{ person, name: NAME }]);
  });

  test("that was erased is gone, and the next log-in does not bring it back", async () => {
    await keep();
    expect((await erase()).status).toBe(204);
    as({ person, roles: ["worker"] });
    vi.mocked(calledIn).mockResolvedValue({ name: NAME });
    expect((await logIn()).status).toBe(204);
    expect(await names()).toEqual([]);
    expect((await asked("GET /v1/directory/{person}")).status).toBe(404);
  });

  test("comes from the log-in, also by one factor, and for oneself alone", async () => {
    vi.mocked(calledIn).mockResolvedValue({ name: NAME });
    as({ roles: ["worker"] });
    expect((await logIn()).status).toBe(403);
    as({ person, roles: ["worker"], mfa: false });
    expect((await logIn()).status).toBe(204);
    expect(await names()).toEqual([{ person, name: NAME }]);
  });

  test("is nowhere in the journal", async () => {
    await correct("範例丙");
    expect(JSON.stringify(await history(stream("PERSON", person)))).not.toContain("範例");
  });
});
