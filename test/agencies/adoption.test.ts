// Adopting a regulation: by two, inside the scope of its own text, from today on; and ending it, by two of the center.
import { describe, expect, test } from "vitest";
import * as adoption from "../../functions/agencies/adoption.ts";
import { agencyLaw } from "../../functions/agencies/agency.ts";
import type { AdoptionTerms } from "../../functions/agencies/own-rules.ts";
import { describeAgency } from "../../functions/agencies/preparation.ts";
import { adoptedFor, limitsOf } from "../../functions/agencies/rules.ts";
import type { Activity } from "../../functions/shared/rules/activities.ts";
import { given } from "../house/given.ts";

const AT = "2026-11-30T02:00:00.000Z";
const TODAY = "2026-11-30";
const ONE = { person: "supervisor", at: AT };
const OTHER = { person: "personnel", at: AT };
const EY: AdoptionTerms = {
  profile: "ey-draft",
  version: 1,
  activity: "exchange",
  from: TODAY,
  document: "府人考字第 115001 號",
};
const TWSE: AdoptionTerms = { ...EY, profile: "twse-2023", trigger: "中央疫情指揮中心公告三級警戒" };
const KEELUNG: AdoptionTerms = { ...EY, profile: "keelung-pregnancy" };

const office = given(agencyLaw).as({ by: "supervisor", at: AT });
const proposed = office.after(agency => adoption.proposeAdoption(agency, EY, ONE));
const adopted = proposed.after(agency => adoption.confirmAdoption(agency, "1", OTHER));
const inCity = (city: "tainan" | "keelung") =>
  office.after(() => describeAgency({ city, kind: "government", document: "x" }));
const bound = (state: typeof adopted.state, on: string, activity: Activity = "exchange", system?: string) =>
  state ? adoptedFor(state, { activity, system, on }) : [];

describe("an adoption", () => {
  test("binds once somebody else has confirmed it, for its own activity and no other", () => {
    expect(bound(proposed.state, TODAY)).toEqual([]);
    expect(bound(adopted.state, TODAY)).toEqual(["ey-draft"]);
    expect(bound(adopted.state, TODAY, "hours")).toEqual([]);
    expect(bound(adopted.state, TODAY, "document-management")).toEqual([]);
  });

  test("binds from its first day to its last, in its own system", () => {
    const terms = { ...EY, system: "household", from: "2026-12-01", until: "2026-12-31" } as const;
    const kept = office
      .after(agency => adoption.proposeAdoption(agency, terms, ONE))
      .after(agency => adoption.confirmAdoption(agency, "1", OTHER)).state;
    const days = ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"];
    expect(days.map(day => bound(kept, day, "exchange", "household").length)).toEqual([0, 1, 1, 0]);
    expect(bound(kept, "2026-12-01", "exchange", "police")).toEqual([]);
  });

  test("what was adopted before adoptions had numbers binds exchange beside the letter", () => {
    const event = { type: "RulesAdopted", bannedBrands: ["X"], loanReminderDays: [5] } as const;
    const before = office.events({ event: { ...event, profiles: ["ey-draft"] } }).state;
    expect(bound(before, TODAY)).toEqual(["ey-draft"]);
    expect(bound(before, TODAY, "other-home-work")).toEqual([]);
    if (!before) throw new Error("it was recorded");
    expect(limitsOf(before, TODAY)).toMatchObject({ scanTools: ["T-CLEAN"], bannedBrands: ["X"] });
  });

  test.each([
    ["by whoever proposed it", "own-adoption", "Supervisor"],
    ["by whoever proposed it, in full width", "own-adoption", "ｓｕｐｅｒｖｉｓｏｒ"],
  ])("is not confirmed %s", (_, code, person) => {
    proposed.when(agency => adoption.confirmAdoption(agency, "1", { person, at: AT })).refused(code);
  });

  test.each(["2", "constructor", "__proto__"])("that nobody proposed is not confirmed: %s", name => {
    proposed.when(agency => adoption.confirmAdoption(agency, name, OTHER)).refused("adoption-unknown");
  });

  test("is decided once", () => {
    adopted.when(agency => adoption.confirmAdoption(agency, "1", OTHER)).refused("adoption-decided");
    const declined = proposed.after(agency => adoption.declineAdoption(agency, "1", "誤植"));
    declined.when(agency => adoption.confirmAdoption(agency, "1", OTHER)).refused("adoption-decided");
    expect(bound(declined.state, TODAY)).toEqual([]);
    // It may be proposed again.
    expect(
      declined.after(agency => adoption.proposeAdoption(agency, EY, ONE)).state?.adoptions?.[2],
    ).toBeDefined();
  });

  test("is not confirmed once its time is over", () => {
    const short = office.after(agency => adoption.proposeAdoption(agency, { ...EY, until: TODAY }, ONE));
    const late = { person: "personnel", at: "2026-12-01T02:00:00.000Z" };
    short.when(agency => adoption.confirmAdoption(agency, "1", late)).refused("adoption-over");
  });
});

describe("what is refused at once", () => {
  test.each<[string, AdoptionTerms, string, string?]>([
    ["the letter, which binds by itself", { ...EY, profile: "tainan-2021" }, "binds-by-itself"],
    ["the letter for hours", { ...EY, profile: "tainan-2021", activity: "hours" }, "adoption-out-of-scope"],
    ["hours' rules for exchange", { ...EY, profile: "yilan-hours" }, "adoption-out-of-scope"],
    [
      "Keelung's, by an agency of nobody knows where",
      KEELUNG,
      "agency-not-described",
      "keelung-pregnancy/2.1",
    ],
    [
      "the Stock Exchange's without what has happened",
      { ...TWSE, trigger: "" },
      "trigger-missing",
      "twse-2023/1.0",
    ],
    ["one that asks for no trigger with one", { ...EY, trigger: "x" }, "trigger-not-asked-for"],
    ["back in time", { ...EY, from: "2026-11-29" }, "adoption-in-the-past"],
    ["an end before the beginning", { ...EY, until: "2026-11-29" }, "adoption-ends-first"],
    ["a version there is not", { ...EY, version: 2 }, "version-not-in-force"],
  ])("%s", (_, terms, code, clause) => {
    const refused = office.when(agency => adoption.proposeAdoption(agency, terms, ONE));
    if (clause) refused.refused(code, clause);
    else refused.refused(code);
  });

  test("a rule of 2023 in 2021", () => {
    const then = { person: "supervisor", at: "2021-06-04T02:00:00.000Z" };
    office
      .when(agency => adoption.proposeAdoption(agency, { ...TWSE, from: "2021-06-04" }, then))
      .refused("version-not-in-force");
  });

  test("Keelung's in another city, and not in its own", () => {
    inCity("tainan")
      .when(agency => adoption.proposeAdoption(agency, KEELUNG, ONE))
      .refused("adoption-out-of-scope", "keelung-pregnancy/2.1");
    const own = inCity("keelung").after(agency => adoption.proposeAdoption(agency, KEELUNG, ONE));
    expect(own.state?.adoptions?.[1]?.profile).toBe("keelung-pregnancy");
  });

  test("the same twice, proposed or adopted, in one system or in all; but not after its end", () => {
    const twice = (terms: AdoptionTerms) => (agency: typeof adopted.state) =>
      adoption.proposeAdoption(agency, terms, ONE);
    proposed.when(twice(EY)).refused("adoption-known");
    adopted.when(twice({ ...EY, system: "police" })).refused("adoption-known");
    const ending = office.after(agency => adoption.proposeAdoption(agency, { ...EY, until: TODAY }, ONE));
    ending.when(twice(EY)).refused("adoption-known");
    expect(ending.after(twice({ ...EY, from: "2026-12-01" })).state?.adoptions?.[2]).toBeDefined();
  });
});

describe("the end of an adoption", () => {
  const terms = { from: "2026-12-05", document: "府研智字第 115002 號" };
  const center = { person: "center-1", at: AT };
  const asked = adopted
    .as({ by: "center-1", at: AT })
    .after(agency => adoption.proposeRepeal(agency, "1", terms, center));

  test("takes two officers of the center, and comes on its day", () => {
    asked.when(agency => adoption.confirmRepeal(agency, "1", center)).refused("own-repeal");
    expect(bound(asked.state, "2026-12-05")).toEqual(["ey-draft"]);
    const repealed = asked.after(agency =>
      adoption.confirmRepeal(agency, "1", { ...center, person: "center-2" }),
    );
    expect(bound(repealed.state, "2026-12-04")).toEqual(["ey-draft"]);
    expect(bound(repealed.state, "2026-12-05")).toEqual([]);
  });

  test.each(["2", "earlier-tainan-2021", "earlier-ey-draft"])("there is none of %s", name => {
    adopted.when(agency => adoption.proposeRepeal(agency, name, terms, center)).refused("adoption-unknown");
  });

  test("is not back in time, and not twice", () => {
    adopted
      .when(agency => adoption.proposeRepeal(agency, "1", { ...terms, from: "2026-11-29" }, center))
      .refused("repeal-in-the-past");
    asked.when(agency => adoption.proposeRepeal(agency, "1", terms, center)).refused("repeal-known");
  });

  test("also comes to what was adopted earlier", () => {
    const event = {
      type: "RulesAdopted",
      profiles: ["ey-draft"],
      bannedBrands: [],
      loanReminderDays: [],
    } as const;
    const repealed = given(agencyLaw)
      .as({ by: "center-1", at: AT })
      .events({ event })
      .after(agency => adoption.proposeRepeal(agency, "earlier-ey-draft", { ...terms, from: TODAY }, center))
      .after(agency => adoption.confirmRepeal(agency, "earlier-ey-draft", { ...center, person: "center-2" }));
    expect(bound(repealed.state, TODAY)).toEqual([]);
  });
});
