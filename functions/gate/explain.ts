// Decides and explains in one path: allowed is nothing but the absence of refusals, and any doubt is a refusal.

import { UNJUDGED } from "../products/names.ts";
import {
  EVALUATION_ERROR,
  type Fact,
  PoliciesInDoubt,
  type PolicyVerdict,
} from "../shared/policy/compiled.ts";
import { type ClauseId, clauseOf, isStatute } from "../shared/rules/clauses.ts";
import { profileOf } from "../shared/rules/profile.ts";
import { BINDS_EVERYBODY, bindsFor } from "../shared/rules/profiles.ts";
import type { Words } from "../shared/words.ts";
import type { Deadline, FactName, Facts, RecordRef } from "./facts.ts";
import { faultWords, type RuleFault } from "./fault.ts";
import { deployedPolicies, type GatePolicies, type GatePolicy, type PoliciesFor } from "./policies.ts";

export interface Explanation {
  readonly refusals: readonly Refusal[];
  /** The clauses that hold. */
  readonly held: readonly ClauseId[];
  /** When an allowed session closes by itself; absent where nothing known ends it. */
  readonly closesAt?: { readonly at: string; readonly reason: Words };
  /** The same of the deadlines that are not put off again and again. */
  readonly fixedEnd?: { readonly at: string; readonly reason: Words };
}

export interface Refusal {
  /** The policy that refused, or the fault for which nothing could be decided. */
  readonly policy: string;
  /** Absent where the house itself refuses. */
  readonly clause?: ClauseId;
  readonly says: Words;
  readonly facts: readonly FactRead[];
  /** What would change it, and who can do that. */
  readonly fix: Words;
  readonly who: Words;
}

export interface FactRead {
  readonly name: string;
  /** Absent: not known, which refuses. */
  readonly value?: Fact;
  readonly record?: RecordRef;
}

export type Explain = (facts: Facts) => Explanation;

export function isAllowed({ refusals }: Pick<Explanation, "refusals">): boolean {
  return refusals.length === 0;
}

/** Explains by the policies that `load` gives, read once; while they cannot be read, everything is refused. */
export function explainer(load: () => PoliciesFor): Explain {
  let policiesFor: PoliciesFor | undefined;
  return facts => {
    if (facts.rules !== "in-force") return faulty(facts.rules);
    try {
      policiesFor ??= load();
      return judge(policiesFor(facts.profiles, facts.overlay), facts);
    } catch (error) {
      return faulty(doubtIn(error));
    }
  };
}

export const explain: Explain = explainer(deployedPolicies);

/** What refuses, as a decision on record has it. */
export type Refusing = (facts: Facts) => readonly Pick<Refusal, "policy" | "clause">[];

/** The same decision for who asks it a hundred thousand times, and is told nothing besides: no words, no facts, no ends. */
export function refuser(load: () => PoliciesFor): Refusing {
  let policiesFor: PoliciesFor | undefined;
  return facts => {
    if (facts.rules !== "in-force") return [{ policy: facts.rules }];
    try {
      policiesFor ??= load();
      const policies = policiesFor(facts.profiles, facts.overlay);
      const verdict = policies.ask(facts);
      const fault = faultIn(verdict);
      return fault ? [{ policy: fault }] : policies.refusing(verdict.because);
    } catch (error) {
      return [{ policy: doubtIn(error) }];
    }
  };
}

function doubtIn(error: unknown): RuleFault {
  return error instanceof PoliciesInDoubt ? "policies-in-doubt" : "engine-failed";
}

function faultIn({ allowed, because }: PolicyVerdict): RuleFault | undefined {
  if (because.includes(EVALUATION_ERROR)) return "evaluation-error";
  return !allowed && because.length === 0 ? "nothing-permits" : undefined;
}

/** Loads the policies ahead of the first question. What fails here fails again when somebody asks, and refuses then. */
export function prepare(): void {
  try {
    deployedPolicies()(BINDS_EVERYBODY);
  } catch {}
}

function judge(policies: GatePolicies, facts: Facts): Explanation {
  const verdict = policies.ask(facts);
  const fault = faultIn(verdict);
  if (fault) return faulty(fault);
  const { allowed, because } = verdict;
  const refusals: Refusal[] = [];
  const held: ClauseId[] = [];
  for (const policy of policies.forbids) {
    if (because.includes(policy.id)) refusals.push(refusalOf(policy, facts));
    else if (policy.clause && isJudged(policy.clause, facts)) held.push(policy.clause);
  }
  const closesAt = allowed ? earliest(facts.deadlines, policies.reads) : undefined;
  const fixed = facts.deadlines.filter(({ repeats }) => !repeats);
  const fixedEnd = allowed ? earliest(fixed, policies.reads) : undefined;
  return { refusals, held, ...(closesAt && { closesAt }), ...(fixedEnd && { fixedEnd }) };
}

/**
 * A statute not in force yet, or whose register nobody has given, refuses nothing; nor does a clause that does not speak of what is
 * done there. That it is kept is not said either.
 */
function isJudged(clause: ClauseId, { known: { product, activity } }: Facts): boolean {
  const { profile } = clauseOf(clause);
  if (isStatute(profile)) return product !== undefined && !UNJUDGED.includes(product);
  return bindsFor(profileOf(profile), activity, clause);
}

function refusalOf({ id, clause, says, reads, fix, who }: GatePolicy, facts: Facts): Refusal {
  return {
    policy: id,
    ...(clause && { clause }),
    says,
    facts: factsRead(reads, facts),
    fix,
    who,
  };
}

/** The facts a policy looks at, each with the record it came from. */
export function factsRead(names: readonly string[], facts: Facts): FactRead[] {
  return names.map(name => factRead(name, facts));
}

function factRead(name: string, { known, records }: Facts): FactRead {
  const [subject = "", ...rest] = name.split(".");
  const value = [subject, ...rest].reduce<unknown>(
    (whole, part) => (whole as Record<string, unknown> | undefined)?.[part],
    known,
  );
  const found = records[subject as FactName];
  return {
    name,
    ...(value !== undefined && { value: value as Fact }),
    ...(found && { record: recordOf(found) }),
  };
}

function recordOf({ stream, version, saidAgainAt }: RecordRef): RecordRef {
  return { stream, version, ...(saidAgainAt !== undefined && { saidAgainAt }) };
}

function earliest(deadlines: readonly Deadline[], reads: ReadonlySet<string>): Explanation["closesAt"] {
  let first: Deadline | undefined;
  for (const deadline of deadlines)
    if ((deadline.fact === "rules" || reads.has(deadline.fact)) && (!first || deadline.at < first.at))
      first = deadline;
  return first && { at: first.at, reason: first.reason };
}

function faulty(policy: RuleFault): Explanation {
  return { refusals: [{ policy, ...faultWords(policy), facts: [] }], held: [] };
}
