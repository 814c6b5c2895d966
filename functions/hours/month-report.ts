// An agency's month as it is told: as it was closed, derived anew, and what has changed since; pure.
import { type ClosedRow, closingIn, openIn, rowsIn, textOf } from "./closing.ts";
import type { Month } from "./count.ts";
import type { HoursBook } from "./hours-book.ts";
import type { MonthReport } from "./month-routes.ts";
import type { OvertimeMonth } from "./overtime-shapes.ts";

export interface MonthTold {
  readonly agency: string;
  readonly month: Month;
  readonly book: HoursBook | undefined;
  /** As they are now, and as they were on record when it was closed. */
  readonly months: readonly OvertimeMonth[];
  readonly kept?: readonly ClosedRow[];
  readonly again?: string;
}

export function monthReport({ agency, month, book, months, kept, again }: MonthTold): MonthReport {
  const closed = closingIn(book, month);
  const now = rowsIn(textOf(months));
  const rows = closed ? (kept ?? now) : now;
  return {
    ...{ agency, month },
    ...(closed && {
      closed: {
        ...{
          by: closed.by,
          at: closed.at,
          asOf: closed.asOf,
          people: closed.people,
          minutes: closed.minutes,
        },
        ...{ sha256: closed.text, again: again ?? closed.text },
        carried: [...closed.carried],
        ...(closed.reason && { reason: closed.reason }),
      },
    }),
    open: months.flatMap(openIn),
    rows: [...rows.map(row => compared(row, now, closed !== undefined)), ...(closed ? newIn(now, rows) : [])],
    late: months.flatMap(({ person, pieces }) =>
      pieces.flatMap(({ piece, stage, late }) => (late ? [{ person, piece, stage, at: late }] : [])),
    ),
  };
}

const NOTHING = { minutes: 0, standby: 0, hours: 0 };

function numbersOf({ minutes, standby, hours }: Pick<ClosedRow, "minutes" | "standby" | "hours">) {
  return { minutes, standby, hours };
}

function compared(row: ClosedRow, all: readonly ClosedRow[], isClosed: boolean): MonthReport["rows"][number] {
  const found = all.find(({ person }) => person === row.person);
  const now = numbersOf(found ?? NOTHING);
  const isSame = JSON.stringify(now) === JSON.stringify(numbersOf(row));
  return { person: row.person, ...numbersOf(row), ...(isClosed && !isSame && { now }) };
}

/** Whoever had nothing when it was closed. */
function newIn(now: readonly ClosedRow[], rows: readonly ClosedRow[]): MonthReport["rows"] {
  return now
    .filter(({ person }) => !rows.some(each => each.person === person))
    .map(each => ({ person: each.person, ...NOTHING, now: numbersOf(each) }));
}
