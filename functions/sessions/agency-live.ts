// What is live of one agency, whatever system it leads into: its own rows from the live boards, and no trace of anybody else's.

import { cursorOf, startOf } from "../shared/http/cursor.ts";
import type { Held } from "../shared/journal/change.ts";
import { liveOn } from "./live.ts";
import { NEVER, type Session } from "./session.ts";

interface Wanted {
  readonly agency: string;
  readonly system?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The one that closes first stands first. A cursor names the last of their own: where a board ends on another's row is not for them. */
export async function liveOfAgency({ agency, system, limit, cursor }: Wanted) {
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
