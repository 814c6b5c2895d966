// The sessions that are open, and those that ended and that EC2 has yet to cut: read from their boards, all of them.
import { board } from "../shared/journal/board.ts";
import type { Held } from "../shared/journal/change.ts";
import type { Item } from "../shared/journal/journal.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { LIVE, type Session, UNCUT } from "./session.ts";

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
