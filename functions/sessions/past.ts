// How things stood at a moment that has passed, as it was known then: each stream folded up to it by its own law.

import type { Read, Way } from "../gate/reads.ts";
import { LAWS } from "../laws.ts";
import { board } from "../shared/journal/board.ts";
import type { Held } from "../shared/journal/change.ts";
import { GENESIS } from "../shared/journal/event.ts";
import { history, type Item } from "../shared/journal/journal.ts";
import { kindOf, type Stream } from "../shared/journal/keys.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import type { Session } from "./session.ts";
import { HIGH } from "./session-boards.ts";

/** `at` as the journal writes instants. */
export function readAt(at: string): Read {
  return async (streams, way) => {
    const [held, open] = await Promise.all([
      Promise.all(streams.map(each => heldAt(each, at))),
      way ? openAt(way, at) : 0,
    ]);
    return { held, open };
  };
}

async function heldAt(stream: Stream, at: string): Promise<Held<unknown>> {
  const law = LAWS[kindOf(stream)];
  if (!law) throw new Error(`no law folds ${stream}`);
  let held: Held<unknown> = { stream, version: 0, head: GENESIS, state: undefined };
  for (const recorded of await history(stream)) {
    if (recorded.recordedAt > at) break;
    const { version, hash } = recorded;
    held = { stream, version, head: hash, state: law.evolve(held.state, recorded) };
  }
  return held;
}

/** The counter knows only today: of then, the sessions asked for on that day and the one before that were still open. */
async function openAt({ system, channel }: Way, at: string): Promise<number> {
  const today = dayOf(at);
  const wasOpen = ({ state }: Held<Session>) =>
    state?.channel === channel && state.status !== "refused" && !(state.ended && state.ended.at <= at);
  const days = await Promise.all([addDays(today, -1), today].map(day => askedOn(system, day, at)));
  return days.flat().filter(wasOpen).length;
}

async function askedOn(system: string, day: Day, at: string): Promise<Held<Session>[]> {
  const found: Held<Session>[] = [];
  const partition = `SESSION#${system}#${day}`;
  let start: Item | undefined;
  do {
    const between = [undefined, `${at}${HIGH}`] as const;
    const page = await board<Session>({ board: "board4", partition, between, limit: 1_000, start });
    found.push(...page.rows);
    start = page.next;
  } while (start);
  return found;
}
