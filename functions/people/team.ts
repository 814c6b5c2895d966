// Who is under a superior: those whom their place puts there directly, and those of the units they head, with the units below; pure: what
// is read, the caller reads.
import type { Place } from "../shared/http/permit.ts";
import type { Held } from "../shared/journal/change.ts";
import { type BoardPart, type Stream, stream } from "../shared/journal/keys.ts";
import { directlyUnder, postedTo } from "./boards.ts";
import type { Person } from "./person.ts";
import { type Units, unitsLaw, upwardsFrom } from "./units.ts";

export interface TeamRead {
  readonly read: (of: Stream) => Promise<{ readonly state: Units | undefined }>;
  readonly everyRow: (part: BoardPart) => AsyncIterable<{ readonly stream: Stream; readonly state: Person }>;
}

/** Accounts, in order, of those who are of the superior's agency. */
export async function teamOf(
  superior: string,
  agency: string,
  { read, everyRow }: TeamRead,
): Promise<readonly string[]> {
  const { state: units } = await read(stream(unitsLaw, agency));
  const found = new Set<string>();
  for (const part of partsUnder(superior, agency, units))
    for await (const row of everyRow(part))
      if (row.state.agency === agency) found.add(row.stream.slice("PERSON#".length));
  found.delete(superior);
  return [...found].sort();
}

/** Where they are all listed; somebody may be on several. */
function partsUnder(superior: string, agency: string, units: Units | undefined): readonly BoardPart[] {
  return [directlyUnder(superior), ...unitsUnder(superior, units).map(unit => postedTo(agency, unit))];
}

function unitsUnder(superior: string, units: Units | undefined): readonly string[] {
  const codes = Object.keys(units ?? {});
  return codes.filter(code => upwardsFrom(units, code).some(each => units?.[each]?.head === superior));
}

/** Whoever stands in for them sees and plans their team as they do. */
export function placeOfTeam(account: string, { state }: Held<Person>, at: string): Place {
  const deputies = (state?.deputies ?? []).filter(({ from, until }) => from <= at && at < until);
  const agency = state?.active ? state.agency : "";
  const superiors = deputies.map(({ deputy }) => deputy);
  return { type: "Worker", id: account, agency, person: account, superiors };
}
