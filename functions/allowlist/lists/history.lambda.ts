// HTTP: what happened to a list, what a change did, and who was let in at a moment by which entry; reads only.
import { answer, http, on } from "../../shared/http/http.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { readBlob } from "../../shared/journal/blob.ts";
import { history } from "../../shared/journal/journal.ts";
import { stream } from "../../shared/journal/keys.ts";
import { conflicts, parseProposal } from "../changes/proposal.ts";
import { changedRows, changeView } from "../changes/view.ts";
import { isFirewall, placeOfList, streamOf } from "../firewalls.ts";
import { egressAllowing, readEgressAt } from "./egress-list.ts";
import { historyRows, pageOf, pastDecision, pastProposal } from "./history-view.ts";
import { keptEntries } from "./kept-entries.ts";
import type { ListEvent } from "./list.ts";
import { readListAt } from "./list-at.ts";
import { changeIn } from "./past.ts";
import { readChange, readListHistory, whoWasAllowed } from "./routes.ts";
import { allowedBy, askedAddress } from "./view.ts";

export const handler = http(
  on(whoWasAllowed, async ({ params, query, may, at: now }) => {
    may(placeOfList(params));
    const address = askedAddress(query.address);
    const [at, past] = [query.at ?? now.toISOString(), query.at !== undefined];
    const { system, channel, direction } = params;
    const found = isFirewall(params)
      ? allowedBy(await readListAt(params, at, past), address)
      : egressAllowing(await readEgressAt(params, at, past), address);
    return answer(200, { system, channel, direction, address, ...found });
  }),
  on(readListHistory, async ({ params, query, may }) => {
    may(placeOfList(params));
    const of = isFirewall(params) ? streamOf(params) : stream("REPORT", params.system);
    const rows = historyRows(await history<ListEvent>(of), isFirewall(params));
    return answer(200, pageOf(rows, query, `${of} history`));
  }),
  on(readChange, async ({ params, query, may, at: now, language }) => {
    may(placeOfList(params));
    const events = isFirewall(params) ? await history<ListEvent>(streamOf(params)) : [];
    const found = changeIn(events, Number(params.number));
    if (!found) throw new Problem(PROBLEM["not-found"]);
    const proposal = parseProposal(await readBlob(found.proposed.event.content));
    const entries = await keptEntries(found.before);
    const { status, before: list } = found;
    const facts = {
      number: Number(params.number),
      status,
      pending: pastProposal(found),
      decided: pastDecision(found),
      conflicts: status === "proposed" ? conflicts(proposal, entries, list.mode) : [],
      version: events.at(-1)?.version ?? 0,
    };
    const at = found.decided?.recordedAt ?? now.toISOString();
    const view = changeView(facts, proposal, { list, entries, at }, language);
    const page = pageOf(changedRows(proposal), query, `${params.system} ${found.proposed.hash}`);
    return answer(200, { ...view, ...page });
  }),
);
