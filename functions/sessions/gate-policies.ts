// The policies of the gate with their clauses, in the order of the catalogue; loads them once and proves that doubt refuses.
import { CLAUSES, type ClauseId, clauseOf, type ProfileId } from "../shared/clauses.ts";
import { type Fact, loadPolicies, type PolicyAbout, type Verdict } from "../shared/policy.ts";
import { profileOf } from "../shared/profile.ts";
import type { Words } from "../shared/words.ts";
import type { Facts } from "./known.ts";

export interface GatePolicy {
  readonly id: string;
  /** Absent where the house itself refuses. */
  readonly clause?: ClauseId;
  readonly says: Words;
  readonly fix: Words;
  readonly who: Words;
  readonly reads: readonly string[];
}

interface InForce {
  readonly clauses: readonly { readonly id: string; readonly clause: ClauseId }[];
  readonly reads: ReadonlySet<string>;
}

export interface GatePolicies {
  ask(facts: Pick<Facts, "person" | "system" | "known">): Verdict;
  /** The named policies as the catalogue orders their clauses, the house's own first. */
  inOrder(ids: readonly string[]): readonly GatePolicy[];
  /** What binds while these regulations are in force. */
  inForce(profiles: readonly string[]): InForce;
}

/** From a folder instead of the deployed set when a change is tried in shadow or replayed. */
export function gatePolicies(set = "connect"): GatePolicies {
  const policies = loadPolicies(set, isSwitchedOn);
  const ordered = policies.all
    .filter(({ effect }) => effect === "forbid")
    .map(gatePolicy)
    .sort(byClause);
  const byProfiles = new Map<string, InForce>();
  const gate: GatePolicies = {
    ask: ({ person, system, known }) =>
      policies.ask({
        principal: { type: "Person", id: person },
        action: "connect",
        resource: { type: "System", id: system },
        context: known as unknown as Readonly<Record<string, Fact>>,
      }),
    inOrder: ids => (ids.length === 0 ? [] : ordered.filter(({ id }) => ids.includes(id))),
    inForce: profiles => {
      const key = profiles.join();
      const found = byProfiles.get(key) ?? inForceOf(ordered, profiles);
      byProfiles.set(key, found);
      return found;
    },
  };
  proveThatDoubtRefuses(gate);
  return gate;
}

/** A clause that its own regulation switches off does not bind, so its policy is not even loaded. */
function isSwitchedOn({ annotations: { clause } }: PolicyAbout): boolean {
  return !clause || !profileOf(clauseOf(clause).profile).switchedOff.some(off => off.clause === clause);
}

function gatePolicy({ id, annotations, reads }: PolicyAbout): GatePolicy {
  const { clause, zh = "", en = "", fix_zh = "", fix_en = "", who_zh = "", who_en = "" } = annotations;
  const cited = clause ? clauseOf(clause) : undefined;
  return {
    id,
    ...(cited && { clause: cited.id }),
    says: { "zh-TW": cited?.["zh-TW"] ?? zh, en: cited?.en ?? en },
    fix: { "zh-TW": fix_zh, en: fix_en },
    who: { "zh-TW": who_zh, en: who_en },
    reads,
  };
}

const places = new Map<string, number>(CLAUSES.map(({ id }, place) => [id, place]));
function byClause(one: GatePolicy, other: GatePolicy): number {
  const place = ({ clause }: GatePolicy) => (clause ? (places.get(clause) ?? 0) : -1);
  return place(one) - place(other) || (one.id < other.id ? -1 : 1);
}

function inForceOf(ordered: readonly GatePolicy[], profiles: readonly string[]): InForce {
  const binding = ordered.filter(({ clause }) => !clause || profiles.includes(profileIn(clause)));
  return {
    clauses: binding.flatMap(({ id, clause }) => (clause ? [{ id, clause }] : [])),
    reads: new Set(binding.flatMap(({ reads }) => reads)),
  };
}

function profileIn(clause: ClauseId): ProfileId {
  return clauseOf(clause).profile;
}

/** Also warms the engine, whose first decision costs far more than the next. */
function proveThatDoubtRefuses(gate: GatePolicies): void {
  const nothing = {} as Facts["known"];
  if (gate.ask({ person: "", system: "", known: nothing }).allowed)
    throw new Error("these policies open the gate to a question without facts");
}
