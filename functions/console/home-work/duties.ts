// What whoever works from home has undertaken, shown where they work: each duty with its clause, the agreed ways to be reached, and what
// was supplied; pure.
import type { InferOutput } from "valibot";
import type { readApart, readApplications } from "../../approvals/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { type ClauseId, clauseOf } from "../../shared/rules/clauses.ts";
import type { readSuppliesOf } from "../../supplies/routes.ts";
import type { Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { dayHtml, dayOfHtml } from "../frame/time.ts";

const DUTIES = {
  "ey-draft": ["ey-draft/6b", "ey-draft/6c", "ey-draft/7a", "ey-draft/11a"],
  "keelung-pregnancy": [
    "keelung-pregnancy/5.3.2",
    "keelung-pregnancy/5.3.3",
    "keelung-pregnancy/5.3.4",
    "keelung-pregnancy/5.4.4",
    "keelung-pregnancy/5.4.6",
  ],
} as const satisfies Record<string, readonly ClauseId[]>;

export interface DutyFacts {
  readonly applications: InferOutput<(typeof readApplications)["answer"]["schema"]>["rows"];
  /** As agreed in the newest approval. */
  readonly apart: InferOutput<(typeof readApart)["answer"]["schema"]> | undefined;
  /** Terminals, and whatever else the agency supplied. */
  readonly loans: Readonly<Record<string, { readonly dueAt: string }>>;
  readonly supplies: InferOutput<(typeof readSuppliesOf)["answer"]["schema"]>["rows"];
}

export function dutiesPart(visit: Visit, { applications, apart, ...supplied }: DutyFacts): Html | false {
  const { say } = visit;
  const under = applications
    .filter(({ decision, ended }) => decision?.granted && !ended)
    .map(({ regulation }) => regulation);
  const duties = Object.entries(DUTIES).flatMap(([regulation, clauses]) =>
    under.some(each => each === regulation) ? clauses : [],
  );
  if (duties.length === 0) return false;
  return html`<section class="card" id="duties"><h2>${say("居家辦公期間應遵守事項", "What you undertook")}</h2>
<ul>${duties.map(clause => html`<li>${said(clauseOf(clause), say)} ${clauseLink(clause)}</li>`)}</ul>
<dl class="facts">${apart && html`<dt>${say("約定的聯絡方式", "Agreed ways to reach you")}</dt><dd>${apart.contacts} ${clauseLink("keelung-pregnancy/5.3.7")}</dd>`}
<dt>${say("機關提供的設備", "Supplied by the agency")}</dt><dd>${suppliedText(visit, supplied)} ${clauseLink("ey-draft/13")} ${clauseLink("keelung-pregnancy/4.3.2")}</dd></dl></section>`;
}

function suppliedText(visit: Visit, { loans, supplies }: Pick<DutyFacts, "loans" | "supplies">): Html {
  const { say } = visit;
  const back = say("應歸還", "due back");
  const terminals = Object.entries(loans).map(
    ([number, { dueAt }]) => html`<code>${number}</code> ${back} ${dayOfHtml(visit, dueAt)} `,
  );
  const items = supplies.map(
    ({ supply, kind, lent }) =>
      html`<a href="/console/home-work/supplies/${supply}">${said(valueWords(kind, "supplyKind"), say)} <code>${supply}</code></a> ${lent && html`${back} ${dayHtml(visit, lent.dueOn)} `}`,
  );
  return html`${terminals}${items}${terminals.length + items.length === 0 && say("無", "none")}`;
}
