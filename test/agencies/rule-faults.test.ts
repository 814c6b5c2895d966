// What leaves nothing allowed is found with its texts, today and from the day it comes, and nothing is found where nothing is amiss.
import { expect, test } from "vitest";
import { type Agency, UNPREPARED } from "../../functions/agencies/agency.ts";
import { ruleFaults } from "../../functions/agencies/rule-faults.ts";

const TODAY = "2026-11-30";
const said = { at: "", by: "x" };
const laid = (value: readonly string[]): Agency => ({
  ...UNPREPARED,
  overlays: [{ activity: "exchange", parameter: "allowedMedia", value, document: "x", set: said }],
});

test("an agency whose rules leave something allowed has no fault, and one that said nothing neither", () => {
  expect(ruleFaults("office", UNPREPARED, TODAY)).toEqual([]);
  expect(ruleFaults("office", laid(["wired"]), TODAY)).toEqual([]);
});

test("a list that has nothing in common with the letter is one fault, for all the systems, and says whose", () => {
  const [fault, ...others] = ruleFaults("office", laid(["cellular"]), TODAY);
  expect(others).toEqual([]);
  expect(fault?.agency).toBe("office");
  for (const name of ["公文電子交換：", "機關自訂", "allowedMedia"])
    expect(fault?.words["zh-TW"]).toContain(name);
  expect(fault?.words.en).toContain("the agency's own rule");
});

test("what comes into conflict on a day that is coming says from which", () => {
  const terms = { profile: "ey-draft", version: 1, activity: "other-home-work", document: "x" } as const;
  const agency: Agency = {
    ...UNPREPARED,
    adoptions: { "1": { ...terms, from: "2027-01-04", proposed: said, confirmed: said } },
    overlays: [
      {
        activity: "other-home-work",
        parameter: "staffStatuses",
        value: ["vendor"],
        document: "x",
        set: said,
      },
    ],
  };
  expect(ruleFaults("office", agency, TODAY).map(({ words }) => words.en)).toEqual([
    expect.stringContaining("from 2027-01-04"),
  ]);
});
