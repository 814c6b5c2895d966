// Clauses as a reader meets them: their number, their short words, the way to the whole rule; pure.

import { type Html, html } from "../../shared/page/html.ts";
import { clauseOf, isClause } from "../../shared/rules/clauses.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "./say.ts";

export function clauseList({ say }: PageReader, ids: readonly string[]): Html | false {
  if (ids.length === 0) return false;
  return html`<ul class="clauses" aria-label="${say("依據條文", "Clauses")}">${ids.map(
    id => html`<li>${clauseLink(id)} ${isClause(id) && html`<span>${said(clauseOf(id), say)}</span>`}</li>`,
  )}</ul>`;
}

/** † where part of how it is applied is our own reading. */
export function clauseLink(id: string): Html {
  const derived = isClause(id) && clauseOf(id).derived === true;
  return html`<a class="clause" href="/console/rules?clause=${id}">${id}${derived && "†"}</a>`;
}
