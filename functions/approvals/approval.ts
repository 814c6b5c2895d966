// The law of somebody's applications and approvals to work from home: all of one person in one stream, so that the gate reads one
// item. Whatever is nobody else's affair (ground, expected date, address, telephone) is not in it, only the digest of the text
// that is kept apart; pure.
import type { Law } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import type { Activity } from "../shared/rules/activities.ts";
import { endOfDay, instantOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { waitingIn } from "./boards.ts";
import type {
  AmendmentKind,
  Decider,
  EndCause,
  Factor,
  Finding,
  HomeRegulation,
  WorkNature,
} from "./names.ts";

/** As it is asked for. */
export interface Asked {
  readonly regulation: HomeRegulation;
  readonly activity: Activity;
  readonly from: Day;
  readonly to: Day;
  readonly agency: string;
  /** Comes first in the queue; why is kept apart. */
  readonly priority: boolean;
  /** The text kept apart, by its digest. */
  readonly apart: string;
  readonly work: readonly WorkNature[];
  readonly environment: boolean;
  readonly room: boolean;
  readonly deputy?: string;
  readonly reviewer?: true;
  readonly businesses?: readonly string[];
  readonly rights?: readonly string[];
  readonly functions?: readonly string[];
}

export interface Terms {
  readonly content: string;
  readonly hours: string;
}

export interface Decision {
  readonly granted: boolean;
  readonly as: Decider;
  readonly findings?: Readonly<Record<Finding, boolean>> | undefined;
  readonly factors?: Readonly<Record<Factor, string>> | undefined;
  readonly terms?: Terms | undefined;
  readonly reviewerFinding?: string | undefined;
  readonly reason?: string | undefined;
}

export interface Amendment {
  readonly kind: AmendmentKind;
  readonly reason: string;
  /** Of an extension. */
  readonly to?: Day;
  /** Of another place: the text that takes the place of the one kept apart. */
  readonly apart?: string;
}

type Of = { readonly application: string };
export type ApprovalEvent =
  | ({ readonly type: "HomeWorkApplied" } & Of & Asked)
  | ({ readonly type: "HomeWorkPledged"; readonly text: string } & Of)
  | ({ readonly type: "OpinionGiven"; readonly agrees: boolean; readonly note: string } & Of)
  | ({ readonly type: "HomeWorkDecided" } & Of & Decision)
  | ({ readonly type: "AmendmentAsked" } & Of & Amendment)
  | ({ readonly type: "AmendmentDecided"; readonly granted: boolean; readonly reason?: string } & Of)
  | ({
      readonly type: "HomeWorkEnded";
      readonly cause: EndCause;
      readonly reason: string;
      readonly until: string;
    } & Of);

interface Said {
  readonly by: string;
  readonly at: string;
}

export interface Application extends Asked {
  readonly applied: Said;
  readonly pledge?: { readonly text: string; readonly at: string };
  readonly opinion?: Said & { readonly agrees: boolean; readonly note: string };
  readonly decision?: Said & Decision;
  readonly amendment?: Amendment & { readonly at: string };
  /** How often it was extended, and the place agreed anew. */
  readonly extended: number;
  readonly placeVersion: number;
  readonly ended?: Said & { readonly cause: EndCause; readonly reason: string };
}

export interface Approvals {
  readonly last: number;
  readonly applications: Readonly<Record<string, Application>>;
}

/** What is closed stays to be read a while; older ones are in the journal. */
const CLOSED_KEPT = 12;

export const approvalLaw: Law<Approvals, ApprovalEvent> = {
  kind: "APPROVAL",
  evolve(before = { last: 0, applications: {} }, { event, by, recordedAt }) {
    const said = { by: by.person, at: recordedAt };
    if (event.type === "HomeWorkApplied") {
      const { type: _, application, ...asked } = event;
      const made = { ...asked, applied: said, extended: 0, placeVersion: 1 };
      const kept = recent(before.applications, recordedAt);
      return { last: Number(application), applications: { ...kept, [application]: made } };
    }
    const found = before.applications[event.application];
    if (!found) throw new Error(`nobody applied for ${event.application}`);
    const next = followed(found, event, said);
    return { ...before, applications: { ...before.applications, [event.application]: next } };
  },
  boards({ applications }, stream) {
    const waiting = Object.values(applications).filter(each => isWaiting(each));
    const [first] = waiting.map(queued).sort();
    const agency = waiting[0]?.agency;
    return first && agency ? shownOn([waitingIn(agency), `${first}#${stream}`]) : {};
  },
};

function followed(
  found: Application,
  event: Exclude<ApprovalEvent, { readonly type: "HomeWorkApplied" }>,
  said: Said,
): Application {
  switch (event.type) {
    case "HomeWorkPledged":
      return { ...found, pledge: { text: event.text, at: said.at } };
    case "OpinionGiven":
      return { ...found, opinion: { ...said, agrees: event.agrees, note: event.note } };
    case "HomeWorkDecided": {
      const { type: _, application: __, ...decision } = event;
      return { ...found, decision: { ...said, ...decision } };
    }
    case "AmendmentAsked": {
      const { type: _, application: __, ...amendment } = event;
      return { ...found, amendment: { ...amendment, at: said.at } };
    }
    case "AmendmentDecided":
      return amended(found, event.granted);
    case "HomeWorkEnded": {
      const { cause, reason, until } = event;
      return { ...found, ended: { by: said.by, at: until, cause, reason } };
    }
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function amended({ amendment, ...found }: Application, granted: boolean): Application {
  if (!granted || !amendment) return found;
  const { to = found.to, apart = found.apart, kind } = amendment;
  return {
    ...found,
    ...{ to, apart },
    extended: found.extended + (kind === "extension" ? 1 : 0),
    placeVersion: found.placeVersion + (kind === "place" ? 1 : 0),
  };
}

export function isPending({ decision, ended }: Application): boolean {
  return decision === undefined && ended === undefined;
}

/** Somebody has to decide something. */
export function isWaiting(application: Application): boolean {
  return isPending(application) || (application.amendment !== undefined && application.ended === undefined);
}

/** The first instant it counts, and the first at which it no longer does; undefined for what was never granted. */
export function spanOf({ decision, from, to, ended }: Application): readonly [string, string] | undefined {
  if (!decision?.granted) return undefined;
  const [begins = ""] = [instantOf(from, "00:00"), decision.at].sort().reverse();
  const [ends = ""] = [endOfDay(to), ...(ended ? [ended.at] : [])].sort();
  return [begins, ends];
}

/** Since when nobody works at home any more under these spans; nothing while one of them runs, or none has ended. */
export function endOfSpans(
  spans: readonly { readonly from: string; readonly until: string }[],
  at: string,
): string | undefined {
  if (spans.some(({ from, until }) => from <= at && at < until)) return undefined;
  return spans
    .map(({ until }) => until)
    .filter(until => until <= at)
    .sort()
    .at(-1);
}

function queued({ priority, applied }: Application): string {
  return `${priority ? "0" : "1"}#${applied.at}`;
}

function recent(applications: Approvals["applications"], at: string): Approvals["applications"] {
  const isOpen = (each: Application) => isWaiting(each) || (spanOf(each)?.[1] ?? "") > at;
  const all = Object.entries(applications);
  const closed = all.filter(([, each]) => !isOpen(each)).slice(-CLOSED_KEPT);
  return Object.fromEntries(all.filter(entry => isOpen(entry[1]) || closed.includes(entry)));
}
