// A year as it is shown: what is counted with, and what a proposal would make free or working days.
import { expect, test } from "vitest";
import { tableToLoad } from "../../functions/calendars/official-table.ts";
import { yearView } from "../../functions/calendars/view.ts";

const proposed = {
  weekdaysOff: ["2026-01-01", "2026-01-02"],
  saturdaysWorked: ["2026-01-10"],
  document: "總處培字第 1 號",
  proposedBy: "a",
  proposedAt: "2026-01-01T00:00:00.000Z",
};

test("a year that nobody loaded is the one that came with docgate; of a year there is nothing of, nothing", () => {
  expect(yearView(2026, undefined).current?.weekdaysOff).toContain("2026-01-01");
  expect(yearView(2099, undefined)).toEqual({ year: 2099 });
});

test("a proposal is shown with what it changes, a confirmed one is what is counted with", () => {
  const { difference } = yearView(2026, { years: {}, proposed: { 2026: proposed } }).proposed ?? {};
  expect(difference?.nowOff).toEqual(["2026-01-02"]);
  expect(difference?.nowWorked).toEqual(expect.arrayContaining(["2026-01-10", "2026-02-16"]));
  const loaded = { ...proposed, confirmedBy: "b", confirmedAt: "2026-01-02T00:00:00.000Z" };
  const after = yearView(2026, { years: { 2026: loaded }, proposed: { 2026: proposed } });
  expect(after.current).toEqual({ weekdaysOff: proposed.weekdaysOff, saturdaysWorked: ["2026-01-10"] });
  expect(after.proposed?.difference).toEqual({ nowOff: [], nowWorked: [] });
});

test("a year that is over is not loaded, and a file in doubt says each fault in its place", () => {
  const read = (year: number) => () => tableToLoad(new Uint8Array(), year, "2026-11-30T02:00:00.000Z");
  expect(read(2025)).toThrow(
    expect.objectContaining({ kind: expect.objectContaining({ code: "calendar-of-the-past" }) }),
  );
  expect(read(2027)).toThrow();
});
