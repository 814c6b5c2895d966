// The law of somebody's attendance: when they clocked in and out, by what means, what was corrected by a superior, and the checks
// made of it. All of one person in one stream; pure. A time after midnight belongs to the day on which it was clocked in.
import type { Law } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import type { Day } from "../shared/time/day.ts";
import { attendanceOf } from "./boards.ts";
import type { CheckMethod, CheckResult, ClockMethod } from "./names.ts";

/** Instants. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

type Of = { readonly day: Day; readonly agency: string };
export type AttendanceEvent =
  | ({ readonly type: "ClockedIn"; readonly at: string; readonly method: ClockMethod } & Of)
  | ({ readonly type: "ClockedOut"; readonly at: string; readonly method: ClockMethod } & Of)
  /** Both at once, from the attendance system. */
  | ({ readonly type: "TimesTakenIn"; readonly method: ClockMethod } & Span & Of)
  /** In place of all that was on record of that day. */
  | ({ readonly type: "DayCorrected"; readonly spans: readonly Span[]; readonly reason: string } & Of)
  | ({
      readonly type: "AttendanceChecked";
      readonly at: string;
      readonly method: CheckMethod;
      readonly result: CheckResult;
      readonly note?: string;
    } & Of);

interface Clocked {
  readonly from: string;
  readonly method: ClockMethod;
  /** Open until it is there. */
  readonly until?: string;
  readonly outMethod?: ClockMethod;
}

export interface AttendanceDay {
  readonly agency: string;
  readonly spans: readonly Clocked[];
  readonly corrected?: { readonly by: string; readonly at: string; readonly reason: string };
}

export interface Check {
  readonly day: Day;
  readonly at: string;
  readonly method: CheckMethod;
  readonly result: CheckResult;
  readonly note?: string;
  readonly by: string;
}

export interface Attendance {
  readonly agency: string;
  readonly days: Readonly<Record<Day, AttendanceDay>>;
  readonly checks?: readonly Check[];
}

/** Twelve weeks: older days are in the journal, and the state does not grow for ever. */
export const DAYS_KEPT = 84;
const CHECKS_KEPT = 20;
const NO_DAYS: Attendance = { agency: "", days: {} };

export const attendanceLaw: Law<Attendance, AttendanceEvent> = {
  kind: "ATTENDANCE",
  evolve(before = NO_DAYS, { event, by, recordedAt }) {
    const { day, agency } = event;
    switch (event.type) {
      case "ClockedIn": {
        const { at: from, method } = event;
        return withSpans(before, event, [...spansOf(before, day), { from, method }]);
      }
      case "ClockedOut": {
        const { at: until, method: outMethod } = event;
        const spans = spansOf(before, day).map(each =>
          each.until === undefined ? { ...each, until, outMethod } : each,
        );
        return withSpans(before, event, spans);
      }
      case "TimesTakenIn": {
        const { from, until, method } = event;
        const taken = { from, until, method, outMethod: method };
        return withSpans(before, event, [...spansOf(before, day), taken]);
      }
      case "DayCorrected": {
        const { spans, reason } = event;
        const method = "superior" as const;
        const corrected = { by: by.person, at: recordedAt, reason };
        const clocked = spans.map(each => ({ ...each, method, outMethod: method }));
        return withDay(before, day, { agency, spans: clocked, corrected });
      }
      case "AttendanceChecked": {
        const { type: _, agency: __, ...check } = event;
        const checks = [...(before.checks ?? []), { ...check, by: by.person }];
        return { ...before, agency, checks: checks.slice(-CHECKS_KEPT) };
      }
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
  boards: ({ agency }, stream) => shownOn([attendanceOf(agency), stream]),
};

function spansOf({ days }: Attendance, day: Day): readonly Clocked[] {
  return dayIn(days, day)?.spans ?? [];
}

function dayIn(days: Attendance["days"], day: Day): AttendanceDay | undefined {
  return Object.hasOwn(days, day) ? days[day] : undefined;
}

function withSpans(before: Attendance, { day, agency }: Of, spans: readonly Clocked[]): Attendance {
  const inOrder = spans.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return withDay(before, day, { ...dayIn(before.days, day), agency, spans: inOrder });
}

function withDay(before: Attendance, day: Day, of: AttendanceDay): Attendance {
  const days = Object.entries({ ...before.days, [day]: of }).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return { ...before, agency: of.agency, days: Object.fromEntries(days.slice(-DAYS_KEPT)) };
}

/** What somebody worked on a day, in order: what has not ended yet is none of it. A span over midnight is wholly of its first day. */
export function workedOn(state: Attendance | undefined, day: Day): readonly Span[] {
  if (!state) return [];
  return spansOf(state, day).flatMap(({ from, until }) => (until === undefined ? [] : [{ from, until }]));
}

/** The newest that was clocked in and not out. */
export function openIn(
  state: Attendance | undefined,
): { readonly day: Day; readonly from: string } | undefined {
  const open = Object.entries(state?.days ?? {}).flatMap(([day, { spans }]) =>
    spans.filter(({ until }) => until === undefined).map(({ from }) => ({ day, from })),
  );
  return open.at(-1);
}

/** The last instant on record. */
export function lastClocked(state: Attendance | undefined): string | undefined {
  return Object.values(state?.days ?? {})
    .flatMap(({ spans }) => spans.flatMap(({ from, until }) => [from, ...(until ? [until] : [])]))
    .toSorted()
    .at(-1);
}
