// What may be done to a person's standing: enrolled, suspended, recalled, on leave; pure decisions over the person's law.

import { Problem, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { refuseSynchronised } from "./directory-word.ts";
import type { Employment } from "./names.ts";
import type { Person, PersonEvent } from "./person.ts";
import { PERSON_PROBLEM } from "./problems.ts";

type Drafts = readonly [Draft<PersonEvent>];
const one = (event: PersonEvent): Drafts => [{ event }];

/** Whoever is of an agency now. */
export function enrolledPerson(person: Person | undefined): Person {
  if (!person?.active) throw new Problem(PERSON_PROBLEM["person-unknown"]);
  return person;
}

export function enrol(
  person: Person | undefined,
  { agency, status }: { agency: string; status: Employment },
): Drafts {
  // Who moves to another agency leaves the first one before: two agencies never answer for one person.
  const isElsewhere = person?.active === true && person.agency !== agency;
  requireAll(
    () => refuseAll(isElsewhere && new Problem(PERSON_PROBLEM["person-of-other-agency"])),
    // Whoever left by the directory's word comes back by it alone.
    () => refuseSynchronised(person, { agency: person?.active ? agency : undefined, status }),
  );
  return one({ type: "PersonEnrolled", agency, status });
}

export function leaveAgency(person: Person | undefined): Drafts {
  const { loans, holds } = enrolledPerson(person);
  const isBound = Object.keys({ ...loans, ...holds }).length > 0;
  requireAll(
    () => refuseSynchronised(person, { agency: undefined }),
    () => refuseAll(isBound && new Problem(PERSON_PROBLEM["person-has-loan"])),
  );
  return one({ type: "PersonLeft" });
}

/** A second suspension adds to the first: what it does not say stays, and it began when the first did. */
export function suspend(
  person: Person | undefined,
  { reason, clause }: { reason: string; clause?: string | undefined },
): Drafts {
  const { suspended } = enrolledPerson(person);
  const cited = clause ?? suspended?.clause;
  const since = suspended?.since;
  return one({ type: "Suspended", reason, ...(cited && { clause: cited }), ...(since && { since }) });
}

export function reinstate(person: Person | undefined, reason: string): Drafts {
  if (!enrolledPerson(person).suspended) throw new Problem(PERSON_PROBLEM["person-not-suspended"]);
  return one({ type: "Reinstated", reason });
}

/** A second recall may bring the first forward and never puts it off: whoever wants it later lifts the first. */
export function recall(
  person: Person | undefined,
  { reason, effectiveAt }: { reason: string; effectiveAt: string },
): Drafts {
  const { recalled } = enrolledPerson(person);
  const earlier = recalled && recalled.effectiveAt < effectiveAt ? recalled.effectiveAt : effectiveAt;
  return one({ type: "Recalled", reason, effectiveAt: earlier });
}

export function liftRecall(person: Person | undefined, reason: string): Drafts {
  if (!enrolledPerson(person).recalled) throw new Problem(PERSON_PROBLEM["person-not-recalled"]);
  return one({ type: "RecallLifted", reason });
}

export function grantLeave(
  person: Person | undefined,
  { from, until }: { from: string; until: string },
): Drafts {
  enrolledPerson(person);
  if (until <= from) throw new Problem(PERSON_PROBLEM["leave-order"]);
  return one({ type: "LeaveGranted", from, until });
}

export function cancelLeave(person: Person | undefined, from: string): Drafts {
  if (!enrolledPerson(person).leaves.some(leave => leave.from === from))
    throw new Problem(PERSON_PROBLEM["leave-unknown"]);
  return one({ type: "LeaveCancelled", from });
}
