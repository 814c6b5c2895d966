// The caps of overtime on a day, by its category: what the limit is, how much is used of it and left, and the clause that says so; pure.
// Caps count all extended work of the person, whatever its category; a category replaces the general caps for its own work alone.
import type { ClauseId } from "../shared/rules/clauses.ts";
import { capsFor, type OvertimeCaps, type OvertimeCategory } from "../shared/rules/overtime-caps.ts";
import type { Limits, Parameter } from "../shared/rules/parameters.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { type Consent, consentOn } from "./consent.ts";
import {
  type Count,
  cycleOf,
  extendedOf,
  type Month,
  monthOf,
  NOTHING,
  rollingCycle,
  type Tally,
  tallyOfMonths,
  totalOf,
} from "./count.ts";
import { less, type Minutes } from "./minutes.ts";

export const CAP_KINDS = ["day", "month", "three-months", "run"] as const;
export type CapKind = (typeof CAP_KINDS)[number];

/** Minutes; of a run, days. */
export interface Cap {
  readonly what: CapKind;
  readonly limit: number;
  readonly used: number;
  readonly left: number;
  /** None where the agency's own rules alone say it. */
  readonly clauses: readonly ClauseId[];
  readonly parameter: Parameter;
  /** The day, the month, or the months of the cycle that are counted. */
  readonly over: readonly (Day | Month)[];
  /** Of a fixed cycle, what a rolling one would have used: a warning, and no cap. */
  readonly rolling?: Minutes;
}

export interface CapsAsked {
  readonly day: Day;
  readonly category: OvertimeCategory;
  readonly consents?: readonly Consent[] | undefined;
  readonly limits: Limits;
}

interface Said {
  readonly clauses: readonly ClauseId[];
  readonly parameter: Parameter;
}

const GENERAL = {
  day: { clauses: ["yilan-hours/2.1b", "yilan-hours/2.5a"], parameter: "dayMinutes" },
  month: { clauses: ["yilan-hours/2.1c", "yilan-hours/2.5a"], parameter: "monthOvertimeMinutes" },
} as const satisfies Partial<Record<CapKind, Said>>;

const SAID: Readonly<Record<OvertimeCategory, Partial<Record<CapKind, Said>>>> = {
  general: GENERAL,
  project: GENERAL,
  seasonal: {
    day: { clauses: ["yilan-hours/2.5d"], parameter: "seasonalDayMinutes" },
    month: { clauses: ["yilan-hours/2.5d"], parameter: "seasonalMonthMinutes" },
  },
  "special-major": {
    "three-months": { clauses: ["yilan-hours/2.5f"], parameter: "specialThreeMonthMinutes" },
  },
  "disaster-major": {
    day: { clauses: ["yilan-hours/2.5h"], parameter: "disasterDayMinutes" },
    month: { clauses: ["yilan-hours/2.5h"], parameter: "disasterMonthMinutes" },
  },
  "urgent-shortage": {
    month: { clauses: ["yilan-hours/2.5j"], parameter: "urgentMonthMinutes" },
    run: { clauses: ["yilan-hours/2.5j"], parameter: "urgentRunDays" },
  },
};

/** Past its run of days, and where no text in force has caps for it, a category's work counts as general. */
function countsAs(count: Count, { day, category, limits }: CapsAsked): OvertimeCategory {
  const { runDays } = capsFor(category, limits);
  if (category === "urgent-shortage" && runDays !== null && daysInARow(count, day) >= runDays)
    return "general";
  return hasOwnCaps(category, limits) ? category : "general";
}

/** Every cap that holds for work of a category on a day, before that work. */
export function capsAt(count: Count, asked: CapsAsked): readonly Cap[] {
  const as = countsAs(count, asked);
  const run =
    asked.category === as ? [] : capsOf(count, asked, asked.category).filter(({ what }) => what === "run");
  return [...capsOf(count, asked, as), ...run];
}

function capsOf(count: Count, asked: CapsAsked, category: OvertimeCategory): readonly Cap[] {
  const { day, limits } = asked;
  const caps = capsFor(category, limits);
  const month = monthOf(day);
  const cap = (what: CapKind, limit: number | null, used: number, over: readonly (Day | Month)[]): Cap[] => {
    const said = SAID[category][what];
    if (limit === null || !said) return [];
    return [{ what, limit, used, left: less(limit, used), ...said, over }];
  };
  const consent = consentOn(asked.consents ?? [], category, day);
  const cycle = cycleOf(month, monthOf(consent?.from ?? day));
  const rolling = extendedOf(tallyOfMonths(count, rollingCycle(month)));
  return [
    ...cap("day", caps.dayMinutes, totalOf(dayTally(count, day)), [day]),
    ...cap("month", caps.monthMinutes, extendedOf(tallyOfMonths(count, [month])), [month]),
    ...cap("three-months", caps.threeMonthMinutes, extendedOf(tallyOfMonths(count, cycle)), cycle).map(
      each => ({
        ...each,
        rolling,
      }),
    ),
    ...cap("run", caps.runDays, daysInARow(count, day), [day]),
  ];
}

/** Days of urgent work in a row that end the day before. */
function daysInARow({ spans }: Count, day: Day): number {
  const urgent = new Set(
    spans.filter(({ span }) => span.category === "urgent-shortage").map(each => each.day),
  );
  let days = 0;
  while (urgent.has(addDays(day, -days - 1))) days++;
  return days;
}

export function dayTally({ days }: Count, day: Day): Tally {
  return days.get(day) ?? NOTHING;
}

function hasOwnCaps(category: OvertimeCategory, limits: Limits): boolean {
  const own: OvertimeCaps = capsFor(category, limits);
  const general = capsFor("general", limits);
  return (Object.keys(own) as (keyof OvertimeCaps)[]).some(name => own[name] !== general[name]);
}
