// Instants as they come in: on days that exist, kept as UTC, and never one whose text sorts where its time does not.
import * as v from "valibot";
import { expect, test } from "vitest";
import { instant } from "../../../functions/shared/http/schema.ts";

test.each([
  ["2021-06-11T08:30:00+08:00", "2021-06-11T00:30:00.000Z"],
  ["2024-02-29T23:59:59.999Z", "2024-02-29T23:59:59.999Z"],
  ["2022-01-01T00:00:00+08:00", "2021-12-31T16:00:00.000Z"],
  ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
])("%s is taken as %s", (text, utc) => {
  expect(v.parse(instant(), text)).toBe(utc);
});

test.each([
  "2021-02-29T00:00:00Z",
  "2021-04-31T08:00:00+08:00",
  "9999-12-31T23:59:59.999-12:00",
  "0000-01-01T00:00:00+14:00",
  "2021-06-11T08:30:00",
  "2021-06-11",
])("%s is none", text => {
  expect(v.safeParse(instant(), text).success).toBe(false);
});
