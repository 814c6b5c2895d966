// How things stood at a moment that has passed, as it was known then: each stream folded up to it by its own law.

import type { SystemChannel } from "../gate/question.ts";
import type { ReadStates } from "../gate/reads.ts";
import { LAWS } from "../laws.ts";
import { saidUntil } from "../posture/gate-part.ts";
import type { Held } from "../shared/journal/change.ts";
import { GENESIS } from "../shared/journal/event.ts";
import { history } from "../shared/journal/journal.ts";
import { type BoardPart, isRenewed, kindOf, type Seat, type Stream } from "../shared/journal/keys.ts";
import { withRenewals } from "../shared/journal/renewal.ts";
import { dayOf, instantOf } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import { askedBy, askedOn, askedWith, HIGH } from "./boards.ts";
import { withoutLease } from "./lease.ts";
import { allOf, type SessionRow } from "./live.ts";
import type { Session } from "./session.ts";

/** `at` as the journal writes instants. */
export function readAt(at: string): ReadStates {
  return async (streams, through, seats = []) => {
    const [held, open, holders] = await Promise.all([
      Promise.all(streams.map(each => heldAt(each, at))),
      through ? openAt(through, at) : 0,
      Promise.all(seats.map(seat => holderAt(seat, at))),
    ]);
    return { held, open, holders: new Map(holders.flat()) };
  };
}

async function heldAt(stream: Stream, at: string): Promise<Held<unknown>> {
  const law = LAWS[kindOf(stream)];
  if (!law) throw new Error(`no law folds ${stream}`);
  let held: Held<unknown> = { stream, version: 0, head: GENESIS, state: undefined };
  const recorded = await history(stream);
  for (const each of recorded) {
    if (each.recordedAt > at)
      return asSaid(held, (each.event as { confirmedUntil?: string }).confirmedUntil, at);
    const { version, hash } = each;
    held = { stream, version, head: hash, state: law.evolve(held.state, each) };
  }
  // Nothing has happened to it since: what renews it now renewed it then, as far as it goes back.
  const [latest = held] = isRenewed(stream) ? await withRenewals([held]) : [];
  return asSaid(latest, undefined, at);
}

/** What was said again is no event: the next one says until when it was, and what is beside the stream until when it is. */
function asSaid(held: Held<unknown>, until: string | undefined, at: string): Held<unknown> {
  return withoutLease(saidUntil(held, until, at));
}

/** The counter knows only today: of then, the sessions asked for on that day and the one before that were still open. */
async function openAt({ system, channel }: SystemChannel, at: string): Promise<number> {
  const days = [addDays(dayOf(at), -1), dayOf(at)];
  const asked = await Promise.all(days.map(day => askedBefore(at, askedOn(day, system))));
  return asked.flat().filter(({ state }) => state.channel === channel && wasOpen(state, at)).length;
}

/** Nor do the seats of a terminal and a person: the last asked for that was still open had it. */
async function holderAt(seat: Seat, at: string): Promise<[Seat, string][]> {
  const [, kind, id = "", system] = seat.split("#");
  const asked = await askedBefore(at, kind === "TERMINAL" ? askedWith(id) : askedBy(id));
  const holder = asked.findLast(
    ({ state }) => wasOpen(state, at) && (system === undefined || state.system === system),
  );
  return holder ? [[seat, holder.stream.slice("SESSION#".length)]] : [];
}

function wasOpen({ status, ended }: Session, at: string): boolean {
  return status !== "refused" && !(ended && ended.at <= at);
}

function askedBefore(at: string, part: BoardPart): Promise<SessionRow[]> {
  const between = [instantOf(addDays(dayOf(at), -1), "00:00"), `${at}${HIGH}`] as const;
  return allOf({ ...part, between });
}
