// Drafts that are not said row by row: a whole list as wanted, and an earlier revision of the list; reads only.

import { Problem } from "../../shared/http/problem.ts";
import { history } from "../../shared/journal/journal.ts";
import { streamOf } from "../firewalls.ts";
import { entriesOf } from "../lists/kept-entries.ts";
import type { ListEvent } from "../lists/list-event.ts";
import { revisionsOf } from "../lists/past.ts";
import { LIST_PROBLEM } from "../problems.ts";
import type { Desk } from "./change-context.ts";
import { faultsNow } from "./decision.ts";
import { type Draft, drafted, restoring } from "./draft.ts";
import type { WholeList } from "./whole-list.ts";

export async function draftedWhole(desk: Desk, { asking, faults }: WholeList): Promise<Draft> {
  const draft = await drafted(desk, asking);
  return { ...draft, faults: [...faults, ...draft.faults] };
}

export async function earlier(desk: Desk, revision: number): Promise<Draft> {
  const events = await history<ListEvent>(streamOf(desk.firewall));
  const found = revisionsOf(events).find(each => each.revision === revision);
  if (!found) throw new Problem(LIST_PROBLEM["revision-unknown"]);
  const proposal = restoring(desk, await entriesOf(found.list), found.list.mode);
  return { proposal, faults: await faultsNow(desk, proposal) };
}
