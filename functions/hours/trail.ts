// What else is on record of the time of a piece of overtime: the person's sessions, and when they clocked; read from their boards.
import { type Attendance, attendanceLaw, workedOn } from "../attendance/attendance.ts";
import { askedBy, HIGH } from "../sessions/boards.ts";
import type { Session } from "../sessions/session.ts";
import { everyRow } from "../shared/journal/board.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import type { Month } from "./count.ts";
import { wholeMinutes } from "./known.ts";
import { overlap, type Stretch } from "./span.ts";
import { heldAt } from "./whose.ts";

export interface SessionSeen {
  readonly session: string;
  readonly system: string;
  readonly from: string;
  readonly until?: string;
}

/** No session is longer than a day. */
const LONGEST_DAYS = 1;
const WEEK = 7;
const LONGEST_MONTH = 31;

export async function sessionsIn(account: string, { from, until }: Stretch): Promise<readonly SessionSeen[]> {
  const first = `${addDays(from.slice(0, 10), -LONGEST_DAYS)}`;
  const seen: SessionSeen[] = [];
  for await (const { stream: of, state } of everyRow<Session>({
    ...askedBy(account),
    between: [first, `${until}${HIGH}`],
  })) {
    const end = state.ended?.at;
    if (state.status === "refused" || state.askedAt >= until || (end !== undefined && end <= from)) continue;
    const session = of.slice("SESSION#".length);
    seen.push({ session, system: state.system ?? "", from: state.askedAt, ...(end && { until: end }) });
  }
  return seen;
}

/** Of a month and the weeks that it shares with others, as it is or as it was on record at a moment; older weeks than it keeps are empty. */
export async function clockedAround(account: string, month: Month, at?: string): Promise<readonly Stretch[]> {
  const of = stream(attendanceLaw, account);
  const { state } = at === undefined ? await read<Attendance>(of) : await heldAt(attendanceLaw, of, at);
  const [first, last] = [addDays(`${month}-01`, -WEEK), addDays(`${month}-01`, LONGEST_MONTH + WEEK)];
  return Object.keys(state?.days ?? {})
    .filter(day => first <= day && day <= last)
    .flatMap(day => workedOn(state, day))
    .map(wholeMinutes)
    .filter(({ from, until }) => from < until);
}

export async function clockedIn(account: string, span: Stretch): Promise<readonly Stretch[]> {
  const { state } = await read<Attendance>(stream(attendanceLaw, account));
  const day = dayOf(span.from);
  return [addDays(day, -1), day, dayOf(span.until)]
    .filter((each, at, all) => all.indexOf(each) === at)
    .flatMap(each => workedOn(state, each))
    .filter(each => overlap(each, span));
}
