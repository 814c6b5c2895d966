// Each regulation as data says what its clauses say, with the clause beside every figure; a file in doubt is not loaded.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { PROFILE_IDS } from "../../../functions/shared/rules/clauses.ts";
import { isInForce, profileOf, readProfile } from "../../../functions/shared/rules/profile.ts";

test("every regulation has its file and every file its regulation", () => {
  const files = readdirSync("policies/profiles").map(file => file.replace(".json", ""));
  expect(files.toSorted()).toEqual(PROFILE_IDS.toSorted());
  expect(PROFILE_IDS.map(id => profileOf(id).id)).toEqual([...PROFILE_IDS]);
});

test.each([
  ["tainan-2021", "in-force", "2021-06-02", false],
  ["tainan-2021", "in-force", "2021-06-03", true],
  ["tainan-2021", "in-force", "2099-01-01", true],
  ["ey-draft", "draft", "2021-06-03", true],
  ["keelung-pregnancy", "in-force", "2021-06-03", true],
  ["twse-2023", "reference", "2023-10-02", false],
  ["twse-2023", "reference", "2023-10-03", true],
  ["yilan-hours", "in-force", "2022-12-31", false],
  ["yilan-hours", "in-force", "2023-01-01", true],
] as const)("%s (%s) on %s: in force %s", (id, status, day, inForce) => {
  const profile = profileOf(id);
  expect([profile.status, isInForce(profile, day)]).toEqual([status, inForce]);
});

test("a regulation with an end binds on its last day and not after", () => {
  const ended = { ...profileOf("tainan-2021"), effectiveTo: "2021-12-31" };
  expect(["2021-12-31", "2022-01-01"].map(day => isInForce(ended, day))).toEqual([true, false]);
});

test.each(["", "2021-13-01", "soon"])("nothing is in force on %j, which is no day", day => {
  expect(() => isInForce(profileOf("ey-draft"), day)).toThrow(RangeError);
});

const staff = ["civil-servant", "contract", "temporary", "worker"];
test.each([
  ["tainan-2021", "allowedChannels", ["vdi", "vpn"], "3.4a"],
  ["tainan-2021", "allowedMedia", ["wired"], "3.4b"],
  ["tainan-2021", "staffStatuses", ["civil-servant"], "3.2e"],
  ["tainan-2021", "scanTools", ["T-CLEAN"], "3.5c"],
  ["tainan-2021", "reportDuePrinted", "2021-06-13", "4c"],
  ["tainan-2021", "reportDue", "2021-06-10", "4c"],
  ["tainan-2021", "endOfWork", null, "4c"],
  ["ey-draft", "staffStatuses", ["civil-servant", "contract"], "2"],
  ["ey-draft", "forbidPublicWifi", true, "5b"],
  ["ey-draft", "forbidSharedDevice", true, "5b"],
  ["ey-draft", "requireAntivirus", true, "5b"],
  ["ey-draft", "approvalMonths", 3, "4b"],
  ["ey-draft", "officeDaysPerWeek", 2, "4c"],
  ["keelung-pregnancy", "staffStatuses", staff, "2.2"],
  ["keelung-pregnancy", "bannedBrands", [], "4.2.1"],
  ["keelung-pregnancy", "homeDaysBefore28Weeks", 2, "3.1"],
  ["keelung-pregnancy", "homeDaysBefore36Weeks", 3, "3.2"],
  ["keelung-pregnancy", "homeDaysFrom36Weeks", 4, "3.3"],
  ["keelung-pregnancy", "onSiteFloor", null, "4.1.2"],
  ["keelung-pregnancy", "normalDayMinutes", 8 * 60, "5.4.2"],
  ["keelung-pregnancy", "overtimeSubmitDays", 1, "5.4.3b"],
  ["twse-2023", "allowedChannels", ["vdi", "vpn"], "2.2.7.1a"],
  ["twse-2023", "authFactors", 2, "2.2.7.1a"],
  ["twse-2023", "approvalMonths", 3, "2.1.2a"],
  ["twse-2023", "extensionMonths", 3, "2.1.2b"],
  ["twse-2023", "extensions", 1, "2.1.2b"],
  ["twse-2023", "riskAssessmentMonths", 12, "2.2.11"],
  ["twse-2023", "trainingMonths", 6, "2.2.12"],
  ["yilan-hours", "normalDayMinutes", 8 * 60, "2.1a"],
  ["yilan-hours", "normalWeekMinutes", 40 * 60, "2.1a"],
  ["yilan-hours", "dayMinutes", 12 * 60, "2.1b"],
  ["yilan-hours", "monthOvertimeMinutes", 60 * 60, "2.1c"],
  ["yilan-hours", "shiftRestMinutes", 11 * 60, "2.1d"],
  ["yilan-hours", "projectOvertimeLastDay", "2023-03-31", "2.5c"],
  ["yilan-hours", "seasonalDayMinutes", 12 * 60, "2.5d"],
  ["yilan-hours", "seasonalMonthMinutes", 80 * 60, "2.5d"],
  ["yilan-hours", "seasonalConsentMonths", 2, "2.5e"],
  ["yilan-hours", "seasonalExtensionMonths", 1, "2.5e"],
  ["yilan-hours", "specialThreeMonthMinutes", 240 * 60, "2.5f"],
  ["yilan-hours", "disasterDayMinutes", 14 * 60, "2.5h"],
  ["yilan-hours", "disasterMonthMinutes", 80 * 60, "2.5h"],
  ["yilan-hours", "disasterReportMonths", 1, "2.5i"],
  ["yilan-hours", "urgentRunDays", 3, "2.5j"],
  ["yilan-hours", "urgentMonthMinutes", 80 * 60, "2.5j"],
  ["yilan-hours", "urgentReportMonths", 1, "2.5k"],
  ["yilan-hours", "standbyGrade1Percent", 100, "2.7b"],
  ["yilan-hours", "standbyGrade2Percent", 50, "2.7c"],
  ["yilan-hours", "leaveUseYears", 2, "2.8a"],
] as const)("%s sets %s to %j by clause %s", (id, parameter, value, number) => {
  expect(profileOf(id).parameters[parameter]).toEqual({ value, source: `${id}/${number}` });
});

test("what the texts leave open is marked as ours", () => {
  const ours = PROFILE_IDS.flatMap(id =>
    Object.entries(profileOf(id).parameters)
      .filter(([, setting]) => setting.source === "ours")
      .map(([name]) => `${id} ${name}`),
  );
  expect(ours.sort()).toEqual([
    "ey-draft assignmentOutsideHours",
    "ey-draft postureFreshMinutes",
    "keelung-pregnancy assignmentOutsideHours",
    ...[
      "drainMinutes",
      "loanReminderDays",
      "officesClose",
      "patternMaxAgeDays",
      "postureFreshMinutes",
      "rangeReminderDays",
      "reportReminderDays",
      "reportRoundEnds",
      "unansweredDays",
      "widestIpv4Prefix",
      "widestIpv6Prefix",
    ].map(name => `tainan-2021 ${name}`),
    "twse-2023 oddRefusals",
    "twse-2023 patchDays",
    "twse-2023 postureFreshMinutes",
    "yilan-hours assignmentOutsideHours",
    "yilan-hours leaveWarningDays",
    "yilan-hours remaindersLastDay",
    "yilan-hours remaindersSince",
  ]);
});

test("the only clause switched off is the one that lets an agency cover other persons", () => {
  const off = PROFILE_IDS.flatMap(id => profileOf(id).switchedOff.map(({ clause }) => clause));
  expect(off).toEqual(["ey-draft/15"]);
});

describe("a regulation's file in doubt is not loaded", () => {
  const good = profileOf("tainan-2021");
  const setting = (name: string, value: unknown, source = "ours") => ({
    ...good,
    parameters: { [name]: { value, source } },
  });
  const off = (clause: string) => ({ ...good, switchedOff: [{ clause, "zh-TW": "理由", en: "reason" }] });

  test("while one without doubt is", () => {
    expect(readProfile(setting("drainMinutes", 5)).parameters).toEqual({
      drainMinutes: { value: 5, source: "ours" },
    });
    expect(readProfile(setting("endOfWork", "17:30")).parameters.endOfWork?.value).toBe("17:30");
    expect(readProfile(off("tainan-2021/3.4b")).switchedOff).toHaveLength(1);
  });

  test.each([
    ["an unknown regulation", { ...good, id: "tainan-2031" }],
    ["an unknown status", { ...good, status: "maybe" }],
    ["no title in Chinese", { ...good, title: { "zh-TW": "", en: "Letter" } }],
    ["a start that is no day", { ...good, effectiveFrom: "2021-02-30" }],
    ["an unknown key", { ...good, waiver: true }],
    ["an unknown parameter", setting("dreinMinutes", 5)],
    ["a negative limit", setting("drainMinutes", -1)],
    ["a limit that is text", setting("drainMinutes", "5")],
    ["a limit that is no whole number", setting("drainMinutes", 0.5)],
    ["a limit without a source", { ...good, parameters: { drainMinutes: { value: 5 } } }],
    ["a source that is no clause", setting("drainMinutes", 5, "tainan-2021/9")],
    ["a source of another regulation", setting("drainMinutes", 5, "ey-draft/4b")],
    ["an empty list of what is allowed", setting("allowedChannels", [])],
    ["an allowed name that is empty", setting("allowedChannels", [""])],
    ["a date that is none", setting("reportDue", "2021-02-30")],
    ["a time of day that is none", setting("endOfWork", "24:30")],
    ["a switch that is neither on nor off", setting("requireAntivirus", "yes")],
    ["a switched-off clause that does not exist", off("tainan-2021/9")],
    ["a switched-off clause of another regulation", off("ey-draft/15")],
    ["a switched-off clause without a reason", { ...good, switchedOff: [{ clause: "tainan-2021/3.4b" }] }],
  ])("%s", (_name, content) => {
    expect(() => readProfile(content)).toThrow();
  });
});
