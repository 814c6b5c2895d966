// Which facts of which terminal, person and list an answer may carry to its reader; of what it may not, it says what it would
// say if there were none. Every answer, preview, explanation and problem asks here.
import { isPermitted, type Place } from "./permit.ts";

/** About whom something is told: a supervisor reads of a worker what that worker may know of a terminal. */
export interface Reader {
  readonly person: string;
  readonly agency: string;
}

/** Whose a thing is. */
export interface Whose {
  readonly agency: string;
  /** Of a terminal, its borrower; of a person, the person. */
  readonly person?: string | undefined;
}

/** A terminal or a person: to its own agency, to its borrower or itself. Nothing is to be known of what is not there. */
export function isTheirs(whose: Whose | undefined, { agency, person }: Reader): boolean {
  if (!whose) return false;
  return (whose.agency !== "" && whose.agency === agency) || (!!whose.person && whose.person === person);
}

/** Anything, a list above all: to whomever the policies show that very thing, whatever else its agency has. */
export function isShown(place: Place, may: (place: Place) => unknown): boolean {
  return isPermitted(() => may(place));
}
