// What went wrong, as whoever asked is told it: a refusal by its own name, and of a fault only that nothing was opened.
import { expect, test } from "vitest";
import { PROBLEM, Problem } from "../../../functions/shared/http/problem.ts";
import { documentOf } from "../../../functions/shared/http/problem-document.ts";
import { isWorkingDay } from "../../../functions/shared/time/calendar.ts";

test("a day whose year has no calendar is refused by that name, in the reader's language", () => {
  let thrown: unknown;
  try {
    isWorkingDay("2028-01-03");
  } catch (error) {
    thrown = error;
  }
  expect(documentOf(thrown, "en")).toEqual({
    type: "/problems/calendar-year-missing",
    title: "The office calendar of that year is not loaded",
    status: 503,
    code: "calendar-year-missing",
    detail: "The office calendar of 2028 is not loaded, so whether 2028-01-03 is worked is unknown",
  });
  expect(documentOf(thrown, "zh-TW").title).toBe("尚未載入該年度的政府辦公日曆");
});

test.each([
  ["a refusal", new Problem(PROBLEM["not-found"]), "not-found"],
  ["a database that is away", Object.assign(new Error("x"), { name: "TimeoutError" }), "unavailable"],
  ["a connection that is", Object.assign(new Error("x"), { code: "ECONNREFUSED" }), "unavailable"],
  ["any other error", new Error("the secret cause"), "fault"],
  ["nothing at all", undefined, "fault"],
])("%s is told as it is, and no more", (_, error, code) => {
  const document = documentOf(error, "en");
  expect([document.code, JSON.stringify(document)]).toEqual([code, expect.not.stringContaining("secret")]);
});
