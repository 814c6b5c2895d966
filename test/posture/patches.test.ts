// How far a computer is patched: the newest update by its own report, on both sides of the limit, and what says nothing of it.
import { expect, test } from "vitest";
import { patchedBy } from "../../functions/posture/patches.ts";
import type { Posture } from "../../functions/posture/posture.ts";

const said = (details?: object) =>
  ({ report: { reportedAt: "r", medium: "wired", details } }) as unknown as Posture;
const TODAY = "2026-11-30";

test("thirty days are no fault, thirty-one are", () => {
  const by = (updatedOn: string) => patchedBy(said({ updatedOn }), TODAY, 30);
  expect(by("2026-10-31")).toMatchObject({ standing: "current", days: 30 });
  expect(by("2026-10-30")).toEqual({
    ...{ standing: "behind", days: 31, updatedOn: "2026-10-30", reportedAt: "r" },
  });
});

test("a clock ahead is no day less than none", () => {
  expect(patchedBy(said({ updatedOn: "2026-12-01" }), TODAY, 30)).toMatchObject({
    standing: "current",
    days: 0,
  });
});

test("what an older agent, or nobody, said of it is not known to be in order", () => {
  expect(patchedBy(undefined, TODAY, 30)).toEqual({ standing: "unreported" });
  expect(patchedBy({} as Posture, TODAY, 30)).toEqual({ standing: "unreported" });
  expect(patchedBy(said(), TODAY, 30)).toEqual({ standing: "unreported", reportedAt: "r" });
  expect(patchedBy(said({ diskEncrypted: true }), TODAY, 30)).toMatchObject({ standing: "unreported" });
});

test("what waits is told beside it", () => {
  const details = { updatedOn: TODAY, securityUpdates: 0 };
  expect(patchedBy(said(details), TODAY, 30)).toMatchObject({ standing: "current", securityUpdates: 0 });
});
