// Working days come from the office calendar, in Taipei, and a year without data is refused by name.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWorkingDays,
  calendarYears,
  dayOf,
  endOfDay,
  instantOf,
  isProvisional,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  provisionalYears,
  readOfficeYear,
} from "../../../functions/shared/time/calendar.ts";
import { addDays, weekdayOf } from "../../../functions/shared/time/day.ts";
import { UnknownYear } from "../../../functions/shared/time/unknown-year.ts";

test("what is no day is no beginning to count from", () => {
  expect(() => addDays("no day", 1)).toThrow(RangeError);
  expect(() => addDays("2026-13-01", 1)).toThrow(RangeError);
});

/** Copied from the published calendars, apart from the files that are shipped; 2027 from the act, worked out apart. */
const PUBLISHED = {
  2021: {
    off: "01-01 02-10 02-11 02-12 02-15 02-16 03-01 04-02 04-05 06-14 09-20 09-21 10-11 12-31",
    worked: "02-20 09-11",
  },
  2022: {
    off: "01-31 02-01 02-02 02-03 02-04 02-28 04-04 04-05 06-03 09-09 10-10",
    worked: "01-22",
  },
  2023: {
    off: "01-02 01-20 01-23 01-24 01-25 01-26 01-27 02-27 02-28 04-03 04-04 04-05 06-22 06-23 09-29 10-09 10-10",
    worked: "01-07 02-04 02-18 03-25 06-17 09-23",
  },
  2024: {
    off: "01-01 02-08 02-09 02-12 02-13 02-14 02-28 04-04 04-05 06-10 09-17 10-10",
    worked: "02-17",
  },
  2025: {
    off: "01-01 01-27 01-28 01-29 01-30 01-31 02-28 04-03 04-04 05-30 09-29 10-06 10-10 10-24 12-25",
    worked: "02-08",
  },
  2026: {
    off: "01-01 02-16 02-17 02-18 02-19 02-20 02-27 04-03 04-06 05-01 06-19 09-25 09-28 10-09 10-26 12-25",
    worked: "",
  },
  2027: {
    off: "01-01 02-04 02-05 02-08 02-09 02-10 03-01 04-05 04-06 04-30 06-09 09-15 09-28 10-11 10-25 12-24 12-31",
    worked: "",
  },
} as const;
const YEARS = [2021, 2022, 2023, 2024, 2025, 2026, 2027] as const;
/** On which weekday 1 January falls. */
const BEGINS = { 2021: 5, 2022: 6, 2023: 0, 2024: 1, 2025: 3, 2026: 4, 2027: 5 } as const;

/** Every day of a year with whether it is worked, by counting weekdays on from a known one. */
function daysOf(year: (typeof YEARS)[number]): { day: string; works: boolean }[] {
  const lengths = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const { off, worked } = PUBLISHED[year];
  let weekday: number = BEGINS[year];
  return lengths.flatMap((length, month) =>
    Array.from({ length }, (_, date) => {
      const name = `${String(month + 1).padStart(2, "0")}-${String(date + 1).padStart(2, "0")}`;
      const usual = weekday !== 0 && weekday !== 6;
      weekday = (weekday + 1) % 7;
      return { day: `${year}-${name}`, works: worked.includes(name) || (usual && !off.includes(name)) };
    }),
  );
}

describe("the office calendar", () => {
  test("is loaded for every year that has a file", () => {
    const files = readdirSync("policies/calendar").map(file => Number(file.replace(".json", "")));
    expect(calendarYears().toSorted()).toEqual(files.toSorted());
  });

  test.each(YEARS)("of %i agrees with the published one on every day", year => {
    const days = daysOf(year);
    expect(days.map(({ day }) => ({ day, works: isWorkingDay(day) }))).toEqual(days);
  });

  test.each([
    ["2021-06-10", 4, true, "the Thursday on which reports are due"],
    ["2021-06-11", 5, true, "the last working day before the printed date"],
    ["2021-06-13", 0, false, "the Sunday that the letter prints as a Thursday"],
    ["2021-06-14", 1, false, "the Dragon Boat holiday"],
    ["2021-09-11", 6, true, "a Saturday that is made up"],
    ["2021-09-18", 6, false, "a Saturday"],
    ["2021-12-31", 5, false, "New Year's Day 2022, moved to the Friday before"],
    ["2026-02-23", 1, true, "the first working day after the Lunar New Year"],
    ["2026-12-25", 5, false, "Constitution Day"],
  ])("%s, weekday %i, worked: %s (%s)", (day, weekday, works) => {
    expect([weekdayOf(day), isWorkingDay(day)]).toEqual([weekday, works]);
  });

  test.each([
    [2021, 14, 2, 249],
    [2022, 11, 1, 250],
    [2023, 17, 6, 249],
    [2024, 12, 1, 251],
    [2025, 15, 1, 247],
    [2026, 16, 0, 245],
    [2027, 17, 0, 244],
  ] as const)(
    "of %i has %i weekdays off, %i Saturdays worked and %i days worked",
    (year, off, saturdays, worked) => {
      const days = daysOf(year).filter(({ day }) => isWorkingDay(day));
      const weekdays = daysOf(year).filter(({ day }) => weekdayOf(day) % 6 !== 0);
      expect(weekdays.filter(({ day }) => !isWorkingDay(day))).toHaveLength(off);
      expect(days.filter(({ day }) => weekdayOf(day) === 6)).toHaveLength(saturdays);
      expect(days).toHaveLength(worked);
    },
  );

  test.each([
    ["2026-12-31", "2026-01-01", false],
    ["2026-12-31", "2027-01-04", true],
    ["2027-01-04", "2026-12-31", true],
    ["2027-06-01", "2027-06-02", true],
    ["2026-12-01", "2028-01-03", true],
    ["2028-01-03", "2028-01-04", false],
    ["2025-12-31", "2025-12-31", false],
  ])("between %s and %s rests on a provisional year: %s", (one, other, provisional) => {
    expect(isProvisional(one, other)).toBe(provisional);
  });

  test("of a provisional year says so, and why, in its own file", () => {
    expect(provisionalYears()).toEqual([2027]);
    const file = JSON.parse(readFileSync("policies/calendar/2027.json", "utf8"));
    expect([file["zh-TW"], Object.keys(file.provisional)]).toEqual([
      "中華民國 116 年政府行政機關辦公日曆表（暫定）",
      ["zh-TW", "en"],
    ]);
  });

  test.each([
    ["asks whether 3 January 2028 is worked", () => isWorkingDay("2028-01-03")],
    ["asks whether a Sunday of 2028 is worked", () => isWorkingDay("2028-01-02")],
    ["asks for the day after 30 December 2027", () => nextWorkingDay("2027-12-30")],
    ["asks for the day before 4 January 2021", () => previousWorkingDay("2021-01-04")],
    ["counts past the end of 2027", () => addWorkingDays("2027-12-29", 5)],
  ])("refuses by name who %s, and never guesses", (_name, asking) => {
    expect(asking).toThrow(UnknownYear);
  });

  test("names the missing year in both languages", () => {
    const words = {
      "zh-TW": "民國 117 年（西元 2028 年）的政府辦公日曆尚未載入，無法判斷 2028-01-03 是否上班",
      en: "The office calendar of 2028 is not loaded, so whether 2028-01-03 is worked is unknown",
    };
    expect(() => isWorkingDay("2028-01-03")).toThrow(expect.objectContaining({ words }));
  });

  test.each(["", "2021", "2021-02-29", "2021-6-3", "110/06/03", "2021-06-03T00:00:00Z"])(
    "refuses %j, which is no day",
    day => {
      expect(() => isWorkingDay(day)).toThrow(RangeError);
    },
  );

  const good = { year: 2027, "zh-TW": "日曆", en: "calendar", weekdaysOff: [], saturdaysWorked: [] };
  test.each([
    ["a day of another year", { ...good, weekdaysOff: ["2026-01-01"] }],
    ["a day off that is a Saturday", { ...good, weekdaysOff: ["2027-01-02"] }],
    ["a worked day that is a Sunday", { ...good, saturdaysWorked: ["2027-01-03"] }],
    ["a worked day that is a Friday", { ...good, saturdaysWorked: ["2027-01-01"] }],
    ["a day that does not exist", { ...good, weekdaysOff: ["2027-02-30"] }],
    ["no list of worked Saturdays", { ...good, saturdaysWorked: undefined }],
    ["a year that is no number", { ...good, year: "2027" }],
    ["nothing", undefined],
  ])("with %s is not loaded", (_name, content) => {
    expect(() => readOfficeYear(content)).toThrow();
  });
});

describe("working-day arithmetic", () => {
  test.each([
    ["2021-06-11", 1, "2021-06-15"],
    ["2021-06-12", 1, "2021-06-15"],
    ["2021-06-15", -1, "2021-06-11"],
    ["2021-06-13", 0, "2021-06-13"],
    ["2021-06-18", -3, "2021-06-15"],
    ["2021-02-09", 1, "2021-02-17"],
    ["2021-02-19", 1, "2021-02-20"],
    ["2026-02-13", 1, "2026-02-23"],
  ])("%s plus %i working days is %s", (day, count, reached) => {
    expect(addWorkingDays(day, count)).toBe(reached);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])("counts whole days only, never %d", count => {
    expect(() => addWorkingDays("2021-06-11", count)).toThrow(RangeError);
  });

  test.each(YEARS)("in %i steps along the list of its working days", year => {
    const days = daysOf(year);
    const worked = days.filter(({ works }) => works).map(({ day }) => day);
    fc.assert(
      fc.property(fc.nat(days.length - 1), fc.integer({ min: -60, max: 60 }), (start, count) => {
        const from = days[start]?.day ?? "";
        const ahead = worked.filter(day => day > from);
        const behind = worked.filter(day => day < from).reverse();
        const expected = count === 0 ? from : count > 0 ? ahead[count - 1] : behind[-count - 1];
        fc.pre(expected !== undefined);
        expect(addWorkingDays(from, count)).toBe(expected);
        if (count === 1) expect(nextWorkingDay(from)).toBe(expected);
        if (count === -1) expect(previousWorkingDay(from)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("Taipei time", () => {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Asia/Taipei",
    dateStyle: "short",
    timeStyle: "short",
  });

  test.each([
    ["2021-06-10", "17:30", "2021-06-10T09:30:00.000Z"],
    ["2021-06-10", "00:00", "2021-06-09T16:00:00.000Z"],
    ["2021-06-10", "24:00", "2021-06-10T16:00:00.000Z"],
    ["2021-01-01", "07:59", "2020-12-31T23:59:00.000Z"],
  ])("%s %s is %s", (day, time, at) => {
    expect(instantOf(day, time)).toBe(at);
  });

  test("a day ends with the first instant of the next", () => {
    expect(endOfDay("2021-06-10")).toBe("2021-06-10T16:00:00.000Z");
    expect(dayOf("2021-06-10T15:59:59.999Z")).toBe("2021-06-10");
    expect(dayOf(endOfDay("2021-06-10"))).toBe("2021-06-11");
  });

  test("agrees with the time-zone database at any minute from 1980 to 2100", () => {
    const minute = fc
      .integer({ min: Date.UTC(1980) / 60_000, max: Date.UTC(2100) / 60_000 })
      .map(minutes => new Date(minutes * 60_000));
    fc.assert(
      fc.property(minute, at => {
        const [day = "", time = ""] = clock.format(at).split(" ");
        expect([dayOf(at.toISOString()), instantOf(day, time)]).toEqual([day, at.toISOString()]);
        expect(endOfDay(day)).toBe(instantOf(addDays(day, 1), "00:00"));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(["", "2021-06-10", "2021-06-10T09:30:00", "2021-06-10T09:30:00+08:00", "yesterdayZ"])(
    "%j is no UTC instant",
    at => {
      expect(() => dayOf(at)).toThrow(RangeError);
    },
  );

  test.each(["", "9:30", "24:01", "25:00", "12:60", "12:00:00"])("%j is no time of day", time => {
    expect(() => instantOf("2021-06-10", time)).toThrow(RangeError);
  });
});
