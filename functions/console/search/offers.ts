// What a form's list of people or terminals is asked for as one types: those who are called so.
import { findPeople } from "../../directory/routes.ts";
import { listTerminals } from "../../terminals/routes.ts";
import type { FileReply } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member } from "../door/visit.ts";
import * as sources from "../form/offer-sources.ts";
import * as things from "../form/offer-things.ts";
import { nameIn, peopleOffered } from "../form/picked.ts";
import { SEARCH_PAGES } from "../routes.ts";

export const offersHandlers = [memberPage(SEARCH_PAGES.findOffers, findOffers)] as const;

/** For a list that is too long for its page: those who are called so, as they would be offered in it. */
async function findOffers(visit: Member): Promise<FileReply> {
  const { query, person } = visit;
  const { field = "", agency = person.agency } = query;
  const q = query.q && nameIn(query.q);
  const offers =
    field === "terminal" ? await foundTerminals(visit, agency, q) : await foundPeople(visit, agency, q);
  return {
    handed: {
      statusCode: 200,
      headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
      body: JSON.stringify(offers.map(([, words]) => words)),
    },
  };
}

async function foundPeople({ api, query: { field = "", self } }: Member, agency: string, q?: string) {
  const { rows } = await api.ask(findPeople, { params: { agency }, query: { q } });
  return peopleOffered(rows.filter(row => sources.isOfferedAs(field, row, self)));
}

async function foundTerminals(visit: Member, agency: string, q?: string) {
  const { rows } = await visit.api.ask(listTerminals, { query: { agency, q, limit: "20" } });
  return things.terminalsOffered(visit, rows);
}
