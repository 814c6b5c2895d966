// The ways between the pages of overtime, and from month to month; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import type { Visit } from "../door/visit.ts";
import { monthText } from "../frame/time.ts";

export function hoursTabs({ say, person }: Visit, here: string): Html | false {
  if (!person) return false;
  const link = (path: string, words: string) =>
    path === here
      ? html`<span class="button second" aria-current="page">${words}</span>`
      : html`<a class="button second" href="${path}">${words}</a>`;
  return html`<p class="links">${link("/console/hours", say("我的加班與補休", "Mine"))}${hasRole(person, "supervisor") && link("/console/hours/team", say("同仁", "The team"))}${hasRole(person, "personnel", "supervisor") && link("/console/hours/agency", say("機關", "The agency"))}</p>`;
}

export function monthLinks(visit: Visit, path: string, month: string): Html {
  const { say } = visit;
  const to = (of: string, words: string) => html`<a href="${path}?month=${of}">${words}</a>`;
  return html`<p class="links">${to(beside(month, -1), `← ${say("上月", "before")}`)}<b>${monthText(visit, month)}</b>${to(beside(month, 1), `${say("下月", "after")} →`)}</p>`;
}

export function monthIn({ query, at }: Pick<Visit, "query" | "at">): string {
  const { month = "" } = query;
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) ? month : dayOf(at.toISOString()).slice(0, 7);
}

function beside(month: string, step: 1 | -1): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + step;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}
