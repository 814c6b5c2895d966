// A list as it is or was at a moment, with its entries and what EC2 was seen to hold; reads only.
import { ofFamily } from "../../shared/address/canonical-range.ts";
import type { Held } from "../../shared/journal/change.ts";
import { history, read } from "../../shared/journal/journal.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import { streamOf } from "../firewalls.ts";
import { type Firewall, isByGateAlone } from "../names.ts";
import { type Entry, wantedAt } from "./entry.ts";
import { type FamilyInForce, familyAtTheGate, familyInForce } from "./in-force-status.ts";
import { keptEntries, keptRanges } from "./kept-entries.ts";
import { type List, type ListEvent, NEW_LIST } from "./list.ts";
import { stateAt } from "./past.ts";

export interface ListAt {
  readonly firewall: Firewall;
  readonly list: List;
  readonly entries: readonly Entry[];
  /** What EC2 was last seen to hold, of both families; where the gate alone judges, what it judges by. */
  readonly confirmed: readonly string[];
  readonly inForce: readonly FamilyInForce[];
  readonly at: string;
}

/** As the journal knew it at that moment; what was recorded later is not there. */
export async function readListAt(firewall: Firewall, at: string, past: boolean): Promise<ListAt> {
  const of = streamOf(firewall);
  if (!past) return listAt(firewall, await read(of), at);
  return listAt(firewall, { state: stateAt(await history<ListEvent>(of), at) }, at);
}

export async function listAt(
  firewall: Firewall,
  { state: list = NEW_LIST }: Pick<Held<List>, "state">,
  at: string,
): Promise<ListAt> {
  const entries = await keptEntries(list);
  const { families } = systemOf(firewall.system).firewall;
  const wanted = wantedAt(list, entries, at, families);
  const held = await Promise.all(
    families.map(async family => {
      if (isByGateAlone(firewall))
        return { confirmed: ofFamily(family, wanted), status: familyAtTheGate(family, wanted) };
      const inForce = list.inForce?.[family];
      const confirmed = inForce?.confirmed ? await keptRanges(inForce.confirmed.ranges) : [];
      return { confirmed, status: familyInForce(family, wanted, { inForce, confirmed }) };
    }),
  );
  return {
    firewall,
    list,
    entries,
    confirmed: held.flatMap(({ confirmed }) => confirmed),
    inForce: held.map(({ status }) => status),
    at,
  };
}
