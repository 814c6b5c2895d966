// Whether somebody is of an agency and its own: only such a one is lent a terminal, heads a unit, is a superior or a deputy; pure.
import { Problem } from "../shared/http/problem.ts";
import { words } from "../shared/words.ts";
import type { Person } from "./person.ts";
import { PERSON_PROBLEM } from "./problems.ts";

interface Employed {
  readonly status: Person["status"];
  readonly posting?: Person["posting"] | undefined;
}

/** By how they are employed, or by whom: an employer is on record only where it is not the agency. */
export function isOutsider({ status, posting }: Employed): boolean {
  return status === "vendor" || posting?.employer !== undefined;
}

/** Whom such an act may name, or the reason why not. */
export function insiderOf(agency: string, account: string, person: Person | undefined): Person {
  const named = { detail: words(account, account) };
  if (!person?.active || person.agency !== agency)
    throw new Problem(PERSON_PROBLEM["not-of-the-agency"], named);
  if (isOutsider(person)) throw new Problem(PERSON_PROBLEM["outsider-in-charge"], named);
  return person;
}
