// A breach of the rules of home working: recorded, and home working stopped where a text says that it must, or the agency finds that
// it should; pure decisions.
import { Problem, refuseAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { Breach, Person, PersonEvent } from "./person.ts";
import { PERSON_PROBLEM } from "./problems.ts";
import { enrolledPerson, suspend } from "./standing.ts";

export interface Found extends Omit<Breach, "stopped"> {
  /** The agency's own finding, where the text leaves it to that. */
  readonly stop?: boolean | undefined;
}

/** Under which of the two texts somebody works from home. */
export interface Under {
  readonly mustStop: boolean;
  readonly mayStop: boolean;
}

const MUST = "ey-draft/14a";
const MAY = "keelung-pregnancy/6";

export function recordBreach(
  person: Person | undefined,
  { stop, ...breach }: Found,
  { mustStop, mayStop }: Under,
): readonly [Draft<PersonEvent>, ...Draft<PersonEvent>[]] {
  enrolledPerson(person);
  refuseAll(
    mustStop && stop === false && new Problem(PERSON_PROBLEM["breach-must-stop"], { clauses: [MUST] }),
    !mustStop &&
      mayStop &&
      stop === undefined &&
      new Problem(PERSON_PROBLEM["breach-unweighed"], { clauses: [MAY] }),
  );
  const stopped = mustStop || stop === true;
  const recorded: Draft<PersonEvent> = { event: { type: "BreachRecorded", ...breach, stopped } };
  if (!stopped) return [recorded];
  const clause = mustStop ? MUST : mayStop ? MAY : undefined;
  return [recorded, ...suspend(person, { reason: breach.reason, clause })];
}
