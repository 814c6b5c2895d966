// Documents by their number, as a search finds them: what named them, when, and the page where it is.
import { findDocuments } from "../../documents/routes.ts";
import { html } from "../../shared/page/html.ts";
import type { AnswerOf } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { thingText } from "../frame/record.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { EVENTS } from "../words/event-names.ts";
import { type FoundRow, groupOf, type SearchSource } from "./found.ts";

export const documentsFound: SearchSource = {
  roles: [],
  async find(visit, { text, terminal, account, session, address }) {
    // What is plainly something else is no document's number.
    if ((terminal ?? account ?? session ?? address) !== undefined || [...text].length < 2) return [];
    const { rows, more } = await visit.api.ask(findDocuments, { query: { number: text } });
    return groupOf(
      "documents",
      rows.map(row => documentRow(visit, row)),
      { isMore: more },
    );
  },
};

type Named = AnswerOf<typeof findDocuments>["rows"][number];

function documentRow(visit: Member, row: Named): FoundRow {
  const [zh, en] = EVENTS[row.type] ?? [row.type, row.type];
  return {
    name: row.number,
    href: pageOf(row),
    state: html`<span class="pill">${visit.say(zh, en)}</span>`,
    more: [thingText(visit, row.stream), html`${momentHtml(visit, row.at)} ${who(row.by)}`],
  };
}

/** Whoever may read the thing by the API sees its page. */
function pageOf({ stream, change }: Named): string | undefined {
  const [kind, first = "", ...rest] = stream.split("#");
  switch (kind) {
    case "AGENCY":
      return `/console/agency?${new URLSearchParams({ agency: first })}`;
    case "SYSTEM":
      return `/console/systems/${first}`;
    case "LIST":
      return `/console/lists/${[first, ...rest].join("/")}${change === undefined ? "" : `/changes/${change}`}`;
    case "REPORT":
      return `/console/reports/${first}`;
    case "PACK":
      return `/console/packs/${first}`;
    case "PRODUCTS":
      return "/console/hazardous-products";
    case "CALENDAR":
      return "/console/calendars";
    default:
      return undefined;
  }
}
