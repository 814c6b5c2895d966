// Acts inside a session, asked by whatever stands before its documents and trades: allowed or refused as the session is judged then, each
// on the session's own record, never twice for one request, and never where the session is over.
import { randomInt } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { auditJournal } from "../../functions/audit/journal-audit.ts";
import { judgedOf } from "../../functions/recheck/judged.ts";
import { officialGate } from "../../functions/recheck/official-gate.ts";
import { handler as act } from "../../functions/sessions/act.lambda.ts";
import { handler as connect } from "../../functions/sessions/connect.lambda.ts";
import type { Session } from "../../functions/sessions/session.ts";
import type { ActDecision, ActEvent, SessionEvent } from "../../functions/sessions/session-event.ts";
import { handler as watch } from "../../functions/sessions/watch.lambda.ts";
import { database, history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { type City, cityInOrder, knock } from "../gate/city.ts";
import { registered } from "../house/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

// Who somebody is, the token says; here the header says it itself.
vi.mock("../../functions/shared/http/identity.ts", () => ({
  identify: async (header: string) => JSON.parse(header),
}));
withJournal();
const clock = withFrozenClock();

interface By {
  readonly person: string;
  readonly agency?: string;
  readonly roles: readonly string[];
  readonly systems: readonly string[];
}
const BROKER: By = { person: "documents-household", roles: ["broker"], systems: ["household"] };
const DOCUMENT = { document: { number: "府民戶字第1100012345號", classification: "密" } };
const EXPORT = { export: { number: "府民戶字第1100012345號", important: true, encrypted: false } };
const TRADE = { trade: { business: "brokerage", order: "A0001" } };

let city: City;
let who: { person: string; propertyNo: string };
let id: string;
beforeAll(async () => {
  city = await cityInOrder({ accounts: 200 });
});
beforeEach(async () => {
  who = await city.borrower();
  const question = knock(city, who);
  id = question["connection-id"];
  expect(await connect(question)).toMatchObject({ allow: true });
});

let keys = 0;
async function ask(body: object, { by = BROKER, key = `key-${keys++}`, session = id } = {}) {
  return asked(act, "POST /v1/sessions/{session}/acts", { by, key, session, body });
}
async function asked(
  handler: unknown,
  routeKey: string,
  { by, key, session, body }: { by: By; key?: string; session: string; body?: object },
) {
  const token = JSON.stringify({ agency: "city", mfa: false, ...by });
  const event = {
    ...{ routeKey, rawPath: `/v1/sessions/${session}/acts`, rawQueryString: "", pathParameters: { session } },
    headers: {
      authorization: token,
      "content-type": "application/json",
      ...(key && { "idempotency-key": key }),
    },
    requestContext: { requestId: "r", http: { method: "POST", sourceIp: "192.0.2.1" } },
    ...(body && { body: JSON.stringify(body) }),
  };
  type Answering = (event: object, context: object) => Promise<{ statusCode: number; body: string }>;
  const { statusCode, body: text } = await (handler as Answering)(event, {});
  const said = JSON.parse(text);
  const because = said.refusals?.map(
    (each: { clause?: string; policy: string }) => each.clause ?? each.policy,
  );
  return { status: statusCode, because, ...said };
}
const acts = async (session = id) =>
  (await history<SessionEvent>(stream("SESSION", session)))
    .map(({ event }) => event)
    .filter((event): event is ActEvent => event.type.startsWith("Act"));

test("one that no regulation is against is allowed, and on the session's record with what it rested on and who asked", async () => {
  const answer = await ask(DOCUMENT);
  expect(answer).toMatchObject({ status: 201, session: id, allowed: true, refusals: [] });
  expect(answer.message).toBeUndefined();
  const [event, ...none] = await acts();
  expect([none, event]).toMatchObject([
    [],
    {
      ...{ type: "ActAllowed", act: answer.act, asked: DOCUMENT },
      decision: { refusals: [], facts: { known: { document: { classification: "密" } } } },
    },
  ]);
  const reader = { person: who.person, agency: city.agency, roles: ["worker"], systems: [] };
  const page = await asked(watch, "GET /v1/sessions/{session}", { by: reader, session: id });
  expect(page).toMatchObject({
    acts: { asked: 1, refused: 0, at: clock.after(0) },
    newestActs: [{ act: answer.act, allowed: true, by: BROKER.person, ...DOCUMENT }],
  });
});

describe("refused, with what refuses the session at that moment:", () => {
  test("its terminal is said to be back", async () => {
    await city.terminals(who.propertyNo, { type: "ReturnDeclared" } as never);
    const { allowed, because, message } = await ask(DOCUMENT);
    expect([allowed, because, message]).toEqual([
      false,
      expect.arrayContaining(["tainan-2021/3.5c"]),
      expect.stringContaining("tainan-2021"),
    ]);
    expect(await acts()).toMatchObject([{ type: "ActRefused", asked: DOCUMENT }]);
  });

  test("its end has passed, though nobody has ended it", async () => {
    clock.advance(6 * 60_000);
    const { allowed, because } = await ask(EXPORT);
    expect([allowed, because.at(-1)]).toEqual([false, "session-not-open"]);
  });

  test("it was ended: nothing of what is asked is lost", async () => {
    await city.hungUp(id);
    expect(await ask(DOCUMENT)).toMatchObject({
      ...{ status: 201, allowed: false, because: ["session-not-open"] },
      message: expect.stringContaining("不得在其中辦理"),
    });
    expect((await read<Session>(stream("SESSION", id))).state).toMatchObject({
      status: "ended",
      acts: { asked: 1, refused: 1, refusedBy: ["session-not-open"] },
    });
  });

  test("it was never let in", async () => {
    await city.wired(who.propertyNo, { medium: "wifi" });
    const question = knock(city, who);
    await connect(question);
    const refused = await ask(DOCUMENT, { session: question["connection-id"] });
    expect([refused.allowed, refused.because]).toEqual([false, ["tainan-2021/3.4b", "session-not-open"]]);
  });

  test("its terminal is another agency's: whoever hands the answer on is told as if there were none", async () => {
    const propertyNo = `3140101-03-${randomInt(1_000_000, 9_999_999)}`;
    await city.terminals(propertyNo, registered(propertyNo, { agency: "police-bureau" }));
    const question = knock(city, { ...who, propertyNo });
    await connect(question);
    const session = question["connection-id"];
    expect((await ask(DOCUMENT, { session })).because).toContain("terminal-known");
    const [event] = await acts(session);
    const causes = (decision?: ActDecision) => decision?.refusals.map(({ policy }) => policy);
    if (event?.type !== "ActRefused") throw new Error("it was allowed");
    expect(causes(event.told)).toContain("terminal-known");
    expect(causes(event.decision)).not.toContain("terminal-known");
    const by = { ...BROKER, person: who.person, agency: city.agency, roles: ["worker"], systems: [] };
    const { newestActs } = await asked(watch, "GET /v1/sessions/{session}", { by, session });
    expect(newestActs[0].refusals.map(({ policy }: { policy: string }) => policy)).toContain(
      "terminal-known",
    );
  });

  test("nothing can be decided: that it was asked is on record", async () => {
    database.middlewareStack.add(
      next => async args => {
        const { RequestItems } = args.input as { RequestItems?: Record<string, { Keys: readonly object[] }> };
        // More than the session itself is read for a decision alone.
        const isDecision = Object.values(RequestItems ?? {}).some(({ Keys }) => Keys.length > 2);
        if (isDecision) throw new Error("nothing is read");
        return next(args);
      },
      { step: "initialize", name: "unread" },
    );
    try {
      expect(await ask(DOCUMENT)).toMatchObject({
        status: 201,
        allowed: false,
        because: ["gate-unavailable"],
      });
    } finally {
      database.middlewareStack.remove("unread");
    }
    expect(await acts()).toMatchObject([{ type: "ActRefused", fault: "gate-unavailable", asked: DOCUMENT }]);
  });
});

describe("is asked by a broker of the system and nobody else:", () => {
  test.each<readonly [string, () => By]>([
    [
      "the person whose session it is",
      () => ({ person: who.person, roles: ["worker"], systems: ["household"] }),
    ],
    ["a broker of another system", () => ({ ...BROKER, systems: ["police"] })],
    [
      "an administrator",
      () => ({ person: "admin@household", roles: ["administrator"], systems: ["household"] }),
    ],
  ])("not by %s, and nothing is on record", async (_, by) => {
    const other = await ask(DOCUMENT, { by: by() });
    const missing = await ask(DOCUMENT, { by: by(), session: "no-such-session" });
    expect([other.status, other.code, other.detail]).toEqual([missing.status, missing.code, missing.detail]);
    expect([other.status, await acts()]).toEqual([403, []]);
  });

  test.each([{}, { ...DOCUMENT, ...TRADE }])("about one act: %j is none", async body => {
    expect(await ask(body)).toMatchObject({ status: 422, code: "act-one-of-three" });
    expect(await acts()).toEqual([]);
  });

  test.each([
    { document: { number: "1" } },
    { document: { number: "a#b", classification: "密" } },
    { export: { number: "1", important: true } },
    { trade: { business: "gambling", order: "1" } },
    { trade: { business: "brokerage", order: "1", loggedIn: true } },
    { other: {} },
  ])("in the right form: %j is not", async body => {
    expect(await ask(body)).toMatchObject({ status: 422, code: "invalid-input" });
  });
});

describe("one request", () => {
  test("asked again is one act, and gets its answer again", async () => {
    const first = await ask(DOCUMENT, { key: "same" });
    expect(await ask(DOCUMENT, { key: "same" })).toEqual(first);
    expect(await acts()).toHaveLength(1);
  });

  test("that was allowed lets nothing be done when it is asked again after the end", async () => {
    const first = await ask(DOCUMENT, { key: "later" });
    await city.hungUp(id);
    const again = await ask(DOCUMENT, { key: "later" });
    expect([first.allowed, again.allowed, again.act, again.because]).toEqual([
      ...[true, false, first.act, ["session-not-open"]],
    ]);
    expect(await acts()).toHaveLength(1);
  });

  test("and another at once are both answered and both on record", async () => {
    const answers = await Promise.all([ask(DOCUMENT), ask(EXPORT), ask(TRADE)]);
    expect(answers.map(({ allowed }) => allowed)).toEqual([true, true, true]);
    expect((await acts()).map(each => each.act).sort()).toEqual(answers.map(each => each.act).sort());
  });

  test("and the end of the session at once: an act is allowed before the end or not at all", async () => {
    const [answers] = await Promise.all([Promise.all([ask(DOCUMENT), ask(EXPORT)]), city.hungUp(id)]);
    const types = (await history<SessionEvent>(stream("SESSION", id))).map(({ event }) => event.type);
    const end = types.indexOf("SessionEnded");
    expect(types.slice(end)).not.toContain("ActAllowed");
    expect(types.filter(type => type === "ActAllowed")).toHaveLength(
      answers.filter(({ allowed }) => allowed).length,
    );
  });
});

test("the official engine judges each as it was decided, and one that is altered it judges otherwise", async () => {
  await ask(DOCUMENT);
  await city.wired(who.propertyNo, { medium: "wifi" });
  await ask(TRADE);
  const [allowed, refused] = await acts();
  if (allowed?.type !== "ActAllowed" || refused?.type !== "ActRefused") throw new Error("one of each");
  const kinds = (event: ActEvent) => judgedOf(event, officialGate()).map(({ kind }) => kind);
  const decision = refused.decision ?? allowed.decision;
  const altered = { ...allowed, decision: { ...allowed.decision, facts: decision.facts } };
  expect([kinds(allowed), kinds(refused), kinds(altered)]).toEqual([["same"], ["same"], ["differs"]]);
});

test("the whole journal is still in order", async () => {
  expect((await auditJournal({ keys: [], earlier: [] })).findings).toEqual([]);
});
