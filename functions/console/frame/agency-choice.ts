// Whose records a page shows, for those who read every agency's: the first that has any, their own before others, until they choose.
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords, NAMED_AGENCIES } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import type { Visit } from "../door/visit.ts";
import { said } from "./say.ts";
import { withQuery } from "./table.ts";

export function readsEveryAgency({ person }: Pick<Visit, "person">): boolean {
  return person !== undefined && hasRole(person, "auditor");
}

/** The same page of the first agency that has anything to show; nowhere where one was chosen, or the reader's own has. */
export async function toFilledAgency(
  visit: Visit,
  hasAny: (agency: string) => Promise<boolean>,
): Promise<string | undefined> {
  const { person, query, here } = visit;
  if (!person || query.agency || !readsEveryAgency(visit) || (await hasAny(person.agency))) return undefined;
  const filled = await Promise.all(
    NAMED_AGENCIES.map(async agency => ((await hasAny(agency)) ? [agency] : [])),
  );
  const [first] = filled.flat();
  return first && `${here.split("?")[0]}${withQuery(query, { agency: first })}`;
}

/** The code of one without a name is typed, as it stands on the records. */
export function agencyChoice(visit: Visit): Html | false {
  const { say, query, person } = visit;
  if (!person || !readsEveryAgency(visit)) return false;
  const chosen = query.agency || person.agency;
  const codes = [...new Set([person.agency, ...NAMED_AGENCIES, chosen])];
  const option = (code: string) =>
    html`<option value="${code}" ${code === chosen && html`selected`}>${said(agencyWords(code), say)}</option>`;
  return html`<form class="bar" method="get"><label>${say("機關", "Agency")}<select name="agency">${codes.map(option)}</select></label><button class="second">${say("查詢", "Show")}</button></form>`;
}
