// One clause as the gate enforces it: its policies in words and as text, and how often it refused lately; pure.

import { ROUTES } from "../../routes.ts";
import type { listPolicies } from "../../sessions/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { type Clause, isStatute } from "../../shared/rules/clauses.ts";
import { profileOf } from "../../shared/rules/profile.ts";
import type { Words } from "../../shared/words.ts";
import type { Binding } from "../agency/binding.ts";
import type { AnswerOf } from "../door/api.ts";
import type { PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { citation, clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { dayText, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { consoleRoutes } from "../routes.ts";
import type { SessionShown } from "../sessions/row.ts";
import { logAddress } from "../sessions/row.ts";
import { type ConditionShown, conditionTable } from "./conditions.ts";
import { parameterName, parameterTold, parameterValue } from "./parameter-text.ts";
import { type ProofShown, proofCard } from "./proof.ts";
import { sourceList } from "./sources.ts";

export interface ClauseFacts {
  readonly clause: Pick<Clause, "id" | "part" | "where" | "profile">;
  readonly policies: readonly PolicyFacts[];
  /** What binds the reader's agency, by activity. */
  readonly bindings?: readonly Binding[] | undefined;
  /** What keeps it, shows it and proves it. */
  readonly covered?: CoveredFacts | undefined;
  /** The decisions of today that rest on it. */
  readonly decided?: readonly SessionShown[] | undefined;
  /** Not told to those who may not count sessions. */
  readonly lately?: { readonly from: string; readonly until: string; readonly count: number } | undefined;
}

export type CoveredFacts = AnswerOf<typeof listPolicies>["clauses"][number];

export interface PolicyFacts {
  readonly policy: string;
  /** A clause says it in its own words. */
  readonly says?: Words | undefined;
  readonly fix?: Words | undefined;
  readonly who?: Words | undefined;
  readonly conditions?: readonly ConditionShown[] | undefined;
  /** Nothing where nothing is proved. */
  readonly proof?: ProofShown | undefined;
  readonly text: string;
}

export function clauseCard(reader: PageReader, facts: ClauseFacts): Html {
  const { clause, policies, covered, lately, decided = [] } = facts;
  const { say } = reader;
  return html`<section class="card"><h2>${say("出處", "Source")}</h2>${sourceList(reader, clause.id)}${valuesThroughTime(reader, clause)}${ownValues(reader, facts)}</section>
${covered && coveredCard(reader, covered)}
<section class="card"><h2>${say(`閘門如何適用${citation(clause.id, say)}`, `How the gate applies ${citation(clause.id, say)}`)}</h2>
${lately && decidedLately(reader, clause.id, lately)}
${policies.length === 0 && html`<p>${say("閘門不以這條判斷連線：它約束其他環節，或僅供查閱。", "The gate does not use this clause to judge connections. It applies elsewhere or is shown for reference only.")}</p>`}
${decided.length > 0 && html`<ul>${decided.map(({ session, askedAt, person, system }) => html`<li>${momentHtml(reader, askedAt)} <a href="/console/sessions/${session}">${who(person)}</a> ${system && said(valueWords(system), say)}</li>`)}</ul>`}
${policies.map(policy => policyText(reader, policy))}</section>`;
}

/** Each number that comes from the clause, from when to when it is that. */
function valuesThroughTime(reader: PageReader, { id, profile: name }: ClauseFacts["clause"]): Html | false {
  if (isStatute(name)) return false;
  const { say } = reader;
  const { parameters, effectiveFrom, effectiveTo, version } = profileOf(name);
  const own = Object.entries(parameters).filter(([, { source }]) => source === id);
  const day = (each: string | null) => (each ? dayText(reader, each) : say("未載明", "not stated"));
  return (
    own.length > 0 &&
    html`<dl class="facts">${own.map(([parameter, { value }]) => html`<dt>${parameterName(reader, parameter)}</dt><dd>${parameterValue(reader, parameter, value)} <small>${day(effectiveFrom)} – ${day(effectiveTo)} · ${say(`第 ${version} 版`, `version ${version}`)}</small></dd>`)}</dl>`
  );
}

/** What its numbers are for the reader's agency now: the text's own, another text's that is stricter, or what the agency laid down. */
function ownValues(reader: PageReader, { clause, bindings = [] }: ClauseFacts): Html | false {
  const { say } = reader;
  if (isStatute(clause.profile)) return false;
  const { parameters } = profileOf(clause.profile);
  const names = Object.entries(parameters).flatMap(([name, { source }]) =>
    source === clause.id ? name : [],
  );
  const rows = bindings
    .filter(({ regulations }) => regulations.some(({ profile }) => profile === clause.profile))
    .flatMap(binding =>
      binding.parameters
        .filter(({ parameter }) => names.includes(parameter))
        .map(
          each =>
            html`<dt>${said(binding.words, say)} · ${said(each.words, say)}</dt><dd>${parameterTold(reader, each.parameter, each.value)}${each.from.map(from => ownSource(reader, from))}</dd>`,
        ),
    );
  return (
    rows.length > 0 &&
    html`<h3>${say("貴機關現行值", "For your agency now")}</h3><dl class="facts">${rows}</dl>`
  );
}

type From = Binding["parameters"][number]["from"][number];

function ownSource(reader: PageReader, { source, document, since }: From): Html | false {
  const { say } = reader;
  if (source === "ours") return false;
  if (source !== "own") return html` <small>${clauseLink(source)}</small>`;
  return html` <small>${say("機關自訂", "laid down by the agency")} ${document} ${since && momentHtml(reader, since)}</small>`;
}

const DONE_BY = new Map(ROUTES.map(({ name, summary }) => [name, summary]));
const SHOWN_ON = new Map(consoleRoutes.map(({ name, summary }) => [name, summary]));
const REFUSED_AS = new Map(
  ROUTES.flatMap(({ problems }) => problems.map(({ code, title }) => [code, title] as const)),
);

function coveredCard({ say }: PageReader, covered: CoveredFacts): Html {
  const { acts = [], page, policies = [], refusals = [], cases = [], tests = [], lacks } = covered;
  const list = (title: string, names: readonly string[], words?: ReadonlyMap<string, Words>) => {
    const one = (name: string) => {
      const called = words?.get(name);
      return html`<div>${called && html`${said(called, say)} `}<code>${name}</code></div>`;
    };
    return names.length > 0 && html`<dt>${title}</dt><dd>${names.map(one)}</dd>`;
  };
  return html`<section class="card" id="coverage"><h2>${say("如何落實與證明", "How it is kept, and the proof")}</h2>
${lacks && html`<p><b>${say("尚缺：", "What is missing: ")}</b>${said(lacks, say)}</p>`}
<dl class="facts">${list(say("作業", "Acts"), acts, DONE_BY)}${list(say("頁面", "Page"), page ? [page] : [], SHOWN_ON)}${list(say("閘門規則", "Gate policies"), policies)}${list(say("拒絕代碼", "Refusals"), refusals, REFUSED_AS)}${list(say("案例", "Cases"), cases)}${list(say("測試", "Tests"), tests)}</dl></section>`;
}

function decidedLately(
  reader: PageReader,
  clause: string,
  { from, until, count }: NonNullable<ClauseFacts["lately"]>,
): Html {
  const { say } = reader;
  const span = `${dayText(reader, from)} – ${dayText(reader, until)}`;
  const told =
    count === 0
      ? say(`${span}：沒有連線因此被拒。`, `${span}: it refused no connection.`)
      : say(
          `${span}：拒絕連線 ${count} 次。`,
          `${span}: it refused ${count} connection${count === 1 ? "" : "s"}.`,
        );
  return html`<p>${told} <a href="/console/sessions/refusals?from=${from}&amp;until=${until}">${say("看拒絕原因", "See why people were refused")}</a> ${count > 0 && html`<a href="${logAddress({ cause: clause, outcome: "refused", from, until })}">${say("逐筆查閱", "Each of them")}</a>`}</p>`;
}

/** What the gate refuses by itself, without any regulation that says so. */
export function houseCard(reader: PageReader, policies: readonly PolicyFacts[]): Html {
  const { say } = reader;
  return html`<section class="card" id="house"><h2>${say("本閘道自己的規定", "The gateway’s own rules")}</h2>
<p>${say("這些不是條文：沒有它們，條文無從落實。", "These rules are not clauses, but the clauses could not be enforced without them.")}</p>
${policies.map(policy => html`<details class="policy"><summary>${policy.says ? said(policy.says, say) : policy.policy}</summary>${policyText(reader, policy, false)}</details>`)}</section>`;
}

/** Where a list of them is opened one by one, its words stand on what opens it. */
function policyText(reader: PageReader, facts: PolicyFacts, inWords = true): Html {
  const { policy, says, fix, who, conditions = [], proof, text } = facts;
  const { say } = reader;
  return html`<h3>${say("閘門規則", "Gate policy")} <code>${policy}</code></h3>
${inWords && says && html`<p>${said(says, say)}</p>`}
${
  fix &&
  who &&
  html`<dl class="facts"><dt>${say("如何符合", "How to comply")}</dt><dd>${said(fix, say)}</dd>
<dt>${say("由誰辦理", "Who can do this")}</dt><dd>${said(who, say)}</dd></dl>`
}
${conditions.length > 0 && conditionTable(reader, policy, conditions)}
${proofCard(reader, proof)}
<details><summary>${say("規則原文", "Policy text")}<span class="unseen"> ${policy}</span></summary><pre class="rule" role="region" tabindex="0" aria-label="${say("規則原文", "Policy text")} ${policy}"><code>${text}</code></pre></details>`;
}
