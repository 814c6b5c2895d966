// Two swap a home day each, within one week: one asks, the other agrees, and whoever is over both decides; pure decisions.
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { reasonsAgainst, type WeekGround } from "./fit.ts";
import { ROSTER_PROBLEM } from "./problems.ts";
import type { Roster, RosterEvent, Swap } from "./roster.ts";
import { type Drafts, exchangedDays, one, refuseFor, refuseRoster } from "./setting.ts";
import { mondayOf } from "./week.ts";

const MOVED: readonly ClauseId[] = ["keelung-pregnancy/5.4.1b"];

export interface Both {
  readonly account: string;
  readonly agency: string;
  readonly own: Roster | undefined;
  readonly others: Roster | undefined;
  readonly at: string;
}

/** Asking again takes the place of what was asked before. */
export function askSwap(swap: Swap, { account, ...both }: Both): Drafts {
  if (swap.with === account) refuseRoster("swap-with-self", MOVED);
  if (mondayOf(swap.give) !== mondayOf(swap.take)) refuseRoster("swap-of-two-weeks", MOVED);
  exchangeable(swap, both);
  return one({ type: "SwapAsked", ...swap });
}

export function answerSwap(roster: Roster | undefined, agrees: boolean): Drafts {
  const { agreed } = swapIn(roster);
  if (agreed !== undefined) refuseRoster("no-swap", MOVED);
  return one({ type: "SwapAnswered", agrees });
}

export function swapIn(roster: Roster | undefined): NonNullable<Roster["swap"]> {
  return roster?.swap ?? refuseRoster("no-swap", MOVED);
}

export interface DecidingSwap extends Both {
  readonly granted: boolean;
  readonly reason?: string | undefined;
  readonly grounds: { readonly own: WeekGround; readonly others: WeekGround };
}

/** What is recorded of each; a swap that no longer fits either is refused with all that is against it. */
export function decideSwap({ granted, reason, grounds, ...both }: DecidingSwap): {
  readonly own: Drafts;
  readonly others: readonly Draft<RosterEvent>[];
} {
  const { asked: _, agreed, ...swap } = swapIn(both.own);
  if (agreed === undefined) refuseRoster("swap-not-agreed", MOVED);
  const decided: RosterEvent = { type: "SwapDecided", granted, ...(reason && { reason }) };
  if (!granted) {
    if (!reason) throw new Problem(ROSTER_PROBLEM["swap-reason-missing"]);
    return { own: one(decided), others: [] };
  }
  const { mine, theirs } = exchangeable(swap, both);
  refuseFor([
    ...reasonsAgainst(unstaffed(grounds.own), mine),
    ...reasonsAgainst(unstaffed(grounds.others), theirs),
  ]);
  const back = { with: both.account, give: swap.take, take: swap.give };
  return {
    own: [{ event: decided }, { event: { type: "HomeDaySwapped", ...swap } }],
    others: [{ event: { type: "HomeDaySwapped", ...back } }],
  };
}

function exchangeable(
  { give, take }: Swap,
  { agency, own, others, at }: Pick<Both, "agency" | "own" | "others" | "at">,
) {
  return {
    mine: exchangedDays(own, { agency, give, take, at }),
    theirs: exchangedDays(others, { agency, give: take, take: give, at }),
  };
}

/** As many are at home on each day as before. */
function unstaffed(ground: WeekGround): WeekGround {
  return { ...ground, days: ground.days.map(({ onSite: _, ...day }) => day) };
}
