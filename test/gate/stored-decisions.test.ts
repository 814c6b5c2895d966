// Decisions as they were stored once fold, replay and are written again byte for byte; a decision made today has the same form.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { explain, refuser } from "../../functions/gate/explain.ts";
import type { Known } from "../../functions/gate/facts.ts";
import { deployedPolicies } from "../../functions/gate/policies.ts";
import { replay } from "../../functions/gate/replay.ts";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import { type Session, sessionLaw } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { decisionOf, factsFrom } from "../../functions/sessions/session-records.ts";
import { bodyOf, hashOf, type Recorded } from "../../functions/shared/journal/event.ts";
import { history } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { withJournal } from "../shared/journal/table.ts";
import { cityInOrder, knock } from "./city.ts";

withJournal();

interface Stored {
  readonly recorded: readonly Recorded<SessionEvent>[];
  readonly state: Session;
}
const STORED: readonly Stored[] = JSON.parse(
  readFileSync(new URL("stored-decisions.json", import.meta.url), "utf8"),
);
type Decided = Extract<SessionEvent, { type: "SessionAllowed" | "SessionRefused" }>;
const isDecided = (event: SessionEvent): event is Decided =>
  event.type === "SessionAllowed" || event.type === "SessionRefused";
const decided = STORED.flatMap(({ recorded }) => recorded.map(({ event }) => event)).filter(isDecided);

test.each(STORED.map(each => [each.recorded.map(({ event }) => event.type).join(), each] as const))(
  "%s",
  (_, { recorded, state }) => {
    let folded: Session | undefined;
    for (const each of recorded) {
      expect(hashOf(each.previous, each.stream, each.version, bodyOf(each))).toBe(each.hash);
      folded = sessionLaw.evolve(folded, each);
    }
    expect(JSON.stringify(folded)).toBe(JSON.stringify(state));
  },
);

describe("decided once", () => {
  test.each(decided.map(event => [event.connection, event] as const))("%s", (_, event) => {
    for (const stored of [event, ...("told" in event && event.told ? [event.told] : [])]) {
      const facts = factsFrom(stored.facts);
      const all = [...stored.refusals, ...ownRefusal(facts.known)];
      // Both by the whole explanation and by what refuses alone.
      expect(replay({ facts, refusals: all }, each => explain(each).refusals)).toBeUndefined();
      expect(replay({ facts, refusals: all }, refuser(deployedPolicies))).toBeUndefined();
      const { facts: known, versions, held, refusals, closesAt } = stored;
      const again = JSON.stringify({ facts: known, versions, held, refusals, ...(closesAt && { closesAt }) });
      expect(JSON.stringify(before(decisionOf(facts, explain(facts))))).toBe(again);
    }
  });
});

test("today's has the same fields in the same order, and a yes the shard of its seat besides", async () => {
  const city = await cityInOrder();
  const who = await city.borrower();
  const question = knock(city, who);
  await handler(question);
  const nowhere = knock(city, who, { "endpoint-id": "nowhere", "public-ip": "x" });
  await handler(nowhere);
  const unread = knock(city, who, { "schema-version": "v9" });
  await handler(unread);
  for (const [asked, number] of [
    [question, 2],
    [nowhere, 4],
    [unread, 5],
  ] as const) {
    const [first] = await history<SessionEvent>(stream("SESSION", asked["connection-id"]));
    const stored = STORED.find(({ state }) => state.connection === `cvpn-connection-${number}`);
    // A lease, a shard, and which deadline is put off again and again, came later and stand last or by themselves.
    const { shard, lease, ...event } = (first?.event ?? {}) as {
      readonly shard?: number;
      readonly lease?: object;
    };
    expect(lease !== undefined).toBe(number === 2);
    expect(formOf(sinceThen(event))).toEqual(formOf(stored?.recorded[0]?.event));
    expect(typeof shard).toBe(first?.event.type === "SessionAllowed" ? "number" : "undefined");
  }
});

/** Facts that the gate has come to know since those decisions were stored, with what each is read as in them. */
const SINCE: Readonly<Record<string, unknown>> = {
  endsConfirmed: true,
  login: "named",
  product: "not-loaded",
  endpointHours: "open",
  activity: "exchange",
  ...{ firmApplied: true, firmPapers: "complete", firmConsent: "given", risksAssessed: true },
  ...{ trained: true, supervised: true, controlsEdition: "not-recorded" },
};

/** As it was written before: what is read into an earlier decision is not in it, nor what has come to be a refusal of its own. */
function before(decision: ReturnType<typeof decisionOf>): object {
  const all = Object.entries(decision.facts.known);
  const isSince = ([name]: readonly [string, unknown]) => Object.hasOwn(SINCE, name);
  expect(Object.fromEntries(all.filter(isSince))).toEqual(SINCE);
  const known = Object.fromEntries(all.filter(each => !isSince(each)));
  const refusals = decision.refusals.filter(({ policy }) => policy !== LISTED);
  const { policies, ...kept } = decision;
  const held = decision.held.filter(clause => !JUDGED_SINCE.includes(clause));
  expect(policies).toMatch(/^[0-9a-f]{16}$/);
  return { ...kept, facts: { ...decision.facts, known, edition: 1 }, held, refusals };
}

/** Clauses that the gate has come to judge. */
const JUDGED_SINCE: readonly string[] = ["keelung-pregnancy/3.4"];

/** An address on no list was refused by the letter's 4a, which speaks of the system's own; it is the list's own refusal now. */
const LISTED = "address-listed";
const ownRefusal = ({ source }: Known) => (source === undefined ? [{ policy: LISTED }] : []);

/** Today's without what the gate has come to know since. */
function sinceThen(event: object): object {
  return JSON.parse(JSON.stringify(event), (name, value) => {
    // By which policies it was decided is told since as well.
    if (name === "policies" || Object.hasOwn(SINCE, name)) return undefined;
    if (!Array.isArray(value)) return value;
    return value.filter(each => each?.policy !== LISTED && !Object.hasOwn(SINCE, String(each)));
  });
}

/** The names in their order, all the way down. */
function formOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(formOf);
  if (typeof value !== "object" || value === null) return typeof value;
  const names = Object.entries(value).filter(([name]) => name !== "repeats");
  return names.map(([name, each]) => [name, formOf(each)]);
}
