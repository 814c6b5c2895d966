// Conform part: which days are worked from 2021 to 2027, day by day, against the package `holidays` for Python.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { calendarYears, isWorkingDay } from "../../functions/shared/time/calendar.ts";
import { addDays, type Day } from "../../functions/shared/time/day.ts";
import type { Print, Verdict } from "./needs/part.ts";
import { pythonWith } from "./needs/python.ts";

export const title = "the office calendars against the package holidays";

const VERSION = "0.109";

/** What the package knows otherwise than the official table: the day, whether it is worked, and where the table says so. It has to show. */
const DIFFERENCES: readonly Difference[] = [];

export interface Difference {
  readonly day: Day;
  readonly isWorked: boolean;
  readonly proof: string;
}

/** `public` are the holidays of everybody, `government` those of its offices alone. */
const WORKED_DAYS = `
import datetime, json, sys
import holidays
worked = []
for year in map(int, sys.argv[1:]):
    taiwan = holidays.country_holidays("TW", years=year, categories=("public", "government"))
    day = datetime.date(year, 1, 1)
    while day.year == year:
        if taiwan.is_working_day(day):
            worked.append(day.isoformat())
        day += datetime.timedelta(days=1)
print(json.dumps(worked))
`;

export async function run(print: Print, options: readonly string[]): Promise<Verdict> {
  if (options.length > 0) {
    print(`no such option: ${options.join(" ")}`);
    return "misused";
  }
  const bin = pythonWith("holidays", VERSION, print);
  if (!bin) return "wanting";
  const years = calendarYears();
  const asked = spawnSync(join(bin, "python"), ["-c", WORKED_DAYS, ...years.map(String)], {
    encoding: "utf8",
  });
  if (asked.status !== 0) {
    print(`holidays ${VERSION} gave no answer: ${asked.stderr}`);
    return "differs";
  }
  const theirs = new Set<Day>(JSON.parse(asked.stdout));
  const days = years.flatMap(daysOf);
  const found = differing(days, theirs, DIFFERENCES);
  for (const line of found) print(`  ${line}`);
  print(
    `${days.length} days of ${years[0]} to ${years.at(-1)}: ${found.length} differ, ${DIFFERENCES.length} known`,
  );
  return found.length > 0 ? "differs" : "conforms";
}

/** In words, each day on which the two do not agree and nobody has said why; and each that was said to differ and does not. */
export function differing(
  days: readonly Day[],
  theirs: ReadonlySet<Day>,
  known: readonly Difference[],
): readonly string[] {
  const word = (isWorked: boolean) => (isWorked ? "worked" : "off");
  return days.flatMap(day => {
    const [ours, other] = [isWorkingDay(day), theirs.has(day)];
    const said = known.find(each => each.day === day);
    if (said && (ours !== said.isWorked || ours === other))
      return [`${day}: said to differ (${said.proof}), and does not`];
    return said || ours === other ? [] : [`${day}: ${word(ours)} here, ${word(other)} there`];
  });
}

export function daysOf(year: number): readonly Day[] {
  const days: Day[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) days.push(day);
  return days;
}
