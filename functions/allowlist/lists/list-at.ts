// A list as it stands or stood at a moment, with its entries and what EC2 was seen to hold; reads only.
import type { Held } from "../../shared/journal/change.ts";
import { history, read } from "../../shared/journal/journal.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import { streamOf } from "../firewalls.ts";
import type { Firewall } from "../names.ts";
import { type Entry, wantedAt } from "./entry.ts";
import { type FamilyStanding, familyStanding } from "./in-force-status.ts";
import { entriesOf, rangesIn } from "./kept-entries.ts";
import { type List, type ListEvent, NEW_LIST } from "./list.ts";
import { stateAt } from "./past.ts";

export interface SeenList {
  readonly firewall: Firewall;
  readonly list: List;
  readonly entries: readonly Entry[];
  /** What EC2 was last seen to hold, of both families. */
  readonly confirmed: readonly string[];
  readonly inForce: readonly FamilyStanding[];
  readonly at: string;
}

/** As the journal knew it at that moment; what was recorded later is not there. */
export async function seeList(firewall: Firewall, at: string, past: boolean): Promise<SeenList> {
  const of = streamOf(firewall);
  const list = past ? stateAt(await history<ListEvent>(of), at) : (await read<List>(of)).state;
  return seen(firewall, list, at);
}

export function seeHeld(firewall: Firewall, held: Held<List>, at: string): Promise<SeenList> {
  return seen(firewall, held.state, at);
}

async function seen(firewall: Firewall, list: List = NEW_LIST, at: string): Promise<SeenList> {
  const entries = await entriesOf(list);
  const { families } = systemOf(firewall.system).firewall;
  const wanted = wantedAt(list, entries, at, families);
  const held = await Promise.all(
    families.map(async family => {
      const inForce = list.inForce?.[family];
      const confirmed = inForce?.confirmed ? await rangesIn(inForce.confirmed.ranges) : [];
      return { confirmed, standing: familyStanding(family, wanted, { inForce, confirmed }) };
    }),
  );
  return {
    firewall,
    list,
    entries,
    confirmed: held.flatMap(({ confirmed }) => confirmed),
    inForce: held.map(({ standing }) => standing),
    at,
  };
}
