// The law of the office calendars that are loaded: one proposes a year's official table, another confirms it; pure.
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { Law } from "../shared/journal/event.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import type { YearTable } from "../shared/time/calendar.ts";
import { CALENDAR_PROBLEM } from "./problems.ts";

export interface ProposedYear extends YearTable {
  readonly document: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
}

export interface LoadedYear extends ProposedYear {
  readonly confirmedBy: string;
  readonly confirmedAt: string;
}

export interface OfficeCalendars {
  /** Counted with. */
  readonly years: Readonly<Record<string, LoadedYear>>;
  readonly proposed: Readonly<Record<string, ProposedYear>>;
}

export type CalendarEvent =
  | ({ readonly type: "CalendarProposed"; readonly year: number; readonly document: string } & YearTable)
  | { readonly type: "CalendarConfirmed"; readonly year: number }
  | { readonly type: "CalendarRejected"; readonly year: number; readonly reason: string };

const NONE: OfficeCalendars = { years: {}, proposed: {} };

export const calendarLaw: Law<OfficeCalendars, CalendarEvent> = {
  kind: "CALENDAR",
  evolve(before = NONE, { event, by, recordedAt }) {
    const { [event.year]: waiting, ...others } = before.proposed;
    switch (event.type) {
      case "CalendarProposed": {
        const { type: _, year, ...table } = event;
        const proposal = { ...table, proposedBy: by.person, proposedAt: recordedAt };
        return { ...before, proposed: { ...before.proposed, [year]: proposal } };
      }
      case "CalendarConfirmed": {
        if (!waiting) return before;
        const loaded = { ...waiting, confirmedBy: by.person, confirmedAt: recordedAt };
        return { years: { ...before.years, [event.year]: loaded }, proposed: others };
      }
      case "CalendarRejected":
        return { ...before, proposed: others };
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
};

type Drafts = readonly [Draft<CalendarEvent>];

export function proposeYear(
  calendars: OfficeCalendars | undefined,
  { year, document, table }: { readonly year: number; readonly document: string; readonly table: YearTable },
): Drafts {
  // Whoever replaces a proposal under somebody's eyes would have them confirm what they did not see.
  if (calendars?.proposed[year]) throw new Problem(CALENDAR_PROBLEM["calendar-waiting"]);
  return [{ event: { type: "CalendarProposed", year, document, ...table } }];
}

export function confirmYear(
  calendars: OfficeCalendars | undefined,
  { year, by }: { readonly year: number; readonly by: string },
): Drafts {
  const waiting = calendars?.proposed[year];
  if (!waiting) throw new Problem(CALENDAR_PROBLEM["calendar-not-proposed"]);
  if (isSameAccount(waiting.proposedBy, by)) throw new Problem(CALENDAR_PROBLEM["confirmer-proposed-it"]);
  return [{ event: { type: "CalendarConfirmed", year } }];
}

/** Whoever proposed it may take it back. */
export function rejectYear(
  calendars: OfficeCalendars | undefined,
  { year, reason }: { readonly year: number; readonly reason: string },
): Drafts {
  if (!calendars?.proposed[year]) throw new Problem(CALENDAR_PROBLEM["calendar-not-proposed"]);
  return [{ event: { type: "CalendarRejected", year, reason } }];
}
