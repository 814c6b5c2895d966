// Approvals at the gate: which count now, and until when without a gap.
import { expect, test } from "vitest";
import { apply } from "../../functions/approvals/applying.ts";
import type { Approvals } from "../../functions/approvals/approval.ts";
import { end } from "../../functions/approvals/deciding.ts";
import { approvalsPart } from "../../functions/approvals/gate-part.ts";
import type { Reads } from "../../functions/gate/part.ts";
import { touchedBy } from "../../functions/gate/parts.ts";
import type { ProfileId } from "../../functions/shared/rules/clauses.ts";
import { AGENCY } from "../house/city.ts";
import { applying, granted, NOW, person } from "./told.ts";

function factsAt(
  state: Approvals | undefined,
  at: string,
  agency = AGENCY,
  profiles: ProfileId[] = ["ey-draft"],
) {
  const held = (of: string) => ({
    ...{ stream: of, version: 1, head: "", state: of.startsWith("PERSON") ? person({ agency }) : state },
  });
  const reads = { question: { person: "ann" }, held } as unknown as Reads;
  const [facts] = approvalsPart.facts(reads, { at, profiles, activity: "exchange" }, undefined);
  return { under: facts?.known.approvedUnder, ends: (facts?.deadlines ?? []).map(each => each.at) };
}
const FIRST = "2021-06-13T16:00:00.000Z";
const LAST = "2021-09-13T16:00:00.000Z";

test.each([
  ["just before its first day", "2021-06-13T15:59:59.999Z", []],
  ["from its first moment", FIRST, ["ey-draft"]],
  ["to its last", "2021-09-13T15:59:59.999Z", ["ey-draft"]],
  ["and no longer", LAST, []],
])("%s", (_, at, under) => {
  expect(factsAt(granted("ey-draft").state, at).under).toEqual(under);
});

test("what is asked for is not granted, and what was granted elsewhere does not come along", () => {
  expect(factsAt(undefined, FIRST).under).toBeUndefined();
  expect(factsAt(granted("ey-draft").state, FIRST, "elsewhere").under).toEqual([]);
});

test("it ends a session with its last day, and sooner where it is ended", () => {
  expect(factsAt(granted("ey-draft").state, FIRST).ends).toEqual([LAST]);
  const ended = granted("ey-draft")
    .as({ at: NOW })
    .after(state => end(state, "1", { cause: "revoked", reason: "r", isOwn: false, at: FIRST }));
  expect(factsAt(ended.state, FIRST)).toEqual({ under: [], ends: [] });
});

test("where a renewal follows on, the session goes on to the end of that one", () => {
  const asked = { from: "2021-09-14", to: "2021-12-13" };
  const renewed = granted("ey-draft")
    .after(state => apply(state, applying("ey-draft", { asked })))
    .events({ type: "HomeWorkPledged", application: "2", text: "t" })
    .events({ type: "HomeWorkDecided", application: "2", granted: true, as: "superior" });
  expect(factsAt(renewed.state, FIRST).ends).toEqual(["2021-12-13T16:00:00.000Z"]);
  expect(factsAt(renewed.state, LAST).under).toEqual(["ey-draft"]);
});

test("an approval under a regulation that nobody adopted ends nothing", () => {
  expect(factsAt(granted("ey-draft").state, FIRST, AGENCY, ["keelung-pregnancy"]).ends).toEqual([]);
});

test("whatever is recorded of somebody’s approvals may close their sessions", () => {
  const event = { type: "HomeWorkEnded" };
  expect(touchedBy({ stream: "APPROVAL#ann", event })).toEqual([{ person: "ann" }]);
});
