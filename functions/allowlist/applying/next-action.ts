// What an applier does next about one prefix list: rest, give way, record, or call EC2; pure, so that every case can be tried.
import type { DriftHabit } from "../../shared/rules/systems.ts";
import type { FoundList, InForce, InForceEvent, ListDrift } from "../lists/in-force.ts";
import { type ApplyStep, nextStep } from "./plan.ts";

/** A sorted list of ranges with the digest it is kept under. */
export interface Ranges {
  readonly digest: string;
  readonly ranges: readonly string[];
}

export interface Observation {
  readonly inForce: InForce;
  /** The covering set of what the list wants in this family now. */
  readonly wanted: Ranges;
  readonly found: { readonly id: string; readonly version: number; readonly maxEntries: number };
  readonly actual: Ranges;
  /** What the journal last saw there, and what the claim that stands, or was left currentClaim, was making of it. */
  readonly confirmed: Ranges;
  readonly intended: readonly string[];
}

export interface ApplyTerms {
  readonly run: string;
  readonly at: string;
  readonly ceiling: number;
  readonly habit: DriftHabit;
}

/** Longer than the function that makes it can live: when a claim has ended, whoever made it is dead, not slow. */
export const CLAIM_MS = 20_000;
/** Longer than one call can take: with less than this left of a claim, it is renewed before the next. */
const CALL_MS = 6_000;
/** A claim that ends later than this was made on a clock that was set back since; clocks of two functions differ by less. */
const STRAY_MS = 2 * CLAIM_MS;

/** An event without what all that are recorded at once have in common. */
export type ApplyEvent = InForceEvent extends infer E
  ? E extends InForceEvent
    ? Omit<E, keyof FoundList | "family">
    : never
  : never;

export type NextAction =
  | { readonly kind: "rest" }
  | { readonly kind: "give-way" }
  | { readonly kind: "record"; readonly events: readonly [ApplyEvent, ...ApplyEvent[]] }
  | { readonly kind: "call"; readonly call: Extract<ApplyStep, { kind: "change" | "resize" }> };

export function nextAction(observed: Observation, terms: ApplyTerms): NextAction {
  const { inForce, wanted, found, actual } = observed;
  const claim = currentClaim(inForce, terms);
  if (claim && claim.run !== terms.run) return { kind: "give-way" };
  const drift = driftOf(observed);
  const before: ApplyEvent[] = drift ? [drift] : [];
  const step = nextStep({
    wanted: wanted.ranges,
    actual: actual.ranges,
    maxEntries: found.maxEntries,
    ceiling: terms.ceiling,
  });
  if (step.kind === "equal") return whenEqual(observed, before);
  if (terms.habit === "alarm" && (drift?.wanted ?? inForce.driftFrom) === wanted.digest)
    return recording(before);
  if (step.kind === "too-many") return whenTooMany(observed, before, { ...terms, needed: step.wanted });
  const ready = claim?.wanted === wanted.digest && terms.at < later(claim.until, -CALL_MS) && !drift;
  if (ready) return { kind: "call", call: step };
  const { run, at } = terms;
  return recording([
    ...before,
    { type: "ApplyBegun", run, until: later(at, CLAIM_MS), wanted: wanted.digest },
  ]);
}

function recording(events: readonly ApplyEvent[]): NextAction {
  const [first, ...more] = events;
  return first ? { kind: "record", events: [first, ...more] } : { kind: "rest" };
}

function whenEqual({ inForce, found, actual }: Observation, before: readonly ApplyEvent[]): NextAction {
  const { confirmed, claim, driftFrom, refused } = inForce;
  const untouched = confirmed === undefined && actual.ranges.length === 0;
  const known =
    untouched ||
    (confirmed?.prefixList === found.id &&
      confirmed.version === found.version &&
      confirmed.ranges === actual.digest);
  const open = claim !== undefined || driftFrom !== undefined || refused !== undefined;
  return recording(known && !open && before.length === 0 ? [] : [...before, { type: "RangesApplied" }]);
}

function whenTooMany(
  { inForce, wanted }: Observation,
  before: readonly ApplyEvent[],
  { needed, ceiling }: { needed: number; ceiling: number },
): NextAction {
  if (inForce.refused === wanted.digest && !inForce.claim) return recording(before);
  return recording([...before, { type: "ApplyRefused", wanted: wanted.digest, needed, ceiling }]);
}

function currentClaim({ claim }: InForce, { at }: ApplyTerms): InForce["claim"] {
  return claim && at < claim.until && claim.until < later(at, STRAY_MS) ? claim : undefined;
}

function later(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}

type DriftEvent = Extract<ApplyEvent, { type: "DriftFound" }>;

/** What an applier may have done meanwhile is none: it adds what was intended and takes away nothing of it. */
function driftOf({ inForce, confirmed, intended, actual }: Observation): DriftEvent | undefined {
  const explained = new Set([...confirmed.ranges, ...intended]);
  const added = actual.ranges.filter(range => !explained.has(range));
  const there = new Set(actual.ranges);
  const kept = inForce.claim ? new Set(intended) : undefined;
  const removed = confirmed.ranges.filter(range => !there.has(range) && (kept?.has(range) ?? true));
  if (added.length + removed.length === 0) return undefined;
  const drift: ListDrift = { added, removed };
  return { type: "DriftFound", wanted: confirmed.digest, ...drift };
}
