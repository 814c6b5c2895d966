// Whom a preparation frees: the one newly found suitable, done with the drill, named to attest, or bound by less.
import { expect, test } from "vitest";
import { type Agency, UNPREPARED } from "../../functions/agencies/agency.ts";
import { isFreed } from "../../functions/agencies/preparation.ts";

const ME = "supervisor@household";
const fit = { fit: true, note: "" };
const review = (people: readonly string[], more: object = {}): Agency => ({
  ...UNPREPARED,
  readiness: {
    hardware: fit,
    software: fit,
    people,
    planRef: "plan",
    drillRequired: false,
    at: "2021-06-04T00:00:00.000Z",
    reviewer: "records@household",
    ...more,
  },
});
const drill = { doneAt: "2021-06-04T00:00:00.000Z", participants: [] };
const strict: Partial<Agency> = { profiles: ["tainan-2021", "keelung-pregnancy"], bannedBrands: ["Acer"] };

test.each<readonly [string, Agency | undefined, Agency, boolean]>([
  ["the first review names them", undefined, review([ME]), true],
  ["a review names them newly", review(["other"]), review(["other", ME]), true],
  ["a review names them still", review([ME]), review([ME, "other"]), false],
  ["a review drops them", review([ME]), review(["other"]), false],
  ["a review names others", review([]), review(["other"]), false],
  ["what was unfit is fit", review([ME], { hardware: { fit: false, note: "" } }), review([ME]), true],
  ["no drill is needed any more", review([ME], { drillRequired: true }), review([ME]), true],
  [
    "their drill is held",
    review([ME], { drillRequired: true }),
    review([ME], { drillRequired: true, drill }),
    true,
  ],
  [
    "the drill of others is held",
    review(["other"], { drillRequired: true }),
    review(["other"], { drillRequired: true, drill }),
    false,
  ],
  ["they are named to attest", UNPREPARED, { ...UNPREPARED, scanOfficers: [ME] }, true],
  [
    "they stay named to attest",
    { ...UNPREPARED, scanOfficers: [ME] },
    { ...UNPREPARED, scanOfficers: [ME, "other"] },
    false,
  ],
  [
    "a regulation binds them no more",
    { ...review([ME]), ...strict },
    { ...review([ME]), ...strict, profiles: ["tainan-2021"] },
    true,
  ],
  [
    "a brand is banned no more",
    { ...review([ME]), ...strict },
    { ...review([ME]), ...strict, bannedBrands: [] },
    true,
  ],
  [
    "a brand is banned in other letters",
    { ...review([ME]), ...strict },
    { ...review([ME]), ...strict, bannedBrands: [" ＡＣＥＲ"] },
    false,
  ],
  [
    "more is banned",
    { ...review([ME]), ...strict },
    { ...review([ME]), ...strict, bannedBrands: ["Acer", "Asus"] },
    false,
  ],
  [
    "the letter is left out, which binds anyway",
    review([ME]),
    { ...review([ME]), profiles: ["ey-draft"] },
    false,
  ],
  [
    "a regulation binds others no more",
    { ...review(["other"]), ...strict },
    { ...review(["other"]), profiles: ["tainan-2021"] },
    false,
  ],
])("%s", (_, before, after, freed) => {
  expect(isFreed({ person: ME, isHomeWorker: false }, before, after)).toBe(freed);
});

test("a home worker loosens no rules, though they left themselves out of the review first", () => {
  const [banned, free] = [review(["other"], {}), review(["other"], {})].map((agency, at) => ({
    ...agency,
    bannedBrands: at === 0 ? ["Acer"] : [],
  }));
  expect(isFreed({ person: ME, isHomeWorker: true }, banned, free as Agency)).toBe(true);
  expect(isFreed({ person: ME, isHomeWorker: true }, free, banned as Agency)).toBe(false);
});
