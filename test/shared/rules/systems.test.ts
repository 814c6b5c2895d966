// Exactly nine systems with one for document management beside each, all sensitive; an unknown code or an incomplete register is refused.
import { describe, expect, test } from "vitest";
import {
  activityIn,
  EXCHANGE_SYSTEMS,
  isSystem,
  readSystems,
  SYSTEMS,
  servesSystem,
  systemOf,
} from "../../../functions/shared/rules/systems.ts";
import register from "../../../policies/systems.json" with { type: "json" };

test.each([
  ["city-hall", "府內版", "City hall edition", null, [4, 6]],
  ["district", "區公所體系", "District offices", null, [4]],
  ["household", "戶政事務所體系", "Household registration offices", null, [4, 6]],
  ["land", "地政事務所體系", "Land offices", null, [4]],
  ["police", "警察體系", "Police", "law-enforcement", [4]],
  ["health", "衛生體系", "Health", "epidemic-control", [4]],
  ["environment", "環保體系", "Environmental protection", null, [4]],
  ["fire", "消防體系", "Fire", "rescue", [4]],
  ["school", "學校體系", "Schools", null, [4, 6]],
])("%s is %s, %s, critical service: %s, address families: %j", (code, zh, en, criticalService, families) => {
  expect(systemOf(code)).toEqual({
    code,
    "zh-TW": zh,
    en,
    criticalService,
    managingAgency: expect.stringMatching(/^[a-z-]+$/),
    sensitivity: "sensitive",
    kind: "exchange",
    firewall: { families, drift: "repair" },
  });
  // Beside it, of the same agency, with the same standing and firewall: another system in all else.
  expect(systemOf(`${code}-dm`)).toEqual({
    code: `${code}-dm`,
    "zh-TW": `${zh}公文管理系統`,
    en: `${en}: document management`,
    criticalService,
    managingAgency: systemOf(code).managingAgency,
    sensitivity: "sensitive",
    kind: "document-management",
    beside: code,
    firewall: { families, drift: "repair" },
  });
});

test("the register names the nine systems in the order of the letter, and one stands beside each", () => {
  expect(register.map(({ code }) => code)).toEqual([...EXCHANGE_SYSTEMS]);
  expect(EXCHANGE_SYSTEMS).toHaveLength(9);
  expect(SYSTEMS).toHaveLength(18);
});

test("what is done in a system is what it is for, and in one that nobody knows what the letter is about", () => {
  expect(["household", "household-dm", "hospital", undefined].map(activityIn)).toEqual([
    "exchange",
    "document-management",
    "exchange",
    "exchange",
  ]);
});

test("a terminal of exchange serves the system beside its own, and no other way round", () => {
  expect(servesSystem("household", "household-dm")).toBe(true);
  expect(servesSystem("household-dm", "household")).toBe(false);
  expect(servesSystem("land", "household-dm")).toBe(false);
  expect(servesSystem("hospital", "hospital")).toBe(true);
});

test.each(["", "City-Hall", "hospital", "constructor"])("the code %j is no system", code => {
  expect(isSystem(code)).toBe(false);
  expect(() => systemOf(code)).toThrow(`there is no system ${code}`);
});

describe("a register in doubt is not loaded", () => {
  const [first, ...others] = register;

  test.each([
    ["a system is missing", others],
    ["a system is there twice instead of another", [...others, others[0]]],
    ["there is a tenth", [...register, { ...first, code: "hospital" }]],
    ["a system is not sensitive", [...others, { ...first, sensitivity: "ordinary" }]],
    ["a system has no agency", [...others, { ...first, managingAgency: "" }]],
    ["a system has no firewall", [...others, { ...first, firewall: undefined }]],
    [
      "a system's firewall has no IPv4",
      [...others, { ...first, firewall: { families: [6], drift: "repair" } }],
    ],
    ["a system ignores drift", [...others, { ...first, firewall: { families: [4], drift: "ignore" } }]],
    ["a system has an unknown key", [...others, { ...first, waiver: true }]],
  ])("%s", (_name, rows) => {
    expect(() => readSystems(rows)).toThrow();
  });
});
