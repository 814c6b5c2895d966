// The law of an agency's book of hours: the causes for which its people work longer, with the county's consent or the report to it,
// and what it made known and reviewed; pure, and all of one agency in one stream.
import type { Law } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import type { OvertimeCategory } from "../shared/rules/overtime-caps.ts";
import type { Day } from "../shared/time/day.ts";
import { HOURS_BOOKS } from "./boards.ts";
import type { Cause as CauseKind } from "./category.ts";
import type { Consent } from "./consent.ts";
import type { HoursNote } from "./overtime-names.ts";
import type { ShiftTimes } from "./shift.ts";

export interface CauseGiven {
  readonly category: OvertimeCategory;
  readonly kind: CauseKind;
  readonly what: string;
  /** The day on which it came about. */
  readonly on: Day;
}

export interface ConsentGiven {
  readonly from: Day;
  readonly to: Day;
  readonly document: string;
}

/** The numbers of a month as they were when it was closed, and the text with everybody's by its hash. */
export interface MonthClosed {
  readonly asOf: string;
  readonly people: number;
  readonly minutes: number;
  readonly text: string;
  /** What was still open then, and why the month was closed all the same. */
  readonly carried: readonly { readonly person: string; readonly piece: string }[];
  readonly reason?: string;
}

type Of = { readonly cause: string };
export type HoursBookEvent =
  | ({ readonly type: "CauseGiven" } & Of & CauseGiven)
  | ({ readonly type: "CountyConsented" } & Of & ConsentGiven)
  | ({ readonly type: "ConsentExtended"; readonly to: Day; readonly document: string } & Of)
  | ({ readonly type: "CauseReported"; readonly document: string; readonly on: Day } & Of)
  | ({ readonly type: "ShiftSet"; readonly shift: string } & ShiftTimes)
  | { readonly type: "ShiftDropped"; readonly shift: string; readonly reason: string }
  | ({ readonly type: "CauseEnded"; readonly to: Day; readonly reason: string } & Of)
  | { readonly type: "HoursNoted"; readonly kind: HoursNote; readonly on: Day; readonly note: string }
  | ({ readonly type: "MonthClosed"; readonly month: string } & MonthClosed)
  | {
      readonly type: "LeaveReportMade";
      readonly month: string;
      readonly people: number;
      readonly minutes: number;
    };

interface Said {
  readonly by: string;
  readonly at: string;
}

export interface Cause extends CauseGiven {
  readonly given: Said;
  readonly consent?: Said & ConsentGiven & { readonly extendedTo?: Day; readonly extendedAt?: string };
  readonly report?: Said & { readonly document: string; readonly on: Day };
  readonly ended?: Said & { readonly to: Day; readonly reason: string };
}

export interface HoursBook {
  readonly last: number;
  readonly causes: Readonly<Record<string, Cause>>;
  readonly months?: Readonly<Record<string, Said & MonthClosed>>;
  /** By their codes. */
  readonly shifts?: Readonly<Record<string, ShiftTimes>>;
  readonly notes: readonly (Said & { readonly kind: HoursNote; readonly on: Day; readonly note: string })[];
  /** The last month whose report of compensatory leave was made. */
  readonly reports: readonly {
    readonly month: string;
    readonly people: number;
    readonly minutes: number;
    readonly at: string;
  }[];
}

/** What is closed stays to be read a while; older ones are in the journal. */
const KEPT = 60;
const NONE: HoursBook = { last: 0, causes: {}, notes: [], reports: [] };

export const hoursBookLaw: Law<HoursBook, HoursBookEvent> = {
  kind: "HOURSBOOK",
  evolve(before = NONE, { event, by, recordedAt }) {
    const said = { by: by.person, at: recordedAt };
    switch (event.type) {
      case "CauseGiven": {
        const { type: _, cause, ...given } = event;
        const causes = { ...recent(before.causes), [cause]: { ...given, given: said } };
        return { ...before, last: Number(cause), causes };
      }
      case "HoursNoted": {
        const { type: _, ...note } = event;
        return { ...before, notes: [...before.notes, { ...note, ...said }].slice(-KEPT) };
      }
      case "MonthClosed": {
        const { type: _, month, ...closed } = event;
        const months = Object.entries({ ...before.months, [month]: { ...closed, ...said } });
        return { ...before, months: Object.fromEntries(months.slice(-KEPT)) };
      }
      case "ShiftSet": {
        const { type: _, shift, ...times } = event;
        return { ...before, shifts: { ...before.shifts, [shift]: times } };
      }
      case "ShiftDropped": {
        const { [event.shift]: _, ...shifts } = before.shifts ?? {};
        return { ...before, shifts };
      }
      case "LeaveReportMade": {
        const { type: _, ...report } = event;
        return { ...before, reports: [...before.reports, { ...report, at: said.at }].slice(-KEPT) };
      }
      default: {
        const found = before.causes[event.cause];
        if (!found) throw new Error(`there is no cause ${event.cause}`);
        const next = followed(found, event, said);
        return { ...before, causes: { ...before.causes, [event.cause]: next } };
      }
    }
  },
  boards(_, stream) {
    return shownOn([HOURS_BOOKS, stream]);
  },
};

type OfCause = Extract<
  HoursBookEvent,
  { readonly type: "CountyConsented" | "ConsentExtended" | "CauseReported" | "CauseEnded" }
>;

function followed(found: Cause, event: OfCause, said: Said): Cause {
  switch (event.type) {
    case "CountyConsented": {
      const { from, to, document } = event;
      return { ...found, consent: { ...said, from, to, document } };
    }
    case "ConsentExtended":
      return found.consent
        ? { ...found, consent: { ...found.consent, extendedTo: event.to, extendedAt: said.at } }
        : found;
    case "CauseReported":
      return { ...found, report: { ...said, document: event.document, on: event.on } };
    case "CauseEnded":
      return { ...found, ended: { ...said, to: event.to, reason: event.reason } };
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function recent(causes: HoursBook["causes"]): HoursBook["causes"] {
  const all = Object.entries(causes);
  const closed = all.filter(([, { ended }]) => ended).slice(-KEPT);
  return Object.fromEntries(all.filter(entry => !entry[1].ended || closed.includes(entry)));
}

/** What the county agreed to, as it is counted with. */
export function consentsIn(book: HoursBook | undefined): readonly Consent[] {
  return Object.entries(book?.causes ?? {}).flatMap(([id, { category, consent }]) => {
    if (!consent) return [];
    const { from, to, at, extendedTo, extendedAt } = consent;
    return [{ id, category, from, to, agreedAt: at, extendedTo, extensionAgreedAt: extendedAt }];
  });
}
