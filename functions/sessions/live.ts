// The sessions that are open, of all or of one agency, and those that ended and that EC2 has yet to cut: read from their boards.
import { cursorOf, startOf } from "../shared/http/cursor.ts";
import { board } from "../shared/journal/board.ts";
import type { Held } from "../shared/journal/change.ts";
import type { Item } from "../shared/journal/journal.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { LIVE, NEVER, type Session, UNCUT } from "./session.ts";

export interface HeldSession extends Held<Session> {
  readonly state: Session;
}

export function liveSessions(): Promise<HeldSession[]> {
  return liveOn();
}

/** Into one system, or into all of them. */
export async function liveOn(system?: string): Promise<HeldSession[]> {
  const systems = system === undefined ? SYSTEMS : [system];
  return (await Promise.all(systems.map(each => onBoard(LIVE + each)))).flat();
}

export function uncutSessions(): Promise<HeldSession[]> {
  return onBoard(UNCUT);
}

async function onBoard(partition: string): Promise<HeldSession[]> {
  const found: HeldSession[] = [];
  let start: Item | undefined;
  do {
    const page = await board<Session>({ board: "board1", partition, limit: 1_000, start });
    found.push(...page.rows.filter(isThere));
    start = page.next;
  } while (start);
  return found;
}

export function isThere(held: Held<Session>): held is HeldSession {
  return held.state !== undefined;
}

export function idOf({ stream }: Pick<HeldSession, "stream">): string {
  return stream.slice("SESSION#".length);
}

interface LivePage {
  readonly agency: string;
  readonly system?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Of one agency, whatever system it leads into: the one that closes first comes first. A cursor names the last of their own: where a board ends on another's row is not for them. */
export async function liveOfAgency({ agency, system, limit, cursor }: LivePage) {
  const name = JSON.stringify(["live", agency, system]);
  const after = startOf(cursor, name, { after: text => text !== "" })?.after?.S ?? "";
  const own = (await liveOn(system)).filter(({ state }) => state.agency === agency);
  const left = own
    .map(held => ({ held, place: placeOf(held) }))
    .filter(({ place }) => place > after)
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const rows = left.slice(0, limit);
  const last = left.length > limit ? rows.at(-1) : undefined;
  return {
    held: rows.map(({ held }) => held),
    next: cursorOf(last && { after: { S: last.place } }, name),
  };
}

function placeOf({ state, stream }: Held<Session> & { readonly state: Session }): string {
  return `${state.closesAt?.at ?? NEVER}#${stream}`;
}
