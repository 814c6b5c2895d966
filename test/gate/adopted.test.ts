// What an agency adopted and laid down at the gate: each suggested set can be lived under, each activity has its own, an overlay only closes.
import { describe, expect, test } from "vitest";
import type { Adoption, SetOverlay } from "../../functions/agencies/own-rules.ts";
import { type Firm, type FirmEvent, firmLaw } from "../../functions/firm/firm.ts";
import { explain } from "../../functions/gate/explain.ts";
import { factsFrom, recordedFacts } from "../../functions/sessions/session-records.ts";
import type { Activity } from "../../functions/shared/rules/activities.ts";
import type { ProfileId } from "../../functions/shared/rules/clauses.ts";
import { type Parameter, strictest } from "../../functions/shared/rules/parameters.ts";
import { APPLIED, APPROVED, assessment, PLAN, terms, training } from "../firm/told.ts";
import { AGENCY } from "../house/city.ts";
import { given } from "../house/given.ts";
import { ask, but, factsOf, found, inOrder, question, refusedBy, taipei } from "./given.ts";

/** A Monday on which all five texts are in force. */
const NOW = taipei("2026-11-30 09:00");
const DAY = "2026-11-30";
const said = { at: taipei("2026-11-01 09:00"), by: "somebody" };

function adoption(profile: ProfileId, activity: Activity, more: Partial<Adoption> = {}): Adoption {
  const terms = { profile, version: 1, activity, from: "2026-11-02", document: "x" };
  return { ...terms, proposed: said, confirmed: said, ...more };
}

function overlay(parameter: Parameter, value: SetOverlay["value"]): SetOverlay {
  return { activity: "exchange", parameter, value, document: "x", set: said };
}

const agency = (adoptions: readonly Adoption[], overlays: readonly SetOverlay[] = []) => ({
  agency: found(`AGENCY#${AGENCY}`, {
    ...inOrder.agency.state,
    bannedBrands: ["某牌"],
    adoptions: Object.fromEntries(adoptions.map((each, at) => [String(at + 1), each])),
    overlays,
  }),
});

const claims = {
  ...{ publicWifi: false, sharedDevice: false, antivirus: true, compliant: true },
  ...{ securityAgent: true, appControl: true, servicesOff: true },
};
const TRADING = { starts: "09:00", ends: "13:30" } as const;

/** All that its plan consists of, what the board and the authority said, and the borrower trained. */
function firmOnFile(): Firm {
  const applied = { business: "documents", from: "2026-11-02", to: "2027-01-31" } as const;
  const dated = { dated: "2026-10-30" };
  return given(firmLaw).events(
    ...PLAN,
    training("2026-10-30", "borrower"),
    { type: "SupervisorNamed", turn: 1, supervisor: "manager", from: DAY, until: DAY, ...TRADING },
    { type: "RisksAssessed", ...assessment, ...dated },
    { ...APPLIED, ...terms(applied) } as FirmEvent,
    { ...APPROVED, business: "documents", ...dated } as FirmEvent,
  ).state as Firm;
}
/** What the features to come will bring is given through their parts: approval, roster and hours. */
const TODAY = {
  ...inOrder,
  ...but("posture", { reportedAt: taipei("2026-11-30 08:57"), ...claims }),
  ...but("terminal", { loan: { ...inOrder.terminal.state.loan, dueAt: taipei("2026-12-18 00:00") } }),
  system: found(
    "SYSTEM#household",
    { ...inOrder.system.state, remoteTestedAt: taipei("2026-11-01 09:00") },
    9,
  ),
  approval: found("PERSON#borrower", {
    ...{ from: taipei("2026-11-02 00:00"), until: taipei("2027-01-31 00:00") },
    ...{ under: ["ey-draft", "keelung-pregnancy", "twse-2023"], businesses: ["documents"] },
    ...{ rights: ["read"], functions: ["send-receive"] },
  }),
  schedule: found("PERSON#borrower", { homeDays: [DAY], tier: "before-28-weeks" as const }),
  firm: found(`FIRM#${AGENCY}`, firmOnFile()),
  hours: found(`AGENCY#${AGENCY}`, {
    office: [{ from: "08:00", until: "17:00" }],
    trading: [{ from: "09:00", until: "13:30" }],
    overtime: [],
  }),
};
const ASKED = { ...question, business: "documents", rights: ["read"], functions: ["send-receive"] };
const EXCHANGE = ["ey-draft", "keelung-pregnancy", "twse-2023"] as const;

describe("an agency that adopts, once its facts are there, can connect", () => {
  test.each<[string, readonly Adoption[]]>([
    ["the letter alone", []],
    ...EXCHANGE.map((id): [string, Adoption[]] => [id, [adoption(id, "exchange")]]),
    ["yilan-hours, for hours", [adoption("yilan-hours", "hours")]],
    ["Keelung's set", [adoption("ey-draft", "exchange"), adoption("keelung-pregnancy", "exchange")]],
    [
      "all that there is",
      EXCHANGE.map(id => adoption(id, "exchange")).concat(adoption("yilan-hours", "hours")),
    ],
  ])("%s", (_, adoptions) => {
    const states = { ...TODAY, ...agency(adoptions) };
    expect(refusedBy(states, NOW, ASKED)).toEqual([]);
    const { profiles } = factsOf(states, ASKED, NOW);
    const own = adoptions.filter(({ activity }) => activity === "exchange").map(({ profile }) => profile);
    expect(profiles).toEqual(["tainan-2021", ...own]);
  });
});

describe("what was adopted", () => {
  const late = taipei("2026-11-30 21:00");
  const fresh = but("posture", { reportedAt: taipei("2026-11-30 20:58"), ...claims });

  test("for hours shuts no exchange after hours; for exchange it would", () => {
    const states = (...all: Adoption[]) => ({ ...TODAY, ...fresh, ...agency(all) });
    expect(refusedBy(states(adoption("yilan-hours", "hours")), late, ASKED)).toEqual([]);
    expect(refusedBy(states(adoption("ey-draft", "exchange")), late, ASKED)).toEqual(["ey-draft/9"]);
  });

  test.each<[string, Partial<Adoption>]>([
    ["not confirmed", { confirmed: undefined as never }],
    ["in another system", { system: "police" }],
    ["from tomorrow", { from: "2026-12-01" }],
    ["until yesterday", { until: "2026-11-29" }],
    ["for another activity", { activity: "other-home-work" }],
  ])("does not bind: %s", (_, more) => {
    const states = { ...TODAY, ...agency([adoption("ey-draft", "exchange", more)]) };
    expect(factsOf(states, ASKED, NOW).profiles).toEqual(["tainan-2021"]);
  });

  test("from tomorrow ends an open session when it begins", () => {
    const states = { ...TODAY, ...agency([adoption("ey-draft", "exchange", { from: "2026-12-01" })]) };
    const { deadlines } = factsOf(states, ASKED, NOW);
    expect(deadlines).toContainEqual(
      expect.objectContaining({ fact: "rules", at: taipei("2026-12-01 00:00") }),
    );
  });

  test("of 2023 is unknown to June 2021", () => {
    const then = taipei("2021-06-11 08:30");
    const states = { ...inOrder, ...agency([adoption("twse-2023", "exchange", { from: "2021-06-04" })]) };
    expect(factsOf(states, question, then).profiles).toEqual(["tainan-2021"]);
    expect(refusedBy(states, then)).toEqual([]);
  });
});

describe("what the agency laid down", () => {
  test.each([
    [overlay("authFactors", 3), "own-factors"],
    [overlay("postureFreshMinutes", 3), "own-fresh-report"],
    [overlay("allowedChannels", ["vdi"]), "own-channel"],
    [overlay("bannedBrands", ["ＡＣＥＲ"]), "brand-allowed"],
    [overlay("officeDaysPerWeek", 5), "own-office-days"],
  ])("%j refuses as the house's own: %s", (own, policy) => {
    expect(refusedBy({ ...TODAY, ...agency([]) }, NOW, ASKED)).toEqual([]);
    expect(refusedBy({ ...TODAY, ...agency([], [own]) }, NOW, ASKED)).toEqual([policy]);
  });

  test("two agencies under the same texts are not judged by each other's", () => {
    const strict = { ...TODAY, ...agency([], [overlay("authFactors", 3)]) };
    const lax = { ...TODAY, ...agency([], [overlay("authFactors", 2)]) };
    expect([
      refusedBy(strict, NOW, ASKED),
      refusedBy(lax, NOW, ASKED),
      refusedBy(strict, NOW, ASKED),
    ]).toEqual([["own-factors"], [], ["own-factors"]]);
  });

  test("leaving nothing allowed refuses everything, as a fault of the configuration", () => {
    const none = { ...TODAY, ...agency([], [overlay("staffStatuses", ["vendor"])]) };
    expect(refusedBy(none, NOW, ASKED)).toEqual(["nothing-allowed"]);
  });

  test("is on record with the decision, and judges it again", () => {
    const facts = factsOf({ ...TODAY, ...agency([], [overlay("authFactors", 3)]) }, ASKED, NOW);
    const again = factsFrom(JSON.parse(JSON.stringify(recordedFacts(facts))));
    expect(explain(again).refusals.map(({ policy }) => policy)).toEqual(["own-factors"]);
    expect("overlay" in recordedFacts(factsOf(TODAY, ASKED, NOW))).toBe(false);
  });

  test("ends a report's time where that is the shortest", () => {
    const { closesAt } = ask({ ...TODAY, ...agency([], [overlay("postureFreshMinutes", 5)]) }, NOW, ASKED);
    expect(closesAt?.at).toBe(taipei("2026-11-30 09:02"));
    expect(strictest("postureFreshMinutes", [10, 5])).toBe(5);
  });
});
