// What is claimed of policies and either proved or refuted by an example: that none errs, that none is dead, that none is idle beside the
// others, and what a change of them opens or closes.
import { compileSet, saidOfSet } from "../../../../../functions/shared/policy/compile.ts";
import type { CompiledPolicy, CompiledSet } from "../../../../../functions/shared/policy/compiled.ts";
import { assembled } from "../../../../../functions/shared/policy/sets.ts";
import type { PolicySet } from "../../../../../functions/shared/policy/text.ts";
import { LAZY } from "./question.ts";
import { type Example, exampleOf, smallestOf, type Wanted } from "./search.ts";
import type { Variables } from "./variables.ts";

/** Policies by which something is judged, as they are asked here. */
export function askable(policies: PolicySet): CompiledSet {
  return assembled(compileSet(policies), LAZY, () => saidOfSet(policies));
}

export interface Refuted {
  readonly policy: string;
  readonly example?: Example;
}

/** Each that some question makes err. */
export function erring(policies: CompiledSet, variables: Variables): Refuted[] {
  return policies.flatMap(policy => {
    const example = exampleOf([{ policy, outcome: "errs" }], variables);
    return example ? [{ policy: policy.id, example }] : [];
  });
}

/** Each that no question makes apply. */
export function dead(policies: CompiledSet, variables: Variables): Refuted[] {
  return policies.flatMap(policy =>
    exampleOf([{ policy, outcome: "applies" }], variables) ? [] : [{ policy: policy.id }],
  );
}

export interface Idle {
  readonly policy: string;
  /** Those that say no whenever it does: one where one does, or else all that it takes; none where nothing is permitted there anyway. */
  readonly covers: readonly string[];
}

/** Each that could be dropped without opening anything. */
export function idle(policies: CompiledSet, variables: Variables): Idle[] {
  return dropped(policies, variables).filter(each => "covers" in each);
}

/** Of each that says no: what would be open without it, or else what says no wherever it does. */
export function dropped(policies: CompiledSet, variables: Variables): (Idle | Opened)[] {
  const forbids = policies.filter(({ effect }) => effect === "forbid");
  return forbids.map(policy => {
    const others = policies.filter(each => each !== policy);
    const example = opened(policies, others, variables, [policy]);
    if (example) return { policy: policy.id, example };
    return { policy: policy.id, covers: coversOf(policy, others, variables) };
  });
}

function coversOf(policy: CompiledPolicy, all: CompiledSet, variables: Variables): string[] {
  const permits = all.filter(({ effect }) => effect === "permit");
  const others = all.filter(({ effect }) => effect === "forbid");
  const applies: Wanted = { policy, outcome: "applies" };
  const isCoveredBy = (some: CompiledSet) =>
    permits.every(permit => !exampleOf([applies, silent(permit), ...some.map(silent)], variables));
  // Where it applies, nothing is permitted anyway.
  if (isCoveredBy([])) return [];
  const [alone] = others.filter(other => isCoveredBy([other]));
  if (alone) return [alone.id];
  // One after the other is left out for as long as the rest will do.
  const needed = others.reduce<CompiledSet>((left, other) => {
    const without = left.filter(each => each !== other);
    return isCoveredBy(without) ? without : left;
  }, others);
  return needed.map(({ id }) => id);
}

/** To refuse as it should: a permit has to apply, a forbid must not. */
function silent(policy: CompiledPolicy): Wanted {
  return { policy, outcome: policy.effect === "permit" ? "applies" : "not" };
}

export interface Opened {
  /** The policy of before by which it was closed, or that of now which permits it. */
  readonly policy: string;
  readonly example: Example;
}

/** By each policy that was changed or is gone: a question that was refused for it and is allowed now; nothing is a proof. */
export function openings(before: CompiledSet, after: CompiledSet, variables: Variables): Opened[] {
  return changedIn(before, after).flatMap(policy => {
    const example = opened(before, after, variables, [policy]);
    return example ? [{ policy: policy.id, example }] : [];
  });
}

/** Every policy that is not the same in both, as it was; or, of a permit, as it is. */
function changedIn(before: CompiledSet, after: CompiledSet): CompiledPolicy[] {
  const differs = (policy: CompiledPolicy, others: CompiledSet) =>
    !others.some(other => other.effect === policy.effect && bodyOf(other) === bodyOf(policy));
  return [
    ...before.filter(policy => policy.effect === "forbid" && differs(policy, after)),
    ...after.filter(policy => policy.effect === "permit" && differs(policy, before)),
  ];
}

function bodyOf({ text }: CompiledPolicy): string {
  return text.replaceAll(/\s+/g, " ");
}

function opened(
  before: CompiledSet,
  after: CompiledSet,
  variables: Variables,
  by: CompiledSet,
): Example | undefined {
  const forbids = after.filter(({ effect }) => effect === "forbid").map(silent);
  const permits = after.filter(({ effect }) => effect === "permit");
  for (const policy of by) {
    if (policy.effect === "permit") {
      const none = before.filter(({ effect }) => effect === "permit");
      const unpermitted = none.map((each): Wanted => ({ policy: each, outcome: "not" }));
      const example = smallestOf([silent(policy), ...unpermitted, ...forbids], variables);
      if (example) return example;
      continue;
    }
    for (const outcome of ["applies", "errs"] as const)
      for (const permit of permits) {
        const wanted = [{ policy, outcome }, silent(permit), ...forbids];
        const example = smallestOf(wanted, variables);
        if (example) return example;
      }
  }
  return undefined;
}
