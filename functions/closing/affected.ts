// Which open sessions a recorded fact may close: where it concerns one terminal, person or session, by the seat that theirs has, and
// not by a look at everybody; where it concerns many, from the boards of the systems it reaches.

import type { Touched } from "../gate/part.ts";
import { touchedBy } from "../gate/parts.ts";
import { askedBy, askedWith, HIGH } from "../sessions/boards.ts";
import { allOf, idOf, isThere, liveSessions, type SessionRow } from "../sessions/live.ts";
import { sessionLaw } from "../sessions/session.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { readItems, readMany } from "../shared/journal/journal.ts";
import { PERSON_SEAT, type Seat, seatKey, stream, TERMINAL_SEAT } from "../shared/journal/keys.ts";
import { holderOf } from "../shared/journal/seats.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { now } from "../shared/time/clock.ts";

/** No VPN endpoint keeps a session longer than a day; and whichever is older has had its seat from the timer. */
const SEATLESS_MS = 48 * 3_600_000;

export async function affectedBy(facts: readonly Recorded[]): Promise<SessionRow[]> {
  const all = facts.flatMap(touchedBy).map(each => [JSON.stringify(each), each] as const);
  const touched = [...new Map(all).values()];
  const few = touched.filter(isOfOne);
  const many = touched.filter(each => !isOfOne(each));
  const [own, board] = await Promise.all([ofEach(few), onBoards(many)]);
  const found = [...own, ...board].filter(held => touched.some(each => isTouched(held, each)));
  return [...new Map(found.map(held => [held.stream, held])).values()];
}

function isOfOne({ session, terminal, person }: Touched): boolean {
  return session !== undefined || terminal !== undefined || person !== undefined;
}

export function isTouched(
  held: Pick<SessionRow, "stream" | "state">,
  { session, ...rest }: Touched,
): boolean {
  const names = Object.keys(rest) as (keyof typeof rest)[];
  return (
    (session === undefined || session === idOf(held)) && names.every(name => held.state[name] === rest[name])
  );
}

async function onBoards(touched: readonly Touched[]): Promise<SessionRow[]> {
  if (touched.some(({ system }) => system === undefined)) return liveSessions();
  const systems = new Set(touched.map(({ system }) => system));
  return (await Promise.all([...systems].map(liveSessions))).flat();
}

/** Two requests for all of them together, strongly consistent; only of whom no seat leads to anybody, the board is asked as well. */
async function ofEach(touched: readonly Touched[]): Promise<SessionRow[]> {
  if (touched.length === 0) return [];
  const seats = await readItems(touched.flatMap(seatsOf).map(seatKey));
  const named = touched.flatMap(({ session }) => session ?? []);
  const ids = new Set([...named, ...[...seats.values()].flatMap(seat => holderOf(seat) ?? [])]);
  const held = (await readMany([...ids].map(id => stream(sessionLaw, id)))).filter(isOpen);
  const without = touched.filter(each => !held.some(session => isTouched(session, each)));
  return [...held, ...(await Promise.all(without.map(askedLately))).flat()];
}

function seatsOf({ terminal, person }: Touched): Seat[] {
  return [
    ...(terminal === undefined ? [] : [`${TERMINAL_SEAT}${terminal}` as const]),
    ...(person === undefined ? [] : SYSTEMS.map(system => `${PERSON_SEAT}${person}#${system}` as const)),
  ];
}

/** One let in before there were seats has none until the timer gives it one. */
async function askedLately({ terminal, person }: Touched): Promise<SessionRow[]> {
  const between = [new Date(now().getTime() - SEATLESS_MS).toISOString(), HIGH] as const;
  const parts = [
    ...(terminal === undefined ? [] : [askedWith(terminal)]),
    ...(person === undefined ? [] : [askedBy(person)]),
  ];
  return (await Promise.all(parts.map(part => allOf({ ...part, between })))).flat().filter(isOpen);
}

function isOpen(held: Parameters<typeof isThere>[0]): held is SessionRow {
  return isThere(held) && held.state.status === "allowed";
}
