// Reads who is under a superior.
import { everyRow } from "../shared/journal/board.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import type { Person } from "./person.ts";
import { partsUnder } from "./team.ts";
import { unitsLaw } from "./units.ts";

/** Accounts, in order, of those who are of the superior's agency. */
export async function teamOf(superior: string, agency: string): Promise<readonly string[]> {
  const { state: units } = await read(stream(unitsLaw, agency));
  const found = new Set<string>();
  for (const part of partsUnder(superior, agency, units))
    for await (const row of everyRow<Person>(part))
      if (row.state.agency === agency) found.add(row.stream.slice("PERSON#".length));
  found.delete(superior);
  return [...found].sort();
}
