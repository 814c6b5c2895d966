// An agency's terminals by make: in the view of words, one place for each, those of one make and model together; pure.
import type { Description } from "./registration.ts";

export type MakeOfTerminal = Pick<Description, "brand" | "model">;

export function byMakeOf(agency: string): string {
  return `MAKE#${agency}`;
}

/** With what every such word begins. */
export const MAKE_BEGINS = "[";

/** As they were entered, so that whoever judges the word judges what is recorded; none is the beginning of another. */
export function makeWord({ brand, model }: MakeOfTerminal): string {
  return JSON.stringify(model === undefined ? [brand] : [brand, model]);
}

export function makeIn(word: string): MakeOfTerminal {
  const [brand, model] = JSON.parse(word) as [string, string?];
  return { brand, model };
}
