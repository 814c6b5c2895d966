// Whether somebody could connect at a moment, and each clause with its verdict, its facts and what would change it.

import { explainGate } from "../../sessions/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { clauseOf, isClause } from "../../shared/rules/clauses.ts";
import { SYSTEMS } from "../../shared/rules/systems.ts";
import { type AnswerOf, ApiRefusal } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { NO_MOMENT, readMoment } from "../form/read-text.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { type GateShown, gateCard } from "../my-page/gate-card.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { sessionsRail } from "./rail.ts";
import { versionsLine } from "./row.ts";

export const explainHandlers = [memberPage(OFFICE_PAGES.showExplanation, showExplanation)] as const;

type Answer = AnswerOf<typeof explainGate>;

async function showExplanation(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const { person, terminal, system, channel, address, at: typed } = query;
  if (!person && !terminal) return explainPage(visit, {});
  const at = typed ? readMoment(typed) : undefined;
  if (typed && !at) return explainPage(visit, { refused: said(NO_MOMENT, say) });
  try {
    const asked = {
      person: person?.trim(),
      terminal: terminal?.trim(),
      system,
      channel,
      address: address?.trim(),
      at,
    };
    return explainPage(visit, { explained: explainedBy(await api.ask(explainGate, { query: asked })) });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || ![422, 404].includes(error.problem.status)) throw error;
    const { faults = [], detail, title } = error.problem;
    const wrong = faults.map(({ pointer, message }) => `${pointer.slice(1)}：${message}`).join("；");
    return { ...explainPage(visit, { refused: wrong || detail || title }), status: error.problem.status };
  }
}

const HELD = /^closed:(return-declared|disinfected|scanned|infected|cleaned|lost)$/;

export function explainedBy({ allowed, at, closesAt, rows, gate, versions }: Answer): Explained {
  return {
    allowed,
    at,
    versions,
    held: HELD.test(gate.state),
    closesAt,
    refusals: rows.filter(({ verdict }) => verdict === "refuses"),
    kept: rows.flatMap(({ verdict, clause }) => (verdict === "holds" && clause ? [clause] : [])),
  };
}

export interface Explained extends GateShown {
  readonly at: string;
  readonly versions: Readonly<Record<string, number>>;
  /** The clauses that hold. */
  readonly kept: readonly string[];
}

export interface ExplainFacts {
  readonly explained?: Explained | undefined;
  /** Why it could not be told. */
  readonly refused?: string | undefined;
}

export function explainPage(visit: Visit, { explained, refused }: ExplainFacts): PageContent {
  const { say } = visit;
  const title = say("判斷說明", "Explain the gate");
  return {
    title,
    main: html`<h1>${title}</h1>
${sessionsRail(visit, "explain")}
<p class="lead">${say("問閘門：這個人、用這部電腦、從這個位址、在這個時點，能不能連線？答案與真正連線時出自同一段判斷，只是不會開門，也不留連線紀錄。", "Check whether this person could connect with this terminal, from this address, at this time. The gate decides as it would for a real connection, but nothing opens.")}</p>
${questionForm(visit)}
${refused && html`<div class="note bad" role="alert"><p>${refused}</p></div>`}
${explained && answer(visit, explained)}`,
  };
}

function questionForm({ say, query }: Visit): Html {
  const field = (name: string, words: string, hint = "") =>
    html`<label>${words}<input name="${name}" value="${query[name]}" placeholder="${hint}" autocomplete="off"></label>`;
  const select = (name: string, words: string, values: readonly string[]) =>
    html`<label>${words}<select name="${name}"><option value="">${say("不指定", "Not stated")}</option>${values.map(
      value =>
        html`<option value="${value}" ${value === query[name] && html`selected`}>${said(valueWords(value), say)}</option>`,
    )}</select></label>`;
  return html`<form class="bar" method="get">${field("person", say("人員", "Person"))}${field("terminal", say("財產編號", "Property number"))}${select("system", say("體系", "System"), SYSTEMS)}${select("channel", say("連線方式", "Channel"), ["vpn", "vdi"])}${field("address", say("來源位址", "Address"))}${field("at", say("時點（不填為現在）", "Time (leave empty for now)"), "110/06/18 17:10")}<button>${say("問閘門", "Ask the gate")}</button></form>`;
}

function answer(visit: Visit, explained: Explained): Html {
  const { say } = visit;
  const { at, kept, versions } = explained;
  return html`${gateCard(visit, explained, html`<p class="fine">${say("判斷時點", "As of")} ${momentHtml(visit, at)}</p>`)}
${versionsLine(visit, versions)}
${kept.length > 0 && html`<details><summary>${say(`符合的條文 ${kept.length} 條`, `${kept.length} clause(s) that hold`)}</summary><ul class="clauses">${kept.map(id => html`<li>${clauseLink(id)} ${isClause(id) && said(clauseOf(id), say)}</li>`)}</ul></details>`}`;
}
