// Moments as people and links write them: ROC or not, in Taipei unless a zone is named, and none that never was.
import { expect, test } from "vitest";
import { readMoment } from "../../functions/console/form/read-text.ts";

test.each([
  ["113/02/29 12:00", "2024-02-29T04:00:00.000Z"],
  ["2021-06-11T08:30", "2021-06-11T00:30:00.000Z"],
  ["2021-06-11T00:30:00.000Z", "2021-06-11T00:30:00.000Z"],
])("%s is %s", (text, instant) => {
  expect(readMoment(text)).toBe(instant);
});

test.each(["112/02/29 12:00", "2021-06-11 24:00", "2021-02-30T08:00:00Z", "9999-12-31T23:59:59-12:00"])(
  "%s is no moment",
  text => {
    expect(readMoment(text)).toBeUndefined();
  },
);
