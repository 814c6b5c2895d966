// The policies of the gate with their clauses, in the order of the catalogue; doubt about any of them refuses.

import { Lru } from "../shared/lru.ts";
import {
  type CompiledPolicy,
  type CompiledSet,
  judge,
  type PolicyVerdict,
} from "../shared/policy/compiled.ts";
import { readSet } from "../shared/policy/sets.ts";
import { CLAUSES, type ClauseId, clauseOf, isStatute, type ProfileId } from "../shared/rules/clauses.ts";
import type { Overlay } from "../shared/rules/parameters.ts";
import { profileOf } from "../shared/rules/profile.ts";
import type { Words } from "../shared/words.ts";
import { overlayKey, parametersFor } from "./adoption.ts";
import type { Facts, Known } from "./facts.ts";
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
  /** Each by its clause, for those of a verdict. */
  refusing(because: readonly string[]): readonly { readonly policy: string; readonly clause?: ClauseId }[];
  /** Forbids as the catalogue orders their clauses, the house's own first. */
  readonly forbids: readonly GatePolicy[];
  /** The facts that any of them looks at. */
  readonly reads: ReadonlySet<string>;
}

/** Those of the regulations in force, and of what an agency laid down for itself. */
export type PoliciesFor = (profiles: readonly ProfileId[], overlay?: Overlay) => GatePolicies;

/** Agencies differ in what they lay down: so many sets are kept settled. */
const MOST_SETS = 200;

/** From a folder instead of the deployed set when a change is tried in shadow or replayed. */
export function gatePolicies(set = "connect"): PoliciesFor {
  const all = readSet(set).filter(isSwitchedOn);
  const settled = new Lru<GatePolicies>(MOST_SETS);
  return (profiles, overlay) => {
    const key = [profiles.join(), ...(overlay ? [overlayKey(overlay)] : [])].join(":");
    const found = settled.get(key);
    if (found) return found;
    return settled.put(key, bindingUnder(all, parametersFor(profiles, overlay)));
  };
}

let deployed: PoliciesFor | undefined;
/** Those that came with this release, read when first asked for: a function that lacks them answers with a fault instead of not starting. */
export function deployedPolicies(): PoliciesFor {
  deployed ??= gatePolicies();
  return deployed;
}

/** A clause that its own regulation switches off does not bind. */
export function isSwitchedOn({ clause }: Pick<CompiledPolicy, "clause">): boolean {
  if (!clause) return true;
  const { profile } = clauseOf(clause);
  return isStatute(profile) || !profileOf(profile).switchedOff.some(off => off.clause === clause);
}

/** The constants are those of the rules that bind: what can never apply under them is not asked. */
function bindingUnder(all: CompiledSet, constants: ReturnType<typeof parametersFor>): GatePolicies {
  // In the order in which a verdict names them: none has to sort them then.
  const binding = all
    .filter(policy => policy.binds(constants))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const forbids = binding
    .filter(({ effect }) => effect === "forbid")
    .map(gatePolicy)
    .sort(byClause);
  const rows = new Map(forbids.map(({ id, clause }) => [id, { policy: id, ...(clause && { clause }) }]));
  const gate: GatePolicies = {
    refusing: because => because.map(policy => rows.get(policy) ?? { policy }),
    forbids,
    reads: new Set(binding.flatMap(policy => factsRead(policy).map(firstWord))),
    ask: ({ person, system, known: context }) =>
      judge(binding, {
        principal: { type: "Person", id: person },
        action: "connect",
        resource: { type: "System", id: system },
        context,
        constants,
      }),
  };
  if (gate.ask({ person: "", system: "", known: {} as Known }).allowed)
    throw new Error("these policies open the gate to a question without facts");
  return gate;
}

/** What a policy of the deployed set says, for records that name it. */
export function policyWords(id: string): RefusalWords | undefined {
  const policy = readSet("connect").find(each => each.id === id);
  return policy && gatePolicy(policy);
}

/** Its words are read when it refuses somebody. */
function gatePolicy(policy: CompiledPolicy): GatePolicy {
  const { id } = policy;
  const cited = policy.clause ? clauseOf(policy.clause) : undefined;
  let words: RefusalWords | undefined;
  const said = () => (words ??= wordsOf(policy, cited));
  return {
    id,
    ...(cited && { clause: cited.id }),
    // What it is judged for is no cause of anything, and nothing that anybody could change.
    reads: factsRead(policy).filter(path => path !== "activity"),
    get says() {
      return said().says;
    },
    get fix() {
      return said().fix;
    },
    get who() {
      return said().who;
    },
  };
}

function wordsOf({ id, annotations }: CompiledPolicy, cited: Words | undefined): RefusalWords {
  const { zh, en, fix_zh, fix_en, who_zh, who_en } = annotations;
  // A policy that was written without words still refuses, and nobody is refused without a sentence.
  const { says, fix, who } = faultWords(id);
  return {
    says: { "zh-TW": cited?.["zh-TW"] ?? (zh || says["zh-TW"]), en: cited?.en ?? (en || says.en) },
    fix: { "zh-TW": fix_zh || fix["zh-TW"], en: fix_en || fix.en },
    who: { "zh-TW": who_zh || who["zh-TW"], en: who_en || who.en },
  };
}

/** A regulation's own parameters are no facts. */
function factsRead({ reads }: Pick<CompiledPolicy, "reads">): readonly string[] {
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
