// The sessions that are open, of all or of one agency, and those that ended and that EC2 has yet to cut: read from their boards.
import { cursorOf, startOf } from "../shared/http/cursor.ts";
import { type BoardQuery, everyRow } from "../shared/journal/board.ts";
import type { Held, Row } from "../shared/journal/change.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { NEVER, openInto, UNCUT } from "./boards.ts";
import type { Session } from "./session.ts";

export type SessionRow = Row<Session>;

/** Into one system, or into all of them. */
export async function liveSessions(system?: string): Promise<SessionRow[]> {
  const systems = system === undefined ? SYSTEMS : [system];
  return (await Promise.all(systems.map(each => allOf(openInto(each))))).flat();
}

export function uncutSessions(): Promise<SessionRow[]> {
  return allOf(UNCUT);
}

export async function allOf(part: Omit<BoardQuery, "limit" | "start">): Promise<SessionRow[]> {
  const rows: SessionRow[] = [];
  for await (const row of everyRow<Session>(part)) rows.push(row);
  return rows;
}

export function isThere(held: Held<Session>): held is SessionRow {
  return held.state !== undefined;
}

export function idOf({ stream }: Pick<SessionRow, "stream">): string {
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
  const own = (await liveSessions(system)).filter(({ state }) => state.agency === agency);
  const left = own
    .map(held => ({ held, place: orderOf(held) }))
    .filter(({ place }) => place > after)
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const rows = left.slice(0, limit);
  const last = left.length > limit ? rows.at(-1) : undefined;
  return {
    held: rows.map(({ held }) => held),
    next: cursorOf(last && { after: { S: last.place } }, name),
  };
}

function orderOf({ state, stream }: SessionRow): string {
  return `${state.closesAt?.at ?? NEVER}#${stream}`;
}
