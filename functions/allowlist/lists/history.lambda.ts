// HTTP: what happened to a list, what a change did, and who was let in at a moment by which entry; reads only.
import { answer, http, on } from "../../shared/http/http.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { readBlob } from "../../shared/journal/blob.ts";
import { history } from "../../shared/journal/journal.ts";
import { stream } from "../../shared/journal/keys.ts";
import { conflicts, parseProposal } from "../changes/proposal.ts";
import { changeView, rowsOf } from "../changes/view.ts";
import { isFirewall, placeOf, streamOf } from "../firewalls.ts";
import { seeEgress, whoseEgress } from "./egress-list.ts";
import { decisionOf, historyRows, pendingOf, turnTo } from "./history-view.ts";
import { entriesOf } from "./kept-entries.ts";
import type { ListEvent } from "./list.ts";
import { seeList } from "./list-at.ts";
import { changeIn } from "./past.ts";
import { readChange, readListHistory, whoWasAllowed } from "./routes.ts";
import { callerIn, whoIn } from "./view.ts";

export const handler = http(
  on(whoWasAllowed, async ({ params, query, may, at: now }) => {
    may(placeOf(params));
    const address = callerIn(query.address);
    const [at, past] = [query.at ?? now.toISOString(), query.at !== undefined];
    const { system, channel, direction } = params;
    const found = isFirewall(params)
      ? whoIn(await seeList(params, at, past), address)
      : whoseEgress(await seeEgress(params, at, past), address);
    return answer(200, { system, channel, direction, address, ...found });
  }),
  on(readListHistory, async ({ params, query, may }) => {
    may(placeOf(params));
    const of = isFirewall(params) ? streamOf(params) : stream("REPORT", params.system);
    const rows = historyRows(await history<ListEvent>(of), isFirewall(params));
    return answer(200, turnTo(rows, query, `${of} history`));
  }),
  on(readChange, async ({ params, query, may, at: now, language }) => {
    may(placeOf(params));
    const events = isFirewall(params) ? await history<ListEvent>(streamOf(params)) : [];
    const found = changeIn(events, Number(params.number));
    if (!found) throw new Problem(PROBLEM["not-found"]);
    const proposal = parseProposal(await readBlob(found.proposed.event.content));
    const entries = await entriesOf(found.before);
    const { status, before: list } = found;
    const facts = {
      number: Number(params.number),
      status,
      pending: pendingOf(found),
      decided: decisionOf(found),
      conflicts: status === "proposed" ? conflicts(proposal, entries, list.mode) : [],
      version: events.at(-1)?.version ?? 0,
    };
    const at = found.decided?.recordedAt ?? now.toISOString();
    const view = changeView(facts, proposal, { list, entries, at }, language);
    const page = turnTo(rowsOf(proposal), query, `${params.system} ${found.proposed.hash}`);
    return answer(200, { ...view, ...page });
  }),
);
