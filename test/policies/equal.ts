// Compiled policies beside the official engine: what one of them says otherwise, of everything that a policy can tell apart.
import { parametersOf } from "../../functions/gate/adoption.ts";
import { compileSet, saidOfSet } from "../../functions/shared/policy/compile.ts";
import {
  type CompiledSet,
  judge,
  type PolicyQuestion,
  type PolicyVerdict,
} from "../../functions/shared/policy/compiled.ts";
import { CONSTANTS } from "../../functions/shared/policy/expression.ts";
import { officially } from "../../functions/shared/policy/official.ts";
import { OPERATORS } from "../../functions/shared/policy/semantics.ts";
import { assembled } from "../../functions/shared/policy/sets.ts";
import type { PolicySet, ReadPolicy } from "../../functions/shared/policy/text.ts";
import { PROFILE_IDS } from "../../functions/shared/rules/clauses.ts";
import { Random } from "../bench/measure/random.ts";
import { type Space, spaceOf } from "./space.ts";

const PARAMETERS = Object.fromEntries(PROFILE_IDS.map(id => [id, parametersOf(id)]));
/** As an agency might lay down anything that a regulation does. */
const own = Object.assign({}, ...Object.values(PARAMETERS));
/** All regulations and an agency's own, each alone, and none. */
export const BINDING = [
  { ...PARAMETERS, own },
  ...PROFILE_IDS.map(id => ({ [id]: PARAMETERS[id] })),
  { "tainan-2021": PARAMETERS["tainan-2021"], own },
  {},
];

/** What a compiler might do wrong, with the text or with an operator. */
export interface Wrong {
  readonly text?: (text: string) => string;
  readonly operators?: typeof OPERATORS;
}

export function compiled(policies: PolicySet, wrong: Wrong = {}): CompiledSet {
  const text = compileSet(policies);
  return assembled(wrong.text?.(text) ?? text, wrong.operators ?? OPERATORS, () => saidOfSet(policies));
}

const SEED = 20210603;

/** Every question that a policy can tell from another; where there are more than `most`, so many of them, drawn by a seed. */
export function* questionsOf(read: ReadPolicy, most: number): Generator<PolicyQuestion> {
  const spaces = spacesOf(read);
  const isWhole = sizeOf(read) <= most;
  const random = new Random(SEED);
  for (const { size, at } of spaces)
    for (let number = 0; number < (isWhole ? size : Math.min(size, most / spaces.length)); number++)
      yield at(isWhole ? number : random.below(size));
}

/** How many questions it can tell apart. */
export function sizeOf(read: ReadPolicy): number {
  return spacesOf(read).reduce((sum, { size }) => sum + size, 0);
}

function spacesOf({ policy }: ReadPolicy): Space[] {
  const readsConstants = JSON.stringify(policy).includes(`"${CONSTANTS}"`);
  return (readsConstants ? BINDING : [{}]).map(constants => spaceOf(policy, constants));
}

export type Answered = readonly (readonly [PolicyQuestion, PolicyVerdict])[];

/** What the official engine says of one policy by itself. */
export function officialAnswers(id: string, read: ReadPolicy, most: number): Answered {
  const official = officially({ [id]: read });
  return [...questionsOf(read, most)].map(each => [each, official(each)] as const);
}

/** The same answer, for the same policies, or an error of both. */
export function saysTheSame(ours: CompiledSet, question: PolicyQuestion, should: PolicyVerdict): boolean {
  const binding = ours.filter(each => each.binds(question.constants));
  const is = judge(binding, question);
  return is.allowed === should.allowed && is.because.join() === should.because.join();
}
