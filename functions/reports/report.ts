// The law of one system's IP report: drafted, filed in versions, compiled, forwarded, answered; pure. Its lines are kept
// by digest, since a state of the journal must stay small.

import type { Law } from "../shared/journal/event.ts";
import type { Day } from "../shared/time/day.ts";
import type { ChannelStatuses } from "./egress-status.ts";
import type { LineCounts } from "./line.ts";
import type { Timeliness } from "./names.ts";

/** The lines after an event, by digest, how many are at each status, and how far each channel has come. */
export interface Lines {
  readonly lines: string;
  readonly counts: LineCounts;
  readonly standing: ChannelStatuses;
}

export type ReportEvent =
  | { readonly type: "ReportDrafted"; readonly draft: string; readonly rows: number }
  | (Lines & {
      readonly type: "ReportFiled";
      readonly filing: number;
      readonly content: string;
      readonly agency: string;
      readonly timeliness: Timeliness;
    })
  | (Lines & { readonly type: "ReportCompiled"; readonly pack: number })
  | (Lines & { readonly type: "ReportForwarded"; readonly pack: number })
  | (Lines & { readonly type: "ReportAnswered"; readonly pack: number; readonly answer: string })
  | { readonly type: "FilingReminded"; readonly due: Day; readonly daysBefore: number };

export interface Report {
  readonly draft?: {
    readonly content: string;
    readonly rows: number;
    readonly at: string;
    readonly by: string;
  };
  readonly filed?: Filed;
  /** The last pack that it is in, and the last that went to the archives. */
  readonly compiledIn?: { readonly pack: number; readonly filing: number };
  readonly forwardedIn?: number;
  readonly reminded: readonly string[];
}

export interface Filed extends Lines {
  readonly filing: number;
  readonly content: string;
  readonly agency: string;
  readonly at: string;
  readonly by: string;
  /** Of the first filing: a correction does not make a report late. */
  readonly timeliness: Timeliness;
}

const EMPTY: Report = { reminded: [] };

export const reportLaw: Law<Report, ReportEvent> = {
  kind: "REPORT",
  evolve(before = EMPTY, { event, recordedAt, by }) {
    switch (event.type) {
      case "ReportDrafted": {
        const draft = { content: event.draft, rows: event.rows, at: recordedAt, by: by.person };
        return { ...before, draft };
      }
      case "ReportFiled": {
        const { type: _, ...facts } = event;
        const { draft: __, ...rest } = before;
        return { ...rest, filed: { ...facts, at: recordedAt, by: by.person } };
      }
      case "ReportCompiled": {
        const compiledIn = { pack: event.pack, filing: filedIn(before).filing };
        return { ...withLines(before, event), compiledIn };
      }
      case "ReportForwarded":
        return { ...withLines(before, event), forwardedIn: event.pack };
      case "ReportAnswered":
        return withLines(before, event);
      case "FilingReminded":
        return { ...before, reminded: [...before.reminded, reminderKey(event)] };
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
};

export function reminderKey({ due, daysBefore }: { due: Day; daysBefore: number }): string {
  return `${due} ${daysBefore}`;
}

/** How many days before that day the agency was reminded of it. */
export function remindersGiven({ reminded }: Report, due: Day): number[] {
  return reminded.flatMap(key => (key.startsWith(`${due} `) ? [Number(key.slice(due.length))] : []));
}

function withLines(before: Report, { lines, counts, standing }: Lines): Report {
  return { ...before, filed: { ...filedIn(before), lines, counts, standing } };
}

function filedIn({ filed }: Report): Filed {
  if (!filed) throw new Error("a report that was never filed cannot go on");
  return filed;
}
