// HTTP: the lists as they are or were, with their entries, as a file, and what ends; reads only.

import { cursorOf, startOf } from "../../shared/http/cursor.ts";
import { type Asked, answer, http, on } from "../../shared/http/http.ts";
import { allEndings } from "../endings/all-endings.ts";
import { isFirewall, type ListId, placeOfList } from "../firewalls.ts";
import { egressPage, readEgressAt } from "./egress-list.ts";
import { exportAnswer } from "./export.ts";
import { type ListAt, readListAt } from "./list-at.ts";
import { allLists, systemsSeen } from "./matrix.ts";
import { exportList, listEndings, listLists, readList } from "./routes.ts";
import { entriesPage, listRow, waitingIn } from "./view.ts";

type Query = Asked<typeof readList>["query"];

export const handler = http(
  on(listLists, async ({ may, at }) =>
    answer(200, { rows: await allLists(systemsSeen(may), at.toISOString()) }),
  ),
  on(listEndings, async ({ person, may, at, query: { within } }) => {
    const reader = { person, may };
    return answer(200, { within, ...(await allEndings({ at: at.toISOString(), within, reader })) });
  }),
  on(readList, async asked => {
    asked.may(placeOfList(asked.params));
    const { params, query } = asked;
    const [at, past] = [query.at ?? asked.at.toISOString(), query.at !== undefined];
    if (!isFirewall(params)) return answer(200, egressPage(await readEgressAt(params, at, past), query));
    return answer(200, firewallPage(await readListAt(params, at, past), params, query));
  }),
  on(exportList, async ({ params, query, may, at }) => {
    may(placeOfList(params));
    return exportAnswer(params, query.at ?? at.toISOString(), query);
  }),
);

function firewallPage(found: ListAt, id: ListId, query: Query) {
  const question = questionOf(id, query);
  const start = startOf(query.cursor, question, { after: text => text !== "" });
  const { rows, total, last } = entriesPage(found, { ...query, after: start?.after?.S });
  const next = cursorOf(last === undefined ? undefined : { after: { S: last } }, question);
  return { ...listRow(found), ...waitingIn(found), at: found.at, total, rows, ...(next && { next }) };
}

function questionOf({ system, channel, direction }: ListId, query: Query): string {
  const { at, q, span, sort, order } = query;
  return JSON.stringify([system, channel, direction, at, q, span, sort, order]);
}
