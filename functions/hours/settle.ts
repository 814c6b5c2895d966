// Minutes of overtime as they are paid or given back: in whole hours. What is left under an hour of each day may be added up within a
// month while the trial runs; before it such a rest is lost, and after it nobody knows yet, so that it is asked about; pure.
import type { Limits } from "../shared/rules/parameters.ts";
import type { Day } from "../shared/time/day.ts";
import { type Month, monthOf } from "./count.ts";
import { type Minutes, minutes, NO_MINUTES, plus } from "./minutes.ts";

export interface Settled {
  readonly hours: number;
  /** What is less than an hour and counts for nothing. */
  readonly lost: Minutes;
  /** What nobody can say yet whether it counts: a person finds out, and nothing is guessed. */
  readonly asked: Minutes;
}

const HOUR = 60;

type Trial = Pick<Limits, "remaindersSince" | "remaindersLastDay">;

/** The overtime of one person by the days to which it belongs, all of one month. Throws on days of several. */
export function settled(days: ReadonlyMap<Day, Minutes>, trial: Trial): Settled {
  const months = new Set<Month>([...days.keys()].map(monthOf));
  if (months.size > 1) throw new RangeError(`days of several months: ${[...months].join()}`);
  const all = [...days];
  const whole = all.reduce((sum, [, count]) => sum + Math.floor(count / HOUR), 0);
  const rest = (which: ReturnType<typeof ruleOn>) =>
    all
      .filter(([day]) => ruleOn(day, trial) === which)
      .reduce((sum, [, count]) => plus(sum, minutes(count % HOUR)), NO_MINUTES);
  const together = rest("added-up");
  return {
    hours: whole + Math.floor(together / HOUR),
    lost: plus(rest("lost"), minutes(together % HOUR)),
    asked: rest("asked"),
  };
}

function ruleOn(
  day: Day,
  { remaindersSince: since, remaindersLastDay: last }: Trial,
): "lost" | "added-up" | "asked" {
  if (since === null || day < since) return "lost";
  return last === null || day > last ? "asked" : "added-up";
}
