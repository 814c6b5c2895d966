// Whether any question makes each policy do what is wanted of it: every value of what is looked at is tried, nothing twice. What fails
// names all that it rested on, so that whatever had no part in it is not tried over again; nothing found is a proof that there is none.
import type { CompiledPolicy } from "../../../../../functions/shared/policy/compiled.ts";
import { type Outcome, Question } from "./question.ts";
import type { Value, Variables } from "./variables.ts";

export interface Wanted {
  readonly policy: CompiledPolicy;
  readonly outcome: Outcome;
}
/** What was settled of the question, by path; the rest does not matter. */
export type Example = ReadonlyMap<string, Value | number>;

/** An example, or nothing: then there is none. */
export function exampleOf(wanted: readonly Wanted[], variables: Variables): Example | undefined {
  const question = new Question(variables);
  return settle(wanted, 0, question) === FOUND ? new Map(question.settled) : undefined;
}

/** One in which nothing that is unusual could be as usual. */
export function smallestOf(wanted: readonly Wanted[], variables: Variables): Example | undefined {
  let example = exampleOf(wanted, variables);
  const tried = new Map<string, readonly Value[]>();
  while (example) {
    const path = unusualIn(example, variables).find(each => !tried.has(each));
    if (path === undefined) return example;
    tried.set(path, [variables.usual(path) as Value]);
    const fewer = exampleOf(wanted, {
      ...variables,
      valuesOf: each => tried.get(each) ?? variables.valuesOf(each),
    });
    if (!fewer) tried.set(path, variables.valuesOf(path));
    example = fewer ?? example;
  }
  return undefined;
}

/** The paths of what is otherwise than it usually is. */
export function unusualIn(example: Example, { usual }: Variables): string[] {
  return [...example]
    .filter(([path, value]) => usual(path) !== undefined && usual(path) !== value)
    .map(([path]) => path);
}

const FOUND = "found";

/** What the failure rested on, where it fails. */
function settle(wanted: readonly Wanted[], at: number, question: Question): typeof FOUND | Set<string> {
  const next = wanted[at];
  if (!next) return FOUND;
  const outcome = question.ask(next.policy);
  if (typeof outcome === "object") return branch(wanted, at, question, outcome.needs);
  return outcome === next.outcome ? settle(wanted, at + 1, question) : new Set(question.looked);
}

function branch(
  wanted: readonly Wanted[],
  at: number,
  question: Question,
  path: string,
): typeof FOUND | Set<string> {
  const because = new Set<string>();
  for (const value of question.valuesOf(path)) {
    question.settled.set(path, value);
    const result = settle(wanted, at, question);
    if (result === FOUND) return FOUND;
    // It would fail whatever this is.
    if (!result.has(path)) {
      question.settled.delete(path);
      return result;
    }
    for (const each of result) if (each !== path) because.add(each);
  }
  question.settled.delete(path);
  return because;
}
