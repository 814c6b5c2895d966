// The law of a person who may work from home: standing, what binds them, what stops them; pure, and never a name.
import type { Law } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import { directlyUnder, enrolledWith, postedTo } from "./boards.ts";
import type { BreachKind, CalendarKind, Employment, HoldCause, Severity, SynchronisedFact } from "./names.ts";

/** Where somebody belongs. What is not said is not known; whoever is posted anew is posted by all of it. */
export interface Posting {
  readonly unit?: string | undefined;
  /** As an office is called, never as a person is. */
  readonly title?: string | undefined;
  /** Only where it is another than the agency. */
  readonly employer?: string | undefined;
  readonly superior?: string | undefined;
  readonly calendar?: CalendarKind | undefined;
}

/** Who acts in somebody's place, and when. */
export interface Deputy {
  readonly deputy: string;
  readonly from: string;
  readonly until: string;
}

/** Where home working was broken; of a disciplinary case only where it is kept. */
export interface Breach {
  readonly breachKind: BreachKind;
  readonly severity: Severity;
  readonly reason: string;
  readonly caseReference?: string | undefined;
  /** Whether it stopped home working. */
  readonly stopped: boolean;
}

export type PersonEvent =
  | { readonly type: "PersonEnrolled"; readonly agency: string; readonly status: Employment }
  | { readonly type: "PersonLeft" }
  | ({ readonly type: "PersonPosted" } & Posting)
  /** Which facts are the directory's word from now on; none where it has let go of somebody. */
  | { readonly type: "PersonSynchronised"; readonly facts: readonly SynchronisedFact[] }
  /** The same person by another account, which takes over what binds them. */
  | { readonly type: "AccountRenamed"; readonly from?: string; readonly to?: string }
  | ({ readonly type: "DeputyNamed" } & Deputy)
  | { readonly type: "DeputyEnded"; readonly deputy: string }
  | { readonly type: "LoanTaken"; readonly propertyNo: string; readonly dueAt: string }
  | { readonly type: "LoanExtended"; readonly propertyNo: string; readonly dueAt: string }
  | { readonly type: "LoanClosed"; readonly propertyNo: string }
  | { readonly type: "HoldBegun"; readonly propertyNo: string; readonly cause: HoldCause }
  | { readonly type: "HoldEnded"; readonly propertyNo: string }
  /** `since` where it goes on: a later suspension never makes an earlier one younger. */
  | {
      readonly type: "Suspended";
      readonly reason: string;
      readonly clause?: string;
      readonly since?: string;
    }
  | ({ readonly type: "BreachRecorded" } & Breach)
  | { readonly type: "Reinstated"; readonly reason: string }
  | { readonly type: "Recalled"; readonly reason: string; readonly effectiveAt: string }
  | { readonly type: "RecallLifted"; readonly reason: string }
  | { readonly type: "LeaveGranted"; readonly from: string; readonly until: string }
  | { readonly type: "LeaveCancelled"; readonly from: string };

export interface Person {
  readonly agency: string;
  readonly status: Employment;
  readonly active: boolean;
  readonly posting?: Posting;
  readonly deputies?: readonly Deputy[];
  /** What the city's directory says of them, and nobody else. */
  readonly synchronised?: readonly SynchronisedFact[];
  /** Of one person by several accounts, the one before and the one after. */
  readonly renamed?: { readonly from?: string; readonly to?: string };
  /** `returning` from the first hold until the loan is closed: longer than the hold itself. */
  readonly loans: Readonly<Record<string, { readonly dueAt: string; readonly returning?: true }>>;
  readonly holds: Readonly<Record<string, { readonly cause: HoldCause; readonly since: string }>>;
  readonly suspended?: { readonly reason: string; readonly since: string; readonly clause?: string };
  readonly breaches?: readonly (Breach & { readonly at: string; readonly by: string })[];
  readonly recalled?: { readonly reason: string; readonly effectiveAt: string };
  readonly leaves: readonly { readonly from: string; readonly until: string }[];
}

/** Earlier ones are in the journal. */
const BREACHES_KEPT = 12;

const UNKNOWN: Person = { agency: "", status: "vendor", active: false, loans: {}, holds: {}, leaves: [] };

export const personLaw: Law<Person, PersonEvent> = {
  kind: "PERSON",
  evolve(before = UNKNOWN, { event, by, recordedAt }) {
    switch (event.type) {
      case "PersonEnrolled":
        return { ...movedTo(before, event.agency), status: event.status, active: true };
      case "PersonLeft":
        return { ...before, active: false };
      case "PersonPosted": {
        const { type: _, ...posting } = event;
        return { ...before, posting };
      }
      case "PersonSynchronised": {
        const { synchronised: _, ...rest } = before;
        return event.facts.length > 0 ? { ...rest, synchronised: event.facts } : rest;
      }
      case "AccountRenamed": {
        const { type: _, ...renamed } = event;
        return { ...before, renamed: { ...before.renamed, ...renamed } };
      }
      case "DeputyNamed": {
        const { type: _, ...named } = event;
        // Those whose time is over are in the journal: a state that many decisions read does not grow for ever.
        const kept = (before.deputies ?? []).filter(({ until }) => recordedAt < until);
        return { ...before, deputies: [...kept, named] };
      }
      case "DeputyEnded": {
        const kept = (before.deputies ?? []).filter(({ deputy }) => deputy !== event.deputy);
        return { ...before, deputies: kept };
      }
      case "LoanTaken":
      case "LoanExtended":
        return { ...before, loans: { ...before.loans, [event.propertyNo]: { dueAt: event.dueAt } } };
      case "LoanClosed":
        return { ...before, loans: without(before.loans, event.propertyNo) };
      case "HoldBegun": {
        const { propertyNo, cause } = event;
        const loan = before.loans[propertyNo];
        const loans = loan
          ? { ...before.loans, [propertyNo]: { ...loan, returning: true as const } }
          : before.loans;
        return { ...before, loans, holds: { ...before.holds, [propertyNo]: { cause, since: recordedAt } } };
      }
      case "HoldEnded":
        return { ...before, holds: without(before.holds, event.propertyNo) };
      case "Suspended": {
        const { reason, clause, since = recordedAt } = event;
        return { ...before, suspended: { reason, since, ...(clause && { clause }) } };
      }
      case "BreachRecorded": {
        const { type: _, ...breach } = event;
        const breaches = [...(before.breaches ?? []), { ...breach, at: recordedAt, by: by.person }];
        return { ...before, breaches: breaches.slice(-BREACHES_KEPT) };
      }
      case "Reinstated": {
        const { suspended: _, ...rest } = before;
        return rest;
      }
      case "Recalled":
        return { ...before, recalled: { reason: event.reason, effectiveAt: event.effectiveAt } };
      case "RecallLifted": {
        const { recalled: _, ...rest } = before;
        return rest;
      }
      case "LeaveGranted":
        return { ...before, leaves: [...before.leaves, { from: event.from, until: event.until }] };
      case "LeaveCancelled":
        return { ...before, leaves: before.leaves.filter(({ from }) => from !== event.from) };
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
  boards({ agency, active, posting: { superior, unit } = {} }, stream) {
    if (!active) return {};
    return shownOn(
      [enrolledWith(agency), stream],
      ...(superior ? ([[directlyUnder(superior), stream]] as const) : []),
      ...(unit ? ([[postedTo(agency, unit), stream]] as const) : []),
    );
  },
};

/** Whoever comes to another agency has no place in it yet. */
function movedTo(before: Person, agency: string): Person {
  const { posting, deputies, ...rest } = before;
  if (before.agency !== agency) return { ...rest, agency };
  return before;
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}
