// A terminal by its number, and the way to its page for those who may read it: nobody is led to a refusal; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import type { Visit } from "../door/visit.ts";

interface Whose {
  readonly agency?: string | undefined;
  readonly borrower?: string | undefined;
}

export function terminalLink(
  { person }: Pick<Visit, "person">,
  propertyNo: string,
  { agency, borrower }: Whose,
  page = "",
): Html {
  const mayRead =
    person !== undefined &&
    (hasRole(person, "auditor") ||
      isSameAccount(borrower, person.person) ||
      (person.agency === agency && hasRole(person, "records", "property", "scan", "supervisor")));
  const number = html`<code>${propertyNo}</code>`;
  return mayRead
    ? html`<a href="/console/terminals/${encodeURIComponent(propertyNo)}${page}">${number}</a>`
    : number;
}
