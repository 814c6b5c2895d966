// The rules as data: each regulation with its dates and numbers, each clause in short words and what it does here.

import { readBinding } from "../../agencies/rule-routes.ts";
import { listPolicies, listSessions } from "../../sessions/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { ACTIVITIES, type Activity } from "../../shared/rules/activities.ts";
import {
  CLAUSES,
  type Clause,
  PROFILE_IDS,
  type ProfileId,
  type Standing,
} from "../../shared/rules/clauses.ts";
import { type Profile, profileOf } from "../../shared/rules/profile.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { type Words, words } from "../../shared/words.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { searchTable } from "../frame/table.ts";
import { dayText } from "../frame/time.ts";
import { PEOPLE_PAGES } from "../routes.ts";
import { refusedLately } from "../sessions/counts.ts";
import { systemsOf } from "../sessions/live-sessions.ts";
import type { SessionShown } from "../sessions/row.ts";
import { type ClauseFacts, clauseCard, houseCard, type PolicyFacts } from "./clause-card.ts";
import { parameterName, parameterValue } from "./parameter-text.ts";
import { sourceList } from "./sources.ts";

export const rulesHandlers = [memberPage(PEOPLE_PAGES.showRules, showRules)] as const;

async function showRules(visit: Member): Promise<ConsoleReply> {
  const { query, say } = visit;
  const found = CLAUSES.filter(
    ({ id, profile }) =>
      (!query.profile || profile === query.profile) && (!query.clause || id === query.clause),
  );
  const [one] = query.clause ? found : [];
  const policies = await visit.api.ask(listPolicies, { query: { clause: one?.id } });
  const clauses = found.map(clause => ({ ...clause, standing: standingIn(policies, clause) }));
  if (query.export)
    return { handed: sheetOf(clauses, clauseColumns(visit), { say, name: "clauses", query }) };
  const told = one && (await toldOf(visit, one, policies));
  const house =
    query.clause || query.profile ? undefined : policies.rows.filter(({ says, clause }) => says && !clause);
  return rulesPage(visit, { profiles: PROFILE_IDS.map(profileOf), clauses, told, house });
}

/** What is not known to be kept is not said to be. */
function standingIn({ clauses }: Policies, { id }: Clause): Standing {
  return clauses.find(({ clause }) => clause === id)?.standing ?? "not-yet";
}

async function toldOf(visit: Member, clause: Clause, { rows, clauses: [covered] }: Policies) {
  // The clause is above them in words.
  const policies = rows.map(({ says: _, ...policy }) => policy);
  const [lately, decided, bindings] = await Promise.all([
    refusedLately(visit, clause.id),
    refusedToday(visit, clause.id),
    bindingsOf(visit),
  ]);
  return { clause, policies, covered, lately, decided, bindings };
}

/** What the reader's own agency goes by; who is of none is told of none. */
async function bindingsOf({ api, person: { agency } }: Member): Promise<ClauseFacts["bindings"]> {
  const ask = (activity: Activity) =>
    ifThere(api.ask(readBinding, { params: { agency }, query: { activity } }));
  const answers = await Promise.all(ACTIVITIES.map(ask));
  return answers.filter(answer => answer !== undefined);
}

const MOST_DECISIONS = 10;

/** The last decisions of the day by this clause, in whatever systems the reader sees. */
async function refusedToday(visit: Member, clause: string): Promise<readonly SessionShown[]> {
  const day = dayOf(visit.at.toISOString());
  const ask = (system: string) => ifThere(visit.api.ask(listSessions, { query: { system, day } }));
  const answers = await Promise.all(systemsOf(visit).map(ask));
  return answers
    .flatMap(answer => answer?.rows ?? [])
    .filter(
      ({ refusals, ended }) => refusals.some(each => each.clause === clause) || ended?.clause === clause,
    )
    .sort((one, other) => (one.askedAt < other.askedAt ? 1 : -1))
    .slice(0, MOST_DECISIONS);
}

type Policies = AnswerOf<typeof listPolicies>;

const STANDING_WORDS: Readonly<Record<Standing, Words>> = {
  enforced: words("由系統強制", "enforced"),
  recorded: words("記錄佐證", "evidence recorded"),
  shown: words("供查閱", "shown"),
  claimed: words("僅依申請者陳述", "claimed only"),
  "not-yet": words("尚未落實", "not yet"),
};

export type ClauseRow = Clause & { readonly standing: Standing };

export function clauseColumns({ say }: Visit): readonly ListColumn<ClauseRow>[] {
  return [
    {
      name: "id",
      title: words("條文", "Clause"),
      cell: ({ id }) => clauseLink(id),
      text: ({ id }) => id,
    },
    {
      name: "words",
      title: words("要旨", "Summary"),
      cell: clause =>
        html`${said(clause, say)} ${clause.derived === true && html`<small>† ${say("推導", "derived")}</small>`}`,
      text: clause => said(clause, say),
    },
    {
      name: "part",
      title: words("本系統", "Here"),
      cell: ({ standing }) => said(STANDING_WORDS[standing], say),
      text: ({ standing }) => said(STANDING_WORDS[standing], say),
    },
    {
      name: "where",
      title: words("環節", "Where"),
      cell: ({ where }) => said(valueWords(where), say),
      text: ({ where }) => said(valueWords(where), say),
    },
  ];
}

export interface RulesFacts {
  readonly profiles: readonly Profile[];
  readonly clauses: readonly ClauseRow[];
  /** Of the one clause that is looked at. */
  readonly told?: ClauseFacts | undefined;
  /** Where no one regulation is looked at. */
  readonly house?: readonly PolicyFacts[] | undefined;
}

export function rulesPage(visit: Visit, { profiles, clauses, told, house }: RulesFacts): PageContent {
  const { say, query } = visit;
  return {
    title: say("規範", "Rules"),
    main: html`<h1>${say("規範與條文", "Regulations and clauses")}</h1>
<p class="lead">${say("多部規範並用時，取最嚴格者；一部規範沒寫的，不放寬另一部。", "Where several regulations apply, the strictest one counts. If one regulation says nothing, that does not relax another.")}</p>
<ul class="rail">${[
      html`<li><a href="/console/rules" ${!query.profile && html`aria-current="true"`}>${say("全部", "All")} <b>${CLAUSES.length}</b></a></li>`,
      ...profiles.map(profile => profileLink(visit, profile)),
    ]}</ul>
${profiles.filter(({ id }) => id === query.profile).map(profile => profileCard(visit, profile))}
${searchTable(visit, {
  caption: say("條文", "Clauses"),
  columns: clauseColumns(visit),
  rows: clauses,
  query,
  empty: html`<b>${say("沒有這條條文", "No such clause")}</b><a href="/console/rules">${say("看全部條文", "See all clauses")}</a>`,
})}
${told && clauseCard(visit, told)}
${house && houseCard(visit, house)}`,
  };
}

function profileLink({ say, query }: Visit, { id }: Profile): Html {
  const count = CLAUSES.filter(({ profile }) => profile === id).length;
  return html`<li><a href="/console/rules?profile=${id}" ${query.profile === id && html`aria-current="true"`}>${said(valueWords(id satisfies ProfileId), say)} <b>${count}</b></a></li>`;
}

function profileCard(
  visit: Visit,
  { id, title, status, version, effectiveFrom, effectiveTo, parameters, switchedOff }: Profile,
): Html {
  const { say } = visit;
  const day = (each: string | null) => (each ? dayText(visit, each) : say("未載明", "not stated"));
  const rows = Object.entries(parameters).map(
    ([name, setting]) =>
      html`<dt>${parameterName(visit, name)}</dt><dd>${parameterValue(visit, name, setting.value)} ${setting.source === "ours" ? html`<small>${say("本系統預設", "our default")}</small>` : clauseLink(setting.source)}</dd>`,
  );
  return html`<section class="card"><h2>${said(title, say)}</h2>
<dl class="facts"><dt>${say("狀態", "Status")}</dt><dd>${said(valueWords(status), say)} · ${say("版次", "version")} ${version}</dd>
<dt>${say("施行期間", "In force")}</dt><dd>${day(effectiveFrom)} – ${day(effectiveTo)}</dd>
${switchedOff.map(each => html`<dt>${say("停用", "Switched off")}</dt><dd>${clauseLink(each.clause)} ${said(each, say)}</dd>`)}</dl>
${sourceList(visit, id)}
<details><summary>${say("參數與出處", "Parameters and their sources")}</summary><dl class="facts">${rows}</dl></details></section>`;
}
