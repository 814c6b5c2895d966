// What is read of attendance and logs beyond their states: the texts of a week, weeks that have left the state, and what waits.
import { daysOfWeek, mondayOf } from "../rosters/week.ts";
import { readBlob } from "../shared/journal/blob.ts";
import { board } from "../shared/journal/board.ts";
import type { Held } from "../shared/journal/change.ts";
import type { Happening, Law } from "../shared/journal/event.ts";
import { history } from "../shared/journal/journal.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { type AttendanceEvent, attendanceLaw, DAYS_KEPT } from "./attendance.ts";
import { logsOver, logsToHead } from "./boards.ts";
import { parseLog } from "./log-text.ts";
import type { Texts } from "./view.ts";
import { ownOpen, teamOpen, toNoteOf } from "./waiting.ts";
import type { Whose } from "./whose.ts";
import { type WorkLogEvent, type WorkLogs, workLogLaw } from "./work-log.ts";

export async function textsOf({ logs }: Whose, week: Day): Promise<Texts> {
  const named = daysOfWeek(week).flatMap(day => logs.state?.logs[day]?.text ?? []);
  return new Map(await Promise.all(named.map(async each => [each, parseLog(await readBlob(each))] as const)));
}

/** A week so old that it may have left the states is folded from the journal anew, as far as it goes. */
export async function withOlder(whose: Whose, week: Day, at: Date): Promise<Whose> {
  if (week >= addDays(mondayOf(dayOf(at.toISOString())), -DAYS_KEPT + 7)) return whose;
  const days = daysOfWeek(week);
  const isOf = (event: object) => {
    const { day, week: named } = event as { readonly day?: Day; readonly week?: Day };
    return (day !== undefined && days.includes(day)) || named === week;
  };
  const [attendance, logs] = await Promise.all([
    refolded(whose.attendance, attendanceLaw, (event: AttendanceEvent) => isOf(event)),
    refolded(whose.logs, workLogLaw, (event: WorkLogEvent) => isOf(event)),
  ]);
  return { ...whose, attendance, logs };
}

async function refolded<S, E extends Happening>(
  held: Held<S>,
  law: Law<S, E>,
  isOf: (event: E) => boolean,
): Promise<Held<S>> {
  if (!held.state) return held;
  const events = await history<E>(held.stream);
  const state = events
    .filter(({ event }) => isOf(event))
    .reduce<S | undefined>((before, recorded) => law.evolve(before, recorded), undefined);
  return { ...held, state };
}

const MOST_WAITING = 100;

export async function waitingOf(own: Whose, at: string) {
  const { account } = own;
  const [team, read] = await Promise.all([
    board<WorkLogs>({ ...logsOver(account), limit: MOST_WAITING }),
    board<WorkLogs>({ ...logsToHead(account), limit: MOST_WAITING }),
  ]);
  return { own: ownOpen(own, at), ...teamOpen(team.rows, at), toNote: toNoteOf(read.rows, account) };
}
