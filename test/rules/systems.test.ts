// Exactly nine systems, all of them sensitive; an unknown code or an incomplete register is refused.
import { describe, expect, test } from "vitest";
import { isSystem, readSystems, SYSTEMS, systemOf } from "../../functions/shared/systems.ts";
import register from "../../policies/systems.json" with { type: "json" };

test.each([
  ["city-hall", "府內版", "City hall edition", null],
  ["district", "區公所體系", "District offices", null],
  ["household", "戶政事務所體系", "Household registration offices", null],
  ["land", "地政事務所體系", "Land offices", null],
  ["police", "警察體系", "Police", "law-enforcement"],
  ["health", "衛生體系", "Health", "epidemic-control"],
  ["environment", "環保體系", "Environmental protection", null],
  ["fire", "消防體系", "Fire", "rescue"],
  ["school", "學校體系", "Schools", null],
])("%s is %s, %s, critical service: %s", (code, zh, en, criticalService) => {
  expect(systemOf(code)).toEqual({
    code,
    "zh-TW": zh,
    en,
    criticalService,
    managingAgency: expect.stringMatching(/^[a-z-]+$/),
    sensitivity: "sensitive",
    kinds: ["exchange", "document-management"],
  });
});

test("the register names the nine systems in the order of the letter", () => {
  expect(register.map(({ code }) => code)).toEqual([...SYSTEMS]);
  expect(SYSTEMS).toHaveLength(9);
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
    ["a system has no kind", [...others, { ...first, kinds: [] }]],
    ["a system has an unknown key", [...others, { ...first, waiver: true }]],
  ])("%s", (_name, rows) => {
    expect(() => readSystems(rows)).toThrow();
  });
});
