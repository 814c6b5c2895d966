// What an agency records about itself, and the rules that then bind it: strictest wins, its own only tighten.
import { describe, expect, test } from "vitest";
import { agencyLaw, UNPREPARED } from "../../functions/agencies/agency.ts";
import * as preparation from "../../functions/agencies/preparation.ts";
import { limitsOf } from "../../functions/agencies/rules.ts";
import { given } from "../house/given.ts";

const AT = "2021-06-04T02:00:00.000Z";
const REVIEW = {
  hardware: { fit: true, note: "" },
  software: { fit: true, note: "" },
  people: ["worker"],
  planRef: "plan",
  drillRequired: true,
};
const DRILL = { doneAt: "2021-06-04T01:00:00.000Z", participants: ["worker"] };

const office = given(agencyLaw).as({ by: "supervisor", at: AT });
const reviewed = office.after(agency => preparation.reviewReadiness(agency, REVIEW, AT));
const drilled = reviewed.after(agency => preparation.recordDrill(agency, DRILL, AT));

describe("readiness", () => {
  test("a review is kept with who made it and when", () => {
    expect(reviewed.state?.readiness).toEqual({ ...REVIEW, at: AT, reviewer: "supervisor" });
  });

  test("a new review needs a new drill", () => {
    expect(drilled.state?.readiness?.drill).toEqual(DRILL);
    const again = drilled.after(agency => preparation.reviewReadiness(agency, REVIEW, AT));
    expect(again.state?.readiness?.drill).toBeUndefined();
  });

  test("a review that names no plan is refused", () => {
    office
      .when(agency => preparation.reviewReadiness(agency, { ...REVIEW, planRef: "" }, AT))
      .refused("plan-missing", "tainan-2021/2a");
  });

  test("a drill before any review is refused", () => {
    office
      .when(agency => preparation.recordDrill(agency, DRILL, AT))
      .refused("review-missing", "tainan-2021/3.1a");
  });

  test("a drill still to come is refused", () => {
    const tomorrow = { ...DRILL, doneAt: "2021-06-05T00:00:00.000Z" };
    reviewed
      .when(agency => preparation.recordDrill(agency, tomorrow, AT))
      .refused("drill-in-the-future", "tainan-2021/3.1b");
  });

  test("a site named twice is refused", () => {
    const site = { id: "gate", name: "門外" };
    office.when(() => preparation.setReturnSites([site, site])).refused("site-named-twice");
  });

  test("a notice relayed again replaces its earlier record, and no other", () => {
    const relay = (notice: string, to: string) =>
      preparation.relayNotice({ notice, relayedTo: [to], relayedAt: AT })[0];
    const told = office.events(relay("A", "x"), relay("B", "x"), relay("A", "y"));
    expect(told.state?.relays.map(({ notice, relayedTo }) => [notice, ...relayedTo])).toEqual([
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
});
