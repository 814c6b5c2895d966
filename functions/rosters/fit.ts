// Why days of a week cannot be at home: every reason there is, each with the day and the clauses that say so; pure. The law refuses
// by it, the planner plans by it, and the page says it beside the cell.
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Day } from "../shared/time/day.ts";
import { type Words, words } from "../shared/words.ts";
import type { ROSTER_PROBLEM } from "./problems.ts";

/** So many home days at most, counted from Monday up to the day. */
export interface Cap {
  readonly most: number;
  readonly clauses: readonly ClauseId[];
}

/** What stands against one day whatever the others are, and how many there may be. */
export interface DayGround {
  readonly day: Day;
  readonly works: boolean;
  readonly onLeave: boolean;
  /** What speaks against it by itself. */
  readonly against: readonly Reason[];
  readonly cap?: Cap;
  /** On site, before anybody is added; absent where no floor binds. */
  readonly onSite?: {
    readonly people: number;
    readonly least: number;
    readonly clauses: readonly ClauseId[];
  };
}

export interface WeekGround {
  readonly days: readonly DayGround[];
  readonly office?: { readonly least: number; readonly clauses: readonly ClauseId[] };
  /** Days at home now: they take no further place on site. */
  readonly before: readonly Day[];
}

export interface Reason {
  readonly code: keyof typeof ROSTER_PROBLEM;
  /** Of the week as a whole there is none. */
  readonly day?: Day;
  readonly clauses: readonly ClauseId[];
  readonly detail?: Words;
}

export function reasonsAgainst(ground: WeekGround, wanted: readonly Day[]): readonly Reason[] {
  return [...byDay(ground, wanted), ...overCaps(ground, wanted), ...tooFewAtOffice(ground, wanted)];
}

function byDay({ days, before }: WeekGround, wanted: readonly Day[]): Reason[] {
  return days
    .filter(({ day }) => wanted.includes(day))
    .flatMap(ground => [
      ...ground.against,
      ...(before.includes(ground.day) ? [] : (tooFewOnSite(ground, 1) ?? [])),
    ]);
}

/** Once so many more of them are at home. */
function tooFewOnSite({ day, onSite }: DayGround, more: number): Reason[] | undefined {
  if (!onSite || onSite.people - more >= onSite.least) return undefined;
  const { people, least, clauses } = onSite;
  const detail = words(
    `${day} 現場 ${people} 人，至少須 ${least} 人`,
    `${people} on site on ${day}, at least ${least} are needed`,
  );
  return [{ code: "on-site-short", day, clauses, detail }];
}

/** The fourth is one too many on the day on which it comes: a cap may rise within the week. */
function overCaps({ days }: WeekGround, wanted: readonly Day[]): Reason[] {
  let count = 0;
  return days.flatMap(({ day, cap }): Reason[] => {
    if (!wanted.includes(day)) return [];
    count++;
    if (!cap || count <= cap.most) return [];
    const detail = words(
      `${day} 是第 ${count} 日，上限 ${cap.most} 日`,
      `${day} is number ${count} of ${cap.most}`,
    );
    return [{ code: "home-days-capped", day, clauses: cap.clauses, detail }];
  });
}

function tooFewAtOffice({ days, office }: WeekGround, wanted: readonly Day[]): Reason[] {
  if (!office || wanted.length === 0) return [];
  const left = officeDays(days, wanted);
  if (left >= office.least) return [];
  const detail = words(
    `該週到辦公室 ${Math.max(0, left)} 日，至少須 ${office.least} 日`,
    `${Math.max(0, left)} office days are left, at least ${office.least} are needed`,
  );
  return [{ code: "office-days-short", clauses: office.clauses, detail }];
}

/** Working days that are neither at home nor of leave. */
export function officeDays(days: readonly DayGround[], wanted: readonly Day[]): number {
  return days.filter(({ day, works, onLeave }) => works && !onLeave && !wanted.includes(day)).length;
}
