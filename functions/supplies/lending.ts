// What may be done with a supplied item: registered, lent and extended by somebody else than who has it, found due as home working ends
// or its day passes, taken back, retired; pure.
import { type Approvals, endOfSpans, spanOf } from "../approvals/approval.ts";
import { type Around, brandFaults } from "../devices/brands.ts";
import { isOutsider } from "../people/belonging.ts";
import type { Person } from "../people/person.ts";
import { Problem, refuseAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { endOfDay } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import type { SupplyCondition } from "./names.ts";
import { SUPPLY_CLAUSES, SUPPLY_PROBLEM } from "./problems.ts";
import type { Description, Supply, SupplyEvent } from "./supply.ts";

export type Drafts = readonly [Draft<SupplyEvent>];

const one = (event: SupplyEvent): Drafts => [{ event }];

export function register(before: Supply | undefined, description: Description): Drafts {
  if (before) throw refused("supply-number-taken");
  return one({ type: "SupplyRegistered", ...description });
}

export interface Lending extends Around {
  /** Of the register. */
  readonly number: string;
  readonly person: Person | undefined;
  readonly by: string;
}

/** An item of any kind is worked with beside whatever system: what one of them bans is not lent. */
export function lend(
  before: Supply,
  { borrower, dueOn }: { readonly borrower: string; readonly dueOn: Day },
  { number, person, by, ...around }: Lending,
): Drafts {
  requireInRegister(before);
  const isTheirs = person !== undefined && isOf(person, before.agency) && !isOutsider(person);
  refuseAll(
    before.lent !== undefined && refused("supply-is-out"),
    before.returned?.condition === "lost" && refused("supply-lost"),
    !isTheirs && refused("supply-borrower-unknown"),
    isSameAccount(by, borrower) && refused("supply-by-borrower"),
    endOfDay(dueOn) <= around.at && refused("supply-day-passed"),
    ...brandFaults({ ...before, number }, SYSTEMS, around).map(fault => refused(`supply-${fault}`)),
  );
  return one({ type: "SupplyLent", borrower, dueOn });
}

interface Now {
  readonly by: string;
  readonly at: string;
}

/** What was due is no longer: whoever may lend it lets it stay. */
export function extend(before: Supply, { dueOn }: { readonly dueOn: Day }, { by, at }: Now): Drafts {
  const { borrower } = lentOf(before);
  refuseAll(
    isSameAccount(by, borrower) && refused("supply-by-borrower"),
    endOfDay(dueOn) <= at && refused("supply-day-passed"),
  );
  return one({ type: "SupplyExtended", dueOn });
}

export function takeBack(
  before: Supply,
  found: { readonly condition: SupplyCondition; readonly note: string },
  { by }: Pick<Now, "by">,
): Drafts {
  if (isSameAccount(by, lentOf(before).borrower)) throw refused("supply-by-borrower");
  return one({ type: "SupplyReturned", ...found });
}

export function retire(before: Supply, reason: string): Drafts {
  requireInRegister(before);
  if (before.lent) throw refused("supply-is-out");
  return one({ type: "SupplyRetired", reason });
}

interface Borrower {
  readonly person: Person | undefined;
  readonly approvals: Approvals | undefined;
}

/** What is to come back: its borrower has left, its day is over, or home working has ended since it was lent and goes on under no approval. */
export function fallingDue(
  { agency, lent, due }: Supply,
  { person, approvals }: Borrower,
  at: string,
): Draft<SupplyEvent> | undefined {
  if (!lent || due) return undefined;
  if (!isOf(person, agency)) return { event: { type: "SupplyDue", since: at, cause: "borrower-left" } };
  const end = endOfDay(lent.dueOn);
  if (end <= at) return { event: { type: "SupplyDue", since: end, cause: "day-passed" } };
  const since = endOfHomeWork(agency, approvals, at);
  if (since === undefined || since <= lent.at) return undefined;
  return { event: { type: "SupplyDue", since, cause: "home-work-ended" } };
}

function endOfHomeWork(agency: string, approvals: Approvals | undefined, at: string): string | undefined {
  const spans = Object.values(approvals?.applications ?? {}).flatMap(each => {
    const span = each.agency === agency ? spanOf(each) : undefined;
    return span && span[0] < span[1] ? [{ from: span[0], until: span[1] }] : [];
  });
  return endOfSpans(spans, at);
}

function isOf(person: Person | undefined, agency: string): boolean {
  return person?.active === true && person.agency === agency;
}

function requireInRegister({ retired }: Supply): void {
  if (retired) throw refused("supply-retired");
}

function lentOf({ lent }: Supply): NonNullable<Supply["lent"]> {
  if (!lent) throw refused("supply-is-in");
  return lent;
}

function refused(code: keyof typeof SUPPLY_PROBLEM): Problem {
  const clauses = SUPPLY_CLAUSES[code];
  return new Problem(SUPPLY_PROBLEM[code], clauses ? { clauses } : {});
}
