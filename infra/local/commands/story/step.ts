// One row of a worked story, and how what was seen is held against it.
import type { GateState } from "../../../../functions/gate/gate-state.ts";
import type { Words } from "../../../../functions/shared/words.ts";
import type { City } from "./city.ts";

export interface StoryStep {
  /** Which story it belongs to, as the rules number it. */
  readonly of: string;
  /** Wall clock in Taipei. */
  readonly when: string;
  readonly what: Words;
  /** The gate after it. */
  readonly gate?: GateState;
  /** Clauses that have to refuse, all of them and no other; empty for what has to be allowed. */
  readonly refused?: readonly string[];
  /** One that has to be among those that refuse, where the text names the one that matters. */
  readonly refusedBy?: string;
  /** What the text cites where nothing is refused. */
  readonly cites?: readonly string[];
  play(city: City): Promise<StepSeen>;
}

export interface StepSeen {
  readonly refused?: readonly string[];
  /** Anything else that is not as it should be. */
  readonly amiss?: string | undefined;
  /** Minutes or dollars that it comes to, where the story is of numbers. */
  readonly number?: string;
  /** Where the gate is looked at; without it nothing is asked. */
  readonly gate?: GateState;
}

/** The first thing that differs, in words; undefined where all is as written. */
export function differing({ gate, refused, refusedBy }: StoryStep, seen: StepSeen): string | undefined {
  if (seen.amiss) return seen.amiss;
  if (refused && refused.join() !== (seen.refused ?? []).join())
    return `expected refused by [${refused.join(" ")}], saw [${(seen.refused ?? []).join(" ")}]`;
  if (refusedBy && !seen.refused?.includes(refusedBy))
    return `expected refused by ${refusedBy}, saw [${(seen.refused ?? []).join(" ")}]`;
  if (gate && gate !== seen.gate) return `expected ${gate}, saw ${seen.gate}`;
  return undefined;
}

/** Clauses of a regulation, by their numbers. */
export function of(regulation: string, ...clauses: readonly string[]): string[] {
  return clauses.map(clause => `${regulation}/${clause}`);
}

export function taipei(when: string): Date {
  return new Date(`${when.replace(" ", "T")}:00+08:00`);
}

export function amissUnless(right: boolean, words: string): string | undefined {
  return right ? undefined : words;
}

/** Of the letter. */
export function tainan(...clauses: readonly string[]): string[] {
  return of("tainan-2021", ...clauses);
}
