// The clauses behind the refusals of custody: all in the catalogue, and only those cited that bind the agency.
import { describe, expect, test } from "vitest";
import type { Agency } from "../../functions/agencies/agency.ts";
import { isClause } from "../../functions/shared/rules/clauses.ts";
import { REFUSALS } from "../../functions/terminals/refusals.ts";
import { STAGE_WORDS } from "../../functions/terminals/stage.ts";
import { refusal, stepContext } from "../../functions/terminals/step.ts";
import { AGENCY } from "../house/city.ts";
import { OFFICE } from "./world.ts";

test("every clause that custody cites is in the catalogue", () => {
  const cited = [...Object.values(REFUSALS), ...Object.values(STAGE_WORDS)].flatMap(({ clauses }) => clauses);
  expect(cited.filter(clause => !isClause(clause))).toEqual([]);
});

describe("a refusal cites only what binds", () => {
  const by = { person: "records", agency: AGENCY, roles: [] };
  const cites = (profiles: Agency["profiles"], at: string) =>
    refusal(stepContext(by, at, { ...OFFICE, profiles }), "scan-tool-not-listed").facts.clauses;

  test.each([
    ["the letter", ["tainan-2021"], "2021-06-21T00:00:00.000Z", ["tainan-2021/3.5c"]],
    ["nothing adopted", [], "2021-06-21T00:00:00.000Z", ["tainan-2021/3.5c"]],
    ["the draft", ["ey-draft"], "2021-06-21T00:00:00.000Z", ["tainan-2021/3.5c", "ey-draft/12.2"]],
    ["the draft, before the letter's day", ["ey-draft"], "2021-06-02T00:00:00.000Z", ["ey-draft/12.2"]],
    ["both", ["tainan-2021", "ey-draft"], "2021-06-21T00:00:00.000Z", ["tainan-2021/3.5c", "ey-draft/12.2"]],
    ["the letter, before its day", ["tainan-2021"], "2021-06-02T00:00:00.000Z", []],
  ] as const)("of %s", (_, profiles, at, clauses) => {
    expect(cites(profiles, at)).toEqual(clauses);
  });
});
