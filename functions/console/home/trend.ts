// How many connected and how many were refused, day by day, for those who see them counted: the picture of the page of days, which takes
// too many reads to be waited for here.
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import type { Visit } from "../door/visit.ts";
import { MAY_COUNT } from "../sessions/live-sessions.ts";

const DAYS = "/console/sessions/days";

export function trendCard({ say, person }: Visit): Html | false {
  if (!person || !hasRole(person, ...MAY_COUNT)) return false;
  return html`<section class="trend"><h2>${say("近一個月的連線與拒絕", "Sessions and refusals of the last month")}</h2>
<div data-part-of="${DAYS}" data-part="figure.drawn"></div>
<p class="links"><a href="${DAYS}">${say("每日連線與拒絕，依體系", "Day by day and system by system")}</a></p></section>`;
}
