// The law of somebody's work log: what was sent of each day, how the superior found it, what of it went to the unit head each week,
// and which days lack one. What was done stands in a text kept apart, by its digest; pure.
import { mondayOf } from "../rosters/week.ts";
import type { Law } from "../shared/journal/event.ts";
import { type BoardPlaces, shownOn } from "../shared/journal/keys.ts";
import type { Day } from "../shared/time/day.ts";
import { logsOver, logsToHead } from "./boards.ts";
import type { Workload } from "./names.ts";

/** What there was of a week when it was reported. */
export interface WeekFigures {
  readonly homeDays: number;
  readonly logs: number;
  readonly late: number;
  readonly missing: number;
  readonly behind: number;
}

type Of = { readonly agency: string };
export type WorkLogEvent =
  | ({
      readonly type: "WorkLogged";
      readonly day: Day;
      readonly text: string;
      /** Sent after the day was over. */
      readonly late: boolean;
      /** Something in it is behind. */
      readonly behind: boolean;
      /** The direct superior as it was sent. */
      readonly to?: string;
    } & Of)
  | ({
      readonly type: "LogReviewed";
      readonly day: Day;
      readonly accepted: boolean;
      readonly note: string;
    } & Of)
  | ({ readonly type: "LogFoundMissing"; readonly day: Day; readonly to?: string } & Of)
  | ({
      readonly type: "LogWeekReported";
      readonly week: Day;
      readonly workload: Workload;
      readonly note: string;
      readonly figures: WeekFigures;
      /** The unit head. */
      readonly to?: string;
    } & Of)
  | ({ readonly type: "LogWeekNoted"; readonly week: Day } & Of);

interface Said {
  readonly by: string;
  readonly at: string;
}

export interface Log {
  readonly text: string;
  /** Whatever is sent in its place later does not make it later. */
  readonly sent: string;
  readonly late: boolean;
  readonly behind: boolean;
  readonly to?: string;
  readonly amended?: string;
  readonly review?: Said & { readonly accepted: boolean; readonly note: string };
}

export interface LogWeek extends Said {
  readonly workload: Workload;
  readonly note: string;
  readonly figures: WeekFigures;
  readonly to?: string;
  readonly noted?: Said;
}

export interface WorkLogs {
  readonly agency: string;
  readonly logs: Readonly<Record<Day, Log>>;
  /** Found missing, and to whom it was said. */
  readonly missing: Readonly<Record<Day, string>>;
  readonly weeks: Readonly<Record<Day, LogWeek>>;
}

/** Twelve weeks: what is older is in the journal. */
const LOGS_KEPT = 84;
const WEEKS_KEPT = 12;
const NONE: WorkLogs = { agency: "", logs: {}, missing: {}, weeks: {} };

export const workLogLaw: Law<WorkLogs, WorkLogEvent> = {
  kind: "WORKLOG",
  evolve(before = NONE, { event, by, recordedAt: at }) {
    const said = { by: by.person, at };
    const { agency } = event;
    switch (event.type) {
      case "WorkLogged": {
        const { [event.day]: _, ...missing } = before.missing;
        const logs = kept(
          { ...before.logs, [event.day]: logged(before.logs[event.day], event, at) },
          LOGS_KEPT,
        );
        return { ...before, agency, logs, missing };
      }
      case "LogReviewed": {
        const { day, accepted, note } = event;
        const found = before.logs[day];
        if (!found) throw new Error(`nobody sent a log of ${day}`);
        const review = { ...said, accepted, note };
        return { ...before, agency, logs: { ...before.logs, [day]: { ...found, review } } };
      }
      case "LogFoundMissing":
        return {
          ...before,
          agency,
          missing: kept({ ...before.missing, [event.day]: event.to ?? "" }, LOGS_KEPT),
        };
      case "LogWeekReported": {
        const { type: _, week, agency: __, ...report } = event;
        return {
          ...before,
          agency,
          weeks: kept({ ...before.weeks, [week]: { ...report, ...said } }, WEEKS_KEPT),
        };
      }
      case "LogWeekNoted": {
        const found = before.weeks[event.week];
        if (!found) throw new Error(`nobody reported ${event.week}`);
        return { ...before, agency, weeks: { ...before.weeks, [event.week]: { ...found, noted: said } } };
      }
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
  boards: placesOf,
};

type Logged = Extract<WorkLogEvent, { readonly type: "WorkLogged" }>;

function logged(before: Log | undefined, { text, late, behind, to }: Logged, at: string): Log {
  const now = { text, behind, ...(to && { to }) };
  return before ? { ...now, sent: before.sent, late: before.late, amended: at } : { ...now, sent: at, late };
}

/** Before their superior while anything of it is open, and before the unit head while a week was not read. */
function placesOf(state: WorkLogs, stream: string): BoardPlaces {
  const { to: superior } = openIn(state)[0] ?? {};
  const unread = Object.values(state.weeks).find(({ to, noted }) => to !== undefined && !noted);
  return shownOn(
    ...(superior ? ([[logsOver(superior), stream]] as const) : []),
    ...(unread?.to ? ([[logsToHead(unread.to), stream]] as const) : []),
  );
}

export interface OpenLog {
  readonly day: Day;
  readonly what: "to-review" | "missing" | "to-amend" | "to-report";
  readonly to?: string | undefined;
}

/** What of the log is not done with, the newest first: a week that was reported is. */
export function openIn({ logs, missing, weeks }: WorkLogs): readonly OpenLog[] {
  const isOpen = ([day]: readonly [Day, unknown]) => !Object.hasOwn(weeks, mondayOf(day));
  const sent = Object.entries(logs)
    .filter(isOpen)
    .map(([day, { review, to }]): OpenLog => ({ day, to, what: standing(review) }));
  const none = Object.entries(missing)
    .filter(isOpen)
    .map(([day, to]): OpenLog => ({ day, what: "missing", ...(to && { to }) }));
  return [...sent, ...none].toSorted((one, other) => (one.day < other.day ? 1 : -1));
}

function standing(review: Log["review"]): OpenLog["what"] {
  if (!review) return "to-review";
  return review.accepted ? "to-report" : "to-amend";
}

function kept<T>(all: Readonly<Record<Day, T>>, most: number): Readonly<Record<Day, T>> {
  const inOrder = Object.entries(all).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(inOrder.slice(-most));
}
