// The law of a securities firm's file: which businesses it carries on from home since when and by what leave, what papers it has, who
// was trained, who supervises when, what was checked; one stream a firm, read by the gate; pure.
import type { Law } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { ALL_FIRMS } from "./boards.ts";
import type {
  Business,
  CHECK_OUTCOMES,
  CheckName,
  Consent,
  PaperName,
  PaperOf,
  Premises,
  WAYS,
} from "./names.ts";

export interface BusinessTerms {
  readonly business: Business;
  readonly premises: Premises;
  readonly from: Day;
  readonly to: Day;
  /** The senior manager whom to ask. */
  readonly liaison: string;
  readonly document: string;
}

export interface Paper {
  readonly paper: PaperName;
  readonly covers: PaperOf;
  readonly document: string;
  /** SHA-256 of the file, where there is one. */
  readonly digest?: string;
  readonly dated: Day;
  readonly until?: Day;
  /** Of the controls, and of whatever else has versions. */
  readonly edition?: string;
}

export interface ConsentPaper {
  readonly consent: Consent;
  readonly document: string;
  readonly dated: Day;
  /** By when it is to be ratified. */
  readonly due?: Day;
}

export interface Assessment {
  readonly dated: Day;
  readonly document: string;
  readonly risks: readonly string[];
  readonly planCurrent: boolean;
}

export interface Training {
  readonly dated: Day;
  readonly topic: string;
  readonly document: string;
  readonly people: readonly string[];
}

/** A senior manager who supervises, day by day from so many o'clock on. */
export interface Turn {
  readonly supervisor: string;
  readonly from: Day;
  readonly until: Day;
  readonly starts: string;
  readonly ends: string;
}

export interface Check {
  readonly about: CheckName;
  readonly business: Business;
  readonly dated: Day;
  readonly method: string;
  readonly outcome: (typeof CHECK_OUTCOMES)[number];
  readonly note: string;
}

type Of = { readonly business: Business };
export type FirmEvent =
  | ({
      readonly type: "BusinessApplied";
      readonly way: (typeof WAYS)[number];
      readonly papersDue?: Day;
      readonly controls?: string;
    } & BusinessTerms)
  | ({ readonly type: "BusinessPapersFiled"; readonly document: string; readonly controls?: string } & Of)
  | ({
      readonly type: "BusinessDecided";
      readonly granted: boolean;
      readonly dated: Day;
      readonly document: string;
    } & Of)
  | ({
      readonly type: "BusinessExtended";
      readonly to: Day;
      readonly reason: string;
      readonly document: string;
    } & Of)
  | ({ readonly type: "BusinessEnded"; readonly reason: string } & Of)
  | ({ readonly type: "PaperFiled" } & Paper)
  | ({ readonly type: "ConsentFiled" } & ConsentPaper)
  | ({ readonly type: "RisksAssessed" } & Assessment)
  | ({ readonly type: "TrainingHeld" } & Training)
  | ({ readonly type: "SupervisorNamed"; readonly turn: number } & Turn)
  | { readonly type: "SupervisorRemoved"; readonly turn: number; readonly reason: string }
  | ({ readonly type: "FirmChecked" } & Check);

interface Said {
  readonly by: string;
  readonly at: string;
}

/** As it stands now; what was before is in the journal. */
export interface Running extends BusinessTerms {
  readonly way: (typeof WAYS)[number];
  readonly applied: Said;
  /** Since when it has gone on without a break. */
  readonly since: Day;
  readonly papersDue?: Day;
  readonly papersFiled?: Said & { readonly document: string };
  /** The edition of the security controls that it was applied with. */
  readonly controls?: string;
  readonly decision?: Said & { readonly granted: boolean; readonly dated: Day; readonly document: string };
  readonly extended: number;
  readonly ended?: Said & { readonly reason: string };
}

export interface Firm {
  readonly businesses: { readonly [Name in Business]?: Running };
  readonly papers: { readonly [Name in PaperOf]?: { readonly [Name in PaperName]?: Paper & Said } };
  readonly consent?: ConsentPaper & Said;
  readonly assessment?: Assessment & Said;
  /** The last day on which each was trained. */
  readonly trained: Readonly<Record<string, Day>>;
  readonly trainings: readonly (Omit<Training, "people"> & Said & { readonly count: number })[];
  readonly turns: Readonly<Record<number, Turn & Said>>;
  readonly lastTurn: number;
  readonly checks: readonly (Check & Said)[];
}

export const NO_FIRM: Firm = {
  businesses: {},
  papers: {},
  trained: {},
  trainings: [],
  turns: {},
  lastTurn: 0,
  checks: [],
};

/** The newest stay to be read; older ones are in the journal. */
const CHECKS_KEPT = 40;
const TRAININGS_KEPT = 8;

export const firmLaw: Law<Firm, FirmEvent> = {
  kind: "FIRM",
  evolve(before = NO_FIRM, { event, by, recordedAt }) {
    const said = { by: by.person, at: recordedAt };
    switch (event.type) {
      case "PaperFiled": {
        const { covers, paper } = event;
        const filed = { ...before.papers[covers], [paper]: { ...termsOf(event), ...said } };
        return { ...before, papers: { ...before.papers, [covers]: filed } };
      }
      case "ConsentFiled":
        return { ...before, consent: { ...termsOf(event), ...said } };
      case "RisksAssessed":
        return { ...before, assessment: { ...termsOf(event), ...said } };
      case "TrainingHeld":
        return afterTraining(before, event, said);
      case "SupervisorNamed": {
        const { turn, ...terms } = termsOf(event);
        return { ...before, lastTurn: turn, turns: { ...before.turns, [turn]: { ...terms, ...said } } };
      }
      case "SupervisorRemoved": {
        const { [event.turn]: _, ...turns } = before.turns;
        return { ...before, turns };
      }
      case "FirmChecked": {
        const checks = [{ ...termsOf(event), ...said }, ...before.checks];
        return { ...before, checks: checks.slice(0, CHECKS_KEPT) };
      }
      default: {
        const running = afterBusiness(before.businesses[event.business], event, said);
        return { ...before, businesses: { ...before.businesses, [event.business]: running } };
      }
    }
  },
  boards: (_, stream) => shownOn([ALL_FIRMS, stream]),
};

function afterTraining(before: Firm, { people, dated, topic, document }: Training, said: Said): Firm {
  const newer = people.filter(each => (before.trained[each] ?? "") < dated);
  const trained = { ...before.trained, ...Object.fromEntries(newer.map(each => [each, dated])) };
  const held = { dated, topic, document, count: people.length, ...said };
  return { ...before, trained, trainings: [held, ...before.trainings].slice(0, TRAININGS_KEPT) };
}

type BusinessEvent = Extract<FirmEvent, { readonly type: `Business${string}` }>;

function afterBusiness(before: Running | undefined, event: BusinessEvent, said: Said): Running {
  if (event.type === "BusinessApplied") {
    const terms = termsOf(event);
    return { ...terms, applied: said, since: sinceOf(before, event.from), extended: 0 };
  }
  if (!before) throw new Error(`nobody applied for ${event.business}`);
  switch (event.type) {
    case "BusinessPapersFiled": {
      const { document, controls } = event;
      return { ...before, ...(controls && { controls }), papersFiled: { document, ...said } };
    }
    case "BusinessDecided": {
      const { granted, dated, document } = event;
      return { ...before, decision: { granted, dated, document, ...said } };
    }
    case "BusinessExtended":
      return { ...before, to: event.to, extended: before.extended + 1 };
    case "BusinessEnded":
      return { ...before, ended: { reason: event.reason, ...said } };
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function termsOf<E extends { readonly type: string }>({ type: _, ...terms }: E): Omit<E, "type"> {
  return terms;
}

/** What follows on what went on before without a day between goes on; after a break it begins anew. */
function sinceOf(before: Running | undefined, from: Day): Day {
  if (!before || before.decision?.granted === false) return from;
  const last = before.ended ? dayOf(before.ended.at) : before.to;
  return from <= addDays(last, 1) ? before.since : from;
}
