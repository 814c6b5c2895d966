// The log of all questions to the gate: found by whatever one knows of them, page by page, and by each reader as far as they may see.
import { beforeAll, expect, test, vi } from "vitest";
import { personLaw } from "../../functions/people/person.ts";
import { actsThrough } from "../../functions/sessions/asked-view.ts";
import { handler as index } from "../../functions/sessions/index.lambda.ts";
import { handler as find } from "../../functions/sessions/search.lambda.ts";
import { sessionLaw } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import type { Answer, Event } from "../../functions/shared/http/http.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { lastWords } from "../../functions/shared/journal/words-view.ts";
import { rebuildAsked } from "../../infra/local/commands/rebuild/views.ts";
import { happened } from "../gate/city.ts";
import { enrolled } from "../house/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

// Who somebody is, the token says; here the header says it itself.
vi.mock("../../functions/shared/http/identity.ts", () => ({
  identify: async (header: string) => JSON.parse(header),
}));

const clock = withFrozenClock("2026-11-25T02:00:00.000Z");
withJournal();

const WIRED = { policy: "wired", clause: "tainan-2021/3.4b" } as const;
interface Asking {
  readonly at: string;
  readonly person: string;
  readonly system?: string;
  readonly agency: string;
  readonly terminal?: string;
  readonly address?: string;
  readonly refusals?: readonly { readonly policy: string; readonly clause?: string }[];
  readonly told?: { readonly agency: string; readonly refusals: readonly { readonly policy: string }[] };
}

async function put(id: string, { at, refusals = [], told, ...asked }: Asking): Promise<void> {
  const event = {
    type: refusals.length > 0 ? "SessionRefused" : "SessionAllowed",
    ...{ terminal: "3140101-03-0000001", system: "household", channel: "vpn", address: "198.51.100.7" },
    ...{ endpoint: "e", connection: id, question: { factors: 2 }, facts: {}, versions: {}, held: [] },
    ...{ ...asked, refusals, ...(told && { told }) },
  } as unknown as SessionEvent;
  await happened(sessionLaw, stream("SESSION", id), event, new Date(at));
}

const OWN = "household-office";
beforeAll(async () => {
  await happened(personLaw, stream(personLaw, "chen@household"), enrolled(OWN));
  const chen = { person: "chen@household", agency: OWN };
  await put("october", { ...chen, at: "2026-10-31T15:59:59.999Z" });
  await put("november", { ...chen, at: "2026-10-31T16:00:00.000Z" });
  await put("wifi", { ...chen, at: "2026-11-20T01:00:00.000Z", refusals: [WIRED, { policy: "no-key" }] });
  await put("police", {
    ...{ person: "lin@police", agency: "police-bureau", system: "police", address: "203.0.113.9" },
    ...{ at: "2026-11-20T02:00:00.000Z", terminal: "3140101-03-0000002", refusals: [WIRED] },
  });
  // With another agency's terminal: to their own agency it is as if there were none.
  await put("borrowed", {
    ...{ person: "chen@household", agency: "police-bureau", terminal: "3140101-03-0000002" },
    ...{ at: "2026-11-21T01:00:00.000Z", refusals: [WIRED] },
    told: { agency: OWN, refusals: [{ policy: "terminal-known" }] },
  });
  await put("lost", { person: "", agency: "", system: undefined as never, at: "2026-11-22T01:00:00.000Z" });
  for (let minute = 10; minute < 40; minute++)
    await put(`many-${minute}`, {
      ...{ person: "wu@fire", agency: "fire-bureau", system: "fire" },
      at: `2026-11-23T01:${minute}:00.000Z`,
    });
  // What nobody handed on is found by walking over all there is.
  const { seen, changed } = await rebuildAsked(() => {});
  expect([seen, changed]).toEqual([36, 36]);
});

interface Reader {
  readonly person: string;
  readonly agency: string;
  readonly roles: readonly string[];
  readonly systems?: readonly string[];
}
const AUDITOR: Reader = { person: "auditor@city", agency: "city", roles: ["auditor"] };
const ADMIN: Reader = { person: "admin@x", agency: "x", roles: ["administrator"], systems: ["household"] };
const HEAD: Reader = { person: "head@household", agency: OWN, roles: ["supervisor"] };
const CHEN: Reader = { person: "chen@household", agency: OWN, roles: ["worker"] };

async function ask(reader: Reader, query: Readonly<Record<string, string>>) {
  const asked = { from: "2026-10-01", until: "2026-11-25", ...query };
  const event = {
    routeKey: "GET /v1/sessions/search",
    rawPath: "/v1/sessions/search",
    rawQueryString: String(new URLSearchParams(asked)),
    queryStringParameters: asked,
    headers: { authorization: JSON.stringify({ systems: [], mfa: true, ...reader }) },
    requestContext: { requestId: "r", http: { method: "GET", sourceIp: "192.0.2.1" } },
  } as unknown as Event;
  const { statusCode, body } = (await find(event as never, {} as never)) as Answer & {
    readonly body: string;
  };
  const told = JSON.parse(body) as {
    rows: { session: string; agency: string; refusals: { policy: string }[] }[];
    next?: string;
    code?: string;
  };
  return { status: statusCode, ...told, ids: (told.rows ?? []).map(({ session }) => session) };
}
const found = async (reader: Reader, query: Readonly<Record<string, string>>) => {
  const { status, ids } = await ask(reader, query);
  return status === 200 ? ids : status;
};

test.each([
  [{ person: "CHEN@household" }, ["borrowed", "wifi", "november", "october"]],
  [{ terminal: "3140101-03-0000002" }, ["borrowed", "police"]],
  [{ address: "203.0.113.009" }, []],
  [{ address: "203.0.113.9" }, ["police"]],
  [{ cause: "tainan-2021/3.4b" }, ["borrowed", "police", "wifi"]],
  [{ cause: "no-key" }, ["wifi"]],
  [{ cause: "tainan-2021/3.4b", agency: "police-bureau" }, ["borrowed", "police"]],
  [{ outcome: "refused", system: "household" }, ["borrowed", "wifi"]],
  [{ outcome: "allowed", system: "household" }, ["november", "october"]],
  [{ agency: "police-bureau" }, ["borrowed", "police"]],
  [{ from: "2026-11-01", until: "2026-11-20" }, ["police", "wifi", "november"]],
  [{ from: "2026-11-22", until: "2026-11-22" }, ["lost"]],
] as const)("an auditor finds by %j", async (query, expected) => {
  expect(await found(AUDITOR, query)).toEqual(expected);
});

test("page by page each is told once, the newest first, whatever the system and the month", async () => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(AUDITOR, { limit: "7", ...(cursor && { cursor }) });
    ids.push(...page.ids);
    cursor = page.next;
  } while (cursor);
  const many = Array.from({ length: 30 }, (_, at) => `many-${39 - at}`);
  expect(ids).toEqual([...many, "lost", "borrowed", "police", "wifi", "november", "october"]);
});

test("an administrator finds what led into their systems, and of a person or a terminal no more than that", async () => {
  expect(await found(ADMIN, {})).toEqual(["borrowed", "wifi", "november", "october"]);
  expect(await found(ADMIN, { terminal: "3140101-03-0000002" })).toEqual(["borrowed"]);
  expect(await found(ADMIN, { person: "lin@police" })).toEqual([]);
  expect(await found(ADMIN, { system: "police" })).toBe(403);
});

test("an agency's own officers find their people's and their terminals', as it is theirs to know", async () => {
  expect(await found(HEAD, {})).toEqual(["borrowed", "wifi", "november", "october"]);
  const { rows } = await ask(HEAD, { from: "2026-11-21" });
  expect(rows.map(({ agency, refusals }) => [agency, refusals.map(({ policy }) => policy)])).toEqual([
    [OWN, ["terminal-known"]],
  ]);
  expect(await found(HEAD, { cause: "tainan-2021/3.4b" })).toEqual(["wifi"]);
  expect(await found(HEAD, { agency: "police-bureau" })).toBe(403);
  expect(await found(HEAD, { person: "lin@police" })).toBe(403);
});

test("a worker finds their own, and nobody else's", async () => {
  expect(await found(CHEN, { outcome: "refused" })).toEqual(["borrowed", "wifi"]);
  expect(await found(CHEN, { person: "lin@police" })).toBe(403);
});

test("days out of order, too many of them, or another question's cursor are refused", async () => {
  expect(await ask(AUDITOR, { from: "2026-11-02", until: "2026-11-01" })).toMatchObject({
    status: 422,
    code: "session-search-span",
  });
  expect(await ask(AUDITOR, { from: "2024-11-02" })).toMatchObject({ code: "session-search-span" });
  const { next = "" } = await ask(AUDITOR, { limit: "1" });
  expect(await ask(AUDITOR, { limit: "1", cursor: next, outcome: "refused" })).toMatchObject({
    code: "invalid-cursor",
  });
});

test("what nobody handed on lately the timer finds, and twice does no harm", async () => {
  await put("late", { person: "chen@household", agency: OWN, at: clock.after(-60_000) });
  expect(await found(AUDITOR, { agency: OWN, from: "2026-11-25" })).toEqual([]);
  for (let time = 0; time < 2; time++) await index({ source: "aws.scheduler" });
  expect(await found(AUDITOR, { agency: OWN, from: "2026-11-25" })).toEqual(["late"]);
});

test("one that was let in is found by what refused an act inside it; and who asked last through its endpoint is known", async () => {
  const cause = "keelung-pregnancy/5.3.6";
  await put("within", { person: "chen@household", agency: OWN, at: clock.after(-50_000) });
  const decision = { facts: {}, refusals: [{ policy: "keelung-no-classified-document", clause: cause }] };
  const asked = { document: { number: "1", classification: "密" } };
  const refused = { type: "ActRefused", act: "act-1", asked, decision } as unknown as SessionEvent;
  await happened(sessionLaw, stream("SESSION", "within"), refused, new Date(clock.after(-40_000)));
  await index({ source: "aws.scheduler" });
  for (const reader of [AUDITOR, ADMIN, HEAD, CHEN])
    expect([reader.roles, await found(reader, { cause })]).toEqual([reader.roles, ["within"]]);
  expect(await found(AUDITOR, { cause, outcome: "refused" })).toEqual([]);
  const span = { from: "2", until: "3", limit: 9 };
  expect((await lastWords(actsThrough("household", "e"), span)).places).toEqual(["2026-11-25T01#somebody"]);
  expect((await lastWords(actsThrough("household", "other"), span)).places).toEqual([]);
});
