// The sessions that are open, of all or of one agency, and those that ended and that EC2 has yet to cut: read from their boards.
import { cursorOf, startOf } from "../shared/http/cursor.ts";
import { type BoardQuery, everyRow } from "../shared/journal/board.ts";
import type { Held, Row } from "../shared/journal/change.ts";
import { withRenewals } from "../shared/journal/renewal.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { NEVER, openInto, UNCUT } from "./boards.ts";
import { asItCounts } from "./lease.ts";
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

/** As they count at that moment; only of open ones is there anything beside the stream that says so. */
export async function counting(rows: readonly SessionRow[], at: Date): Promise<SessionRow[]> {
  const open = await withRenewals(rows.filter(({ state }) => state.status === "allowed"));
  const renewed = new Map(open.map(each => [each.stream, each]));
  return rows.map(row => asItCounts(renewed.get(row.stream) ?? row, at.toISOString()));
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
  readonly at: Date;
}

/** Of one agency, whatever system it leads into: the one that closes first comes first. A cursor names the last of their own: where a board ends on another's row is not for them. */
export async function liveOfAgency({ agency, system, limit, cursor, at }: LivePage) {
  const name = JSON.stringify(["live", agency, system]);
  const after = startOf(cursor, name, { after: text => text !== "" })?.after?.S ?? "";
  const theirs = (await liveSessions(system)).filter(({ state }) => state.agency === agency);
  // In the order of what is on record, which stays as it is from page to page.
  const own = (await counting(theirs, at)).map((held, index) => ({
    held,
    place: orderOf(theirs[index] ?? held),
  }));
  const left = own
    .filter(({ held }) => held.state.status === "allowed")
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
