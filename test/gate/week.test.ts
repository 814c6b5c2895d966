// The week and the day as the gate counts them: home days, leave, office, duty and trading hours.
import { describe, expect, test } from "vitest";
import {
  adopting,
  but,
  FRIDAY,
  factsOf,
  found,
  homeDay,
  inOrder,
  question,
  refusedBy,
  taipei,
} from "./given.ts";

const CLEAN = { publicWifi: false, sharedDevice: false, antivirus: true, compliant: true };

describe("the week and the day", () => {
  const leave = (from: string, until: string) => ({
    from: taipei(`2021-06-${from}`),
    until: taipei(`2021-06-${until}`),
  });
  test.each<readonly [string, string[], ReturnType<typeof leave>[], string[]]>([
    ["three days at home of five", ["08", "09", "10"], [], []],
    [
      "and two of leave, one still to come",
      ["08", "09", "10"],
      [leave("07 00:00", "08 00:00"), leave("11 13:00", "11 17:00")],
      ["ey-draft/4c"],
    ],
    [
      "leave of the week before and after",
      ["08", "09", "10"],
      [leave("04 08:00", "07 00:00"), leave("12 00:00", "15 00:00")],
      [],
    ],
    ["leave on a home day takes no other", ["08", "09", "10"], [leave("08 00:00", "09 00:00")], []],
  ])("%s", (_, home, leaves, refused) => {
    const at = taipei("2021-06-10 08:30");
    const posture = { reportedAt: at, medium: "wired" as const, ...CLEAN };
    const states = {
      ...inOrder,
      ...homeDay,
      ...but("posture", posture),
      ...but("person", { leaves }),
      schedule: found("PERSON#borrower", { homeDays: home.map(day => `2021-06-${day}`) }),
      agency: adopting("ey-draft"),
    };
    expect(refusedBy(states, at)).toEqual(refused);
  });

  test("trading hours are what is recorded of them, and no other window stands in", () => {
    const tradingHours = (trading?: { from: string; until: string }[]) => {
      const state = { ...homeDay.hours.state, ...(trading && { trading }) };
      return factsOf({ ...inOrder, hours: found("AGENCY#a", state) }, question, FRIDAY).known.tradingHours;
    };
    expect(tradingHours()).toBeUndefined();
    expect(tradingHours([{ from: "09:00", until: "13:30" }])).toBe(false);
    expect(tradingHours([{ from: "08:30", until: "13:30" }])).toBe(true);
  });
});
