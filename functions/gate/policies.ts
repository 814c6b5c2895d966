// The policies of the gate with their clauses, in the order of the catalogue; doubt about any of them refuses.

import { Lru } from "../shared/lru.ts";
import {
  EVALUATION_ERROR,
  type Fact,
  type PolicyVerdict,
  policiesOf,
  readSet,
} from "../shared/policy/policy.ts";
import { specialize } from "../shared/policy/specialize.ts";
import type { PolicySet, ReadPolicy } from "../shared/policy/text.ts";
import { CLAUSES, type ClauseId, clauseOf, isStatute, type ProfileId } from "../shared/rules/clauses.ts";
import type { Overlay } from "../shared/rules/parameters.ts";
import { profileOf } from "../shared/rules/profile.ts";
import { overlayKey, parametersFor } from "./adoption.ts";
import type { FactName, Facts, Known } from "./facts.ts";
import { faultWords, type RefusalWords } from "./fault.ts";

export interface GatePolicy extends RefusalWords {
  readonly id: string;
  /** Absent where the house itself refuses. */
  readonly clause?: ClauseId;
  readonly reads: readonly string[];
}

/** What binds while certain regulations are in force. */
export interface GatePolicies {
  ask(facts: Pick<Facts, "person" | "system" | "known">): PolicyVerdict;
  /** Forbids as the catalogue orders their clauses, the house's own first. */
  readonly forbids: readonly GatePolicy[];
  /** The facts that any of them looks at; no other is carried into the engine. */
  readonly reads: ReadonlySet<string>;
}

/** Those of the regulations in force, and of what an agency laid down for itself. */
export type PoliciesFor = (profiles: readonly ProfileId[], overlay?: Overlay) => GatePolicies;

/** Agencies differ in what they lay down: so many sets are kept settled. */
const MOST_SETS = 200;

/** From a folder instead of the deployed set when a change is tried in shadow or replayed. */
export function gatePolicies(set = "connect"): PoliciesFor {
  const all = Object.fromEntries(Object.entries(readSet(set)).filter(([, policy]) => isSwitchedOn(policy)));
  const settled = new Lru<GatePolicies>(MOST_SETS);
  return (profiles, overlay) => {
    const key = [profiles.join(), ...(overlay ? [overlayKey(overlay)] : [])].join(":");
    const found = settled.get(key);
    if (found) return found;
    return settled.put(key, bindingUnder(all, { profiles, overlay }, `${set}:${key}`));
  };
}

/** A clause that its own regulation switches off does not bind. */
function isSwitchedOn({ annotations: { clause } }: ReadPolicy): boolean {
  if (!clause) return true;
  const { profile } = clauseOf(clause);
  return isStatute(profile) || !profileOf(profile).switchedOff.some(off => off.clause === clause);
}

function bindingUnder(
  all: PolicySet,
  { profiles, overlay }: { readonly profiles: readonly ProfileId[]; readonly overlay: Overlay | undefined },
  name: string,
): GatePolicies {
  const parameters = parametersFor(profiles, overlay);
  const binding = specialize(all, "profiles", parameters);
  const policies = policiesOf(name, binding);
  const forbids = Object.entries(binding)
    .filter(([, { policy }]) => policy.effect === "forbid")
    .map(([id, policy]) => gatePolicy(id, policy))
    .sort(byClause);
  const reads = new Set(Object.values(binding).flatMap(policy => factsRead(policy).map(firstWord)));
  const ask = once(binding, ({ person, system, context }) =>
    policies.ask({
      principal: { type: "Person", id: person },
      action: "connect",
      resource: { type: "System", id: system },
      context,
    }),
  );
  const gate: GatePolicies = {
    forbids,
    reads,
    ask: ({ person, system, known }) => ask({ person, system, context: only(reads, known) }),
  };
  if (policies.readJustNow && gate.ask({ person: "", system: "", known: {} as Known }).allowed)
    throw new Error("these policies open the gate to a question without facts");
  return gate;
}

interface GateQuestion {
  readonly person: string;
  readonly system: string;
  readonly context: Record<string, Fact>;
}

/** Where a crowd is asked about, most bring the same facts. */
const MOST_ANSWERS = 1_000;

/** The same facts have the same answer, whoever asks, unless a policy names people; what is in doubt is asked anew. */
function once(
  binding: PolicySet,
  ask: (question: GateQuestion) => PolicyVerdict,
): (question: GateQuestion) => PolicyVerdict {
  const namesPeople = JSON.stringify(Object.values(binding).map(({ policy }) => policy)).includes('"Person"');
  const answers = new Lru<PolicyVerdict>(MOST_ANSWERS);
  return question => {
    const { person, system, context } = question;
    const name = JSON.stringify([namesPeople ? person : "", system, context]);
    const known = answers.get(name);
    if (known) return known;
    const verdict = ask(question);
    return verdict.because.includes(EVALUATION_ERROR) ? verdict : answers.put(name, verdict);
  };
}

function only(reads: ReadonlySet<string>, known: Known): Record<string, Fact> {
  const context: Record<string, Fact> = {};
  for (const name of reads) {
    const value = known[name as FactName];
    if (value !== undefined) context[name] = value as Fact;
  }
  return context;
}

let deployed: PolicySet | undefined;
/** What a policy of the deployed set says, for records that name it. */
export function policyWords(id: string): RefusalWords | undefined {
  deployed ??= readSet("connect");
  const policy = Object.hasOwn(deployed, id) ? deployed[id] : undefined;
  return policy && gatePolicy(id, policy);
}

function gatePolicy(id: string, policy: ReadPolicy): GatePolicy {
  const { clause, zh, en, fix_zh, fix_en, who_zh, who_en } = policy.annotations;
  const cited = clause ? clauseOf(clause) : undefined;
  // A policy that was written without words still refuses, and nobody is refused without a sentence.
  const { says, fix, who } = faultWords(id);
  return {
    id,
    ...(cited && { clause: cited.id }),
    says: { "zh-TW": cited?.["zh-TW"] ?? (zh || says["zh-TW"]), en: cited?.en ?? (en || says.en) },
    fix: { "zh-TW": fix_zh || fix["zh-TW"], en: fix_en || fix.en },
    who: { "zh-TW": who_zh || who["zh-TW"], en: who_en || who.en },
    reads: factsRead(policy),
  };
}

/** A regulation's own parameters are no facts. */
function factsRead({ reads }: ReadPolicy): readonly string[] {
  return reads.filter(path => firstWord(path) !== "profiles");
}

function firstWord(path: string): string {
  return path.split(".")[0] ?? path;
}

const places = new Map<string, number>(CLAUSES.map(({ id }, place) => [id, place]));
function byClause(one: GatePolicy, other: GatePolicy): number {
  const place = ({ clause }: GatePolicy) => (clause ? (places.get(clause) ?? 0) : -1);
  return place(one) - place(other) || (one.id < other.id ? -1 : 1);
}
