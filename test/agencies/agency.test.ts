// What an agency records about itself, and the rules it then stands under: strictest wins, its own only tighten.
import { describe, expect, test } from "vitest";
import { type Agency, type AgencyEvent, agencyLaw, UNPREPARED } from "../../functions/agencies/agency.ts";
import * as preparation from "../../functions/agencies/preparation.ts";
import { limitsOf } from "../../functions/agencies/rules.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { change, type Draft } from "../../functions/shared/journal/change.ts";
import { GENESIS } from "../../functions/shared/journal/event.ts";

const AT = "2021-06-04T02:00:00.000Z";
const REVIEW = {
  hardware: { fit: true, note: "" },
  software: { fit: true, note: "" },
  people: ["worker"],
  planRef: "plan",
  drillRequired: true,
};
const DRILL = { doneAt: "2021-06-04T01:00:00.000Z", participants: ["worker"] };

function agencyWith(...drafts: readonly Draft<AgencyEvent>[]): Agency {
  const by = { person: "supervisor", agency: "office", roles: [] };
  const facts = { by, action: "test", request: "test", recordedAt: AT };
  const held = { stream: "AGENCY#office" as const, version: 0, head: GENESIS, state: undefined };
  return change(agencyLaw, held, drafts as [Draft<AgencyEvent>], facts).next.state;
}

function refusedBy(decide: () => unknown): readonly [string, readonly string[] | undefined] {
  try {
    decide();
  } catch (error) {
    if (error instanceof Problem) return [error.kind.code, error.facts.clauses];
    throw error;
  }
  return ["done", undefined];
}

describe("readiness", () => {
  test("a review is kept with who made it and when", () => {
    const { readiness } = agencyWith(...preparation.reviewReadiness(undefined, REVIEW, AT));
    expect(readiness).toEqual({ ...REVIEW, at: AT, reviewer: "supervisor" });
  });

  test("a new review needs a new drill", () => {
    const reviewed = preparation.reviewReadiness(undefined, REVIEW, AT);
    const drilled = agencyWith(...reviewed, { event: { type: "DrillHeld", ...DRILL } });
    expect(drilled.readiness?.drill).toEqual(DRILL);
    expect(
      agencyWith(...reviewed, { event: { type: "DrillHeld", ...DRILL } }, ...reviewed).readiness?.drill,
    ).toBeUndefined();
  });

  test.each([
    [
      "a review that names no plan",
      () => preparation.reviewReadiness(undefined, { ...REVIEW, planRef: "" }, AT),
      "plan-missing",
      "2a",
    ],
    [
      "a drill before any review",
      () => preparation.recordDrill(undefined, DRILL, AT),
      "review-missing",
      "3.1a",
    ],
    [
      "a drill still to come",
      () =>
        preparation.recordDrill(
          agencyWith(...preparation.reviewReadiness(undefined, REVIEW, AT)),
          { ...DRILL, doneAt: "2021-06-05T00:00:00.000Z" },
          AT,
        ),
      "drill-in-the-future",
      "3.1b",
    ],
  ])("%s is refused", (_, decide, code, clause) => {
    expect(refusedBy(decide)).toEqual([code, [`tainan-2021/${clause}`]]);
  });

  test("a site named twice is refused", () => {
    const site = { id: "gate", name: "門外" };
    expect(refusedBy(() => preparation.setReturnSites([site, site]))[0]).toBe("site-named-twice");
  });

  test("a notice relayed again replaces its earlier record, and no other", () => {
    const relay = (notice: string, to: string) =>
      preparation.relayNotice({ notice, relayedTo: [to], relayedAt: AT })[0];
    const { relays } = agencyWith(relay("A", "x"), relay("B", "x"), relay("A", "y"));
    expect(relays.map(({ notice, relayedTo }) => [notice, ...relayedTo])).toEqual([
      ["B", "x"],
      ["A", "y"],
    ]);
  });
});

describe("rules", () => {
  test("only the letter binds an agency that has adopted nothing", () => {
    expect(limitsOf(UNPREPARED, "2021-06-04")).toMatchObject({
      scanTools: ["T-CLEAN"],
      patternMaxAgeDays: 7,
    });
  });

  test("its own reminders and banned brands come on top", () => {
    const own = { ...UNPREPARED, bannedBrands: ["X"], loanReminderDays: [5] };
    expect(limitsOf(own, "2021-06-04")).toMatchObject({
      bannedBrands: ["X"],
      loanReminderDays: [5, 3, 1, 0, -1, -3],
    });
  });

  test("rules of which none is in force today are not adopted", () => {
    const adopted = { profiles: ["twse-2023"] as const, bannedBrands: [], loanReminderDays: [] };
    expect(refusedBy(() => preparation.adoptRules(adopted, AT))[0]).toBe("rules-misconfigured");
  });
});
