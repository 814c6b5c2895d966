// Which logs wait for whom: one's own to be sent, those under one to be reviewed and reported, weeks to be read; pure.
import { mondayOf } from "../rosters/week.ts";
import type { Row } from "../shared/journal/change.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { loggedDays } from "./logging.ts";
import { workerOf } from "./view.ts";
import type { Whose } from "./whose.ts";
import { openIn, type WorkLogs } from "./work-log.ts";

/** Whoever is reminded after a month is not reminded at all. */
const WEEKS_BACK = 4;

export interface WaitingDay {
  readonly day: Day;
  readonly what: "to-send" | "to-amend" | "to-review" | "missing";
}

/** Today's too. */
export function ownOpen(own: Whose, at: string): readonly WaitingDay[] {
  const today = dayOf(at);
  const { logs = {}, weeks = {} } = own.logs.state ?? {};
  const mondays = Array.from({ length: WEEKS_BACK }, (_, n) => addDays(mondayOf(today), -7 * n));
  const asked = mondays
    .filter(week => !Object.hasOwn(weeks, week))
    .flatMap(week => loggedDays(workerOf(own), week))
    .filter(day => day <= today && !Object.hasOwn(logs, day));
  const back = openIn(own.logs.state ?? EMPTY).filter(({ what }) => what === "to-amend");
  return [
    ...asked.map((day): WaitingDay => ({ day, what: "to-send" })),
    ...back.map(({ day }): WaitingDay => ({ day, what: "to-amend" })),
  ].toSorted((one, other) => (one.day < other.day ? -1 : 1));
}
const EMPTY: WorkLogs = { agency: "", logs: {}, missing: {}, weeks: {} };

export function teamOpen(rows: readonly Row<WorkLogs>[], at: string) {
  const thisWeek = mondayOf(dayOf(at));
  const all = rows.map(({ stream, state }) => ({ person: accountOf(stream), open: openIn(state) }));
  const team = all.map(({ person, open }) => ({
    person,
    days: open.flatMap(({ day, what }): WaitingDay[] =>
      what === "to-review" || what === "missing" ? [{ day, what }] : [],
    ),
  }));
  const toReport = all.flatMap(({ person, open }) => {
    const weeks = new Set(open.map(({ day }) => mondayOf(day)).filter(week => week < thisWeek));
    const isReady = (week: Day) =>
      open.every(({ day, what }) => mondayOf(day) !== week || what === "to-report" || what === "missing");
    return [...weeks].filter(isReady).map(week => ({ person, week }));
  });
  return { team: team.filter(({ days }) => days.length > 0), toReport };
}

export function toNoteOf(rows: readonly Row<WorkLogs>[], head: string) {
  return rows.flatMap(({ stream, state }) =>
    Object.entries(state.weeks)
      .filter(([, { to, noted }]) => to === head && !noted)
      .map(([week]) => ({ person: accountOf(stream), week })),
  );
}

function accountOf(stream: string): string {
  return stream.slice("WORKLOG#".length);
}
