// Where a person is put and who stands in for them: nobody over themselves, no circle, nobody from elsewhere; pure decisions.
import { Problem, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { words } from "../shared/words.ts";
import { insiderOf } from "./belonging.ts";
import type { Deputy, Person, PersonEvent, Posting } from "./person.ts";
import { PERSON_PROBLEM } from "./problems.ts";
import { enrolledPerson } from "./standing.ts";
import { type Units, unitIn } from "./units.ts";

type Drafts = readonly [Draft<PersonEvent>];

/** As much of the agency as the decision needs; whom it does not know is nobody there. */
export interface Around {
  readonly units: Units | undefined;
  person(account: string): Person | undefined;
}

/** Of whom it is decided. */
export interface Placed {
  readonly account: string;
  readonly state: Person | undefined;
}

export function post({ account, state }: Placed, posting: Posting, around: Around): Drafts {
  const { agency } = enrolledPerson(state);
  const { superior, unit } = posting;
  requireAll(
    () => {
      if (unit !== undefined && !unitIn(around.units, unit))
        throw new Problem(PERSON_PROBLEM["unit-unknown"], { detail: words(unit, unit) });
    },
    () => {
      if (superior !== undefined) requireSuperior({ account, agency }, superior, around);
    },
  );
  return [{ event: { type: "PersonPosted", ...posting } }];
}

function requireSuperior(
  { account, agency }: { readonly account: string; readonly agency: string },
  superior: string,
  around: Around,
): void {
  if (superior === account) throw new Problem(PERSON_PROBLEM["superior-is-self"]);
  const onwards = (each: string) => around.person(each)?.posting?.superior ?? [];
  requireAll(
    () => void insiderOf(agency, superior, around.person(superior)),
    () => refuseCircle(account, superior, { onwards, kind: "superior-circle" }),
  );
}

const MOST_DEPUTIES = 10;

export function nameDeputy({ account, state }: Placed, named: Deputy, around: Around): Drafts {
  const { agency } = enrolledPerson(state);
  const { deputy, from, until } = named;
  const isSelf = deputy === account;
  const onwards = (each: string) =>
    (around.person(each)?.deputies ?? [])
      .filter(other => other.from < until && from < other.until)
      .map(other => other.deputy);
  const isFull = (state?.deputies ?? []).length >= MOST_DEPUTIES;
  requireAll(
    () =>
      refuseAll(
        until <= from && new Problem(PERSON_PROBLEM["deputy-order"]),
        isSelf && new Problem(PERSON_PROBLEM["deputy-is-self"]),
        isFull && new Problem(PERSON_PROBLEM["too-many-deputies"]),
      ),
    () => {
      if (!isSelf) insiderOf(agency, deputy, around.person(deputy));
    },
    () => {
      if (!isSelf) refuseCircle(account, deputy, { onwards, kind: "deputy-circle" });
    },
  );
  return [{ event: { type: "DeputyNamed", deputy, from, until } }];
}

export function endDeputy({ state }: Placed, deputy: string): Drafts {
  if (!(enrolledPerson(state).deputies ?? []).some(each => each.deputy === deputy))
    throw new Problem(PERSON_PROBLEM["deputy-unknown"]);
  return [{ event: { type: "DeputyEnded", deputy } }];
}

interface Way {
  readonly onwards: (account: string) => string | readonly string[];
  readonly kind: "superior-circle" | "deputy-circle";
}

function refuseCircle(account: string, first: string, { onwards, kind }: Way): void {
  const cameBy = new Map([[first, account]]);
  for (const at of cameBy.keys())
    for (const next of [onwards(at)].flat()) {
      if (next === account) {
        const round = [account, ...wayTo(at, account, cameBy), account].join(" → ");
        throw new Problem(PERSON_PROBLEM[kind], { detail: words(round, round) });
      }
      if (!cameBy.has(next)) cameBy.set(next, at);
    }
}

function wayTo(last: string, start: string, cameBy: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  for (let at = last; at !== start; at = cameBy.get(at) ?? start) way.unshift(at);
  return way;
}
