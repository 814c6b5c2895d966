// HTTP: the lists as they stand or stood, with their entries, as a file, and what ends; reads only.

import { cursorOf, startOf } from "../../shared/http/cursor.ts";
import { type Asked, answer, http, on } from "../../shared/http/http.ts";
import { type ListPlace, placeOf } from "../firewalls.ts";
import type { Firewall } from "../names.ts";
import { egressEntry, egressRow, seeEgress } from "./egress-list.ts";
import { exportAnswer } from "./export.ts";
import { seeList } from "./list-at.ts";
import { allEndings, allLists, systemsSeen } from "./matrix.ts";
import { exportList, listEndings, listLists, readList } from "./routes.ts";
import { entriesPage, listRow, waitingIn } from "./view.ts";

type Reading = Asked<typeof readList>;

export const handler = http(
  on(listLists, async ({ may, at }) =>
    answer(200, { rows: await allLists(systemsSeen(may), at.toISOString()) }),
  ),
  on(listEndings, async ({ person, may, at, query: { within } }) => {
    const reader = { person, may };
    return answer(200, { within, ...(await allEndings({ at: at.toISOString(), within, reader })) });
  }),
  on(readList, async asked => {
    asked.may(placeOf(asked.params));
    const { direction } = asked.params;
    return answer(
      200,
      direction === "egress" ? await egress(asked) : await firewall(asked, { ...asked.params, direction }),
    );
  }),
  on(exportList, async ({ params, query, may, at }) => {
    may(placeOf(params));
    return exportAnswer(params, query.at ?? at.toISOString(), query);
  }),
);

async function firewall({ query, at: now, params }: Reading, place: Firewall) {
  const at = query.at ?? now.toISOString();
  const seen = await seeList(place, at, query.at !== undefined);
  const question = questionOf(params, query);
  const start = startOf(query.cursor, question, { after: text => text !== "" });
  const { rows, total, last } = entriesPage(seen, { ...query, after: start?.after?.S });
  const next = cursorOf(last === undefined ? undefined : { after: { S: last } }, question);
  return { ...listRow(seen), ...waitingIn(seen), at, total, rows, ...(next && { next }) };
}

/** A report is one page: a form holds no more rows. */
async function egress({ query, at: now, params }: Reading) {
  const at = query.at ?? now.toISOString();
  const seen = await seeEgress(params, at, query.at !== undefined);
  const rows = seen.lines.map(line => egressEntry(line, seen.system));
  const wish = query.q?.toLowerCase() ?? "";
  const shown = rows.filter(
    ({ range, reason, span }) =>
      `${range}\n${reason}`.toLowerCase().includes(wish) && span === (query.span ?? span),
  );
  return { ...egressRow(seen), at, total: shown.length, rows: shown };
}

function questionOf({ system, channel, direction }: ListPlace, query: Reading["query"]): string {
  const { at, q, span, sort, order } = query;
  return JSON.stringify([system, channel, direction, at, q, span, sort, order]);
}
