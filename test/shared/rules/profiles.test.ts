// Adopted regulations combine strictest-wins: more of them never open more, and what they cannot agree on stays closed.
import { describe, expect, test } from "vitest";
import { ACTIVITIES } from "../../../functions/shared/rules/activities.ts";
import { CLAUSES, type ProfileId } from "../../../functions/shared/rules/clauses.ts";
import { PARAMETER_FACTS } from "../../../functions/shared/rules/parameter-catalogue.ts";
import type { Limits, Parameter } from "../../../functions/shared/rules/parameters.ts";
import { type Profile, profileOf } from "../../../functions/shared/rules/profile.ts";
import { bindsByItself, combine, type Rules } from "../../../functions/shared/rules/profiles.ts";

const DAY = "2024-05-06";

function combined(profiles: readonly Profile[], on = DAY): Rules {
  const rules = combine(profiles, on);
  if (rules.status !== "combined") throw new Error(JSON.stringify(rules.because));
  return rules;
}
const adopt = (...ids: readonly ProfileId[]) => ids.map(profileOf);
const varied = (id: ProfileId, parameters: Profile["parameters"]): Profile => ({
  ...profileOf(id),
  parameters,
});

describe("the conflicts of the texts are settled by the strictest", () => {
  test.each<[string, ProfileId[], Partial<Limits>]>([
    [
      "wired only, even where another text forbids no more than public Wi-Fi",
      ["tainan-2021", "ey-draft"],
      { allowedMedia: ["wired"], forbidPublicWifi: true },
    ],
    [
      "only whom every text admits",
      ["tainan-2021", "ey-draft", "keelung-pregnancy"],
      { staffStatuses: ["civil-servant"] },
    ],
    [
      "contract staff where no text excludes them",
      ["ey-draft", "keelung-pregnancy"],
      { staffStatuses: ["civil-servant", "contract"] },
    ],
    [
      "at least two office days beside at most four home days",
      ["ey-draft", "keelung-pregnancy"],
      { officeDaysPerWeek: 2, homeDaysFrom36Weeks: 4 },
    ],
    [
      "three months at a time, extended once",
      ["ey-draft", "twse-2023"],
      { approvalMonths: 3, extensions: 1 },
    ],
    [
      "eight normal hours, in twelve at most",
      ["keelung-pregnancy", "yilan-hours"],
      { normalDayMinutes: 480, dayMinutes: 720 },
    ],
    [
      "two factors over the channels that both name",
      ["tainan-2021", "twse-2023"],
      { authFactors: 2, allowedChannels: ["vdi", "vpn"] },
    ],
    [
      "nothing where no text speaks",
      ["keelung-pregnancy"],
      { allowedChannels: null, allowedMedia: null, endOfWork: null, onSiteFloor: null },
    ],
  ])("%s", (_name, ids, expected) => {
    expect(combined(adopt(...ids)).limits).toMatchObject(expected);
  });

  test.each([
    ["the lower of two upper limits", "drainMinutes", 5, 3, 3],
    ["the higher of two lower limits", "widestIpv4Prefix", 24, 28, 28],
    ["the earlier of two days", "reportDue", "2021-06-10", "2021-06-08", "2021-06-08"],
    ["what both allow", "scanTools", ["A", "T-CLEAN"], ["B", "T-CLEAN"], ["T-CLEAN"]],
    ["what either forbids", "bannedBrands", ["B"], ["A", "B"], ["A", "B"]],
    ["what either demands", "requireAntivirus", false, true, true],
    ["the reminders of both", "loanReminderDays", [3, 1], [7, 1, -1], [7, 3, 1, -1]],
    ["the one limit beside a silence", "drainMinutes", null, 3, 3],
  ] as const)("%s: %s of %j and %j is %j", (_name, parameter, one, other, expected) => {
    const settings = [one, other].map(value => ({ [parameter]: { value, source: "ours" } }));
    const [first = {}, second = {}] = settings as Profile["parameters"][];
    const rules = combined([varied("tainan-2021", first), varied("ey-draft", second)]);
    expect(rules.limits[parameter]).toEqual(expected);
  });
});

describe("the clauses that bind", () => {
  test("are all those of all adopted profiles that are not switched off", () => {
    const { clauses } = combined(adopt("tainan-2021", "ey-draft"));
    const expected = CLAUSES.filter(({ profile }) => ["tainan-2021", "ey-draft"].includes(profile)).map(
      ({ id }) => id,
    );
    expect([...clauses]).toEqual(expected.filter(id => id !== "ey-draft/15"));
  });

  test("take their values with them when they are switched off", () => {
    const why = { "zh-TW": "測試", en: "test" };
    const open = { ...profileOf("ey-draft"), switchedOff: [{ clause: "ey-draft/4b" as const, ...why }] };
    const { clauses, limits } = combined([open]);
    expect([clauses.has("ey-draft/4b"), limits.approvalMonths, limits.officeDaysPerWeek]).toEqual([
      false,
      null,
      2,
    ]);
    expect(combined([open, profileOf("twse-2023")]).limits.approvalMonths).toBe(3);
  });
});

describe("on a day", () => {
  test.each<[string, ProfileId[]]>([
    ["2021-06-02", ["ey-draft"]],
    ["2021-06-10", ["tainan-2021", "ey-draft"]],
    ["2023-10-02", ["tainan-2021", "ey-draft"]],
    ["2023-10-03", ["tainan-2021", "ey-draft", "twse-2023"]],
  ])("%s only the profiles in force then take part: %j", (day, ids) => {
    const { profiles } = combined(adopt("tainan-2021", "ey-draft", "twse-2023"), day);
    expect(profiles.map(({ id }) => id)).toEqual(ids);
  });

  test.each<[string, ProfileId[]]>([
    ["2024-05-06", []],
    ["2021-06-02", ["tainan-2021"]],
    ["2021-06-10", ["twse-2023", "yilan-hours"]],
  ])("%s without a profile in force (%j) opens nothing", (on, ids) => {
    const words = {
      "zh-TW": `設定錯誤：${on} 沒有任何有效的規範，不予開放`,
      en: `Configuration fault: no regulation is in force on ${on}, so nothing is opened`,
    };
    const because = [{ kind: "no-profile-in-force", on, words }];
    expect(combine(adopt(...ids), on)).toEqual({ status: "misconfigured", because });
  });

  test("that is none nothing is combined", () => {
    expect(() => combine(adopt("ey-draft"), "2024-02-30")).toThrow(RangeError);
  });
});

describe("profiles that allow nothing in common open nothing", () => {
  const allowing = (id: ProfileId, channel: string, tool: string) =>
    varied(id, {
      allowedChannels: { value: [channel], source: "ours" },
      scanTools: { value: [tool], source: "ours" },
    });
  const [letter, firms] = adopt("tainan-2021", "twse-2023").map(({ title }) => title);
  const words = (parameter: Parameter) => {
    const { "zh-TW": zh, en } = PARAMETER_FACTS[parameter];
    return {
      "zh-TW": `設定錯誤：「${letter?.["zh-TW"]}」、「${firms?.["zh-TW"]}」對${zh}（${parameter}）沒有共同允許的項目，不予開放`,
      en: `Configuration fault: ${letter?.en}, ${firms?.en} have nothing in common for ${en} (${parameter}), so nothing is opened`,
    };
  };

  test.each<[string, string, Parameter[]]>([
    ["vdi", "A", ["allowedChannels"]],
    ["vpn", "B", ["scanTools"]],
    ["vdi", "B", ["allowedChannels", "scanTools"]],
  ])("vpn and A against %s and %s: %j", (channel, tool, parameters) => {
    const adopted = [allowing("tainan-2021", "vpn", "A"), allowing("twse-2023", channel, tool)];
    const because = parameters.map(parameter => ({
      kind: "nothing-allowed",
      parameter,
      words: words(parameter),
    }));
    expect(combine(adopted, DAY)).toEqual({ status: "misconfigured", because });
  });
});

describe("for document management", () => {
  const rules = combine(adopt("tainan-2021"), DAY, {}, "document-management");
  if (rules.status !== "combined") throw new Error(JSON.stringify(rules.because));

  test("the letter binds by what it says of both kinds of system, and no more", () => {
    expect([...rules.clauses]).toEqual(["tainan-2021/4e", "tainan-2021/4f"]);
  });

  test("what the letter sets for exchange lapses with its clause, and what the house set for it stays", () => {
    const { allowedMedia, allowedChannels, staffStatuses, scanTools, postureFreshMinutes } = rules.limits;
    expect([allowedMedia, allowedChannels, staffStatuses, scanTools, postureFreshMinutes]).toEqual([
      ...[null, null, null, null],
      10,
    ]);
  });

  test("a regulation beside it binds whole", () => {
    const both = combine(adopt("tainan-2021", "ey-draft"), DAY, {}, "document-management");
    const own = combine(adopt("ey-draft"), DAY, {}, "document-management");
    if (both.status !== "combined" || own.status !== "combined") throw new Error("not combined");
    expect([...both.clauses].filter(id => id.startsWith("ey-draft/"))).toEqual([...own.clauses]);
  });

  test("it binds by itself there, as for exchange, and for nothing else", () => {
    expect(ACTIVITIES.filter(activity => bindsByItself("tainan-2021", activity))).toEqual([
      "exchange",
      "document-management",
    ]);
  });
});
