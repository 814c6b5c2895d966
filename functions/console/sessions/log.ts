// The log of all questions to the gate, allowed and refused: by person, terminal, system, agency, address, clause, days and outcome.

import { searchSessions } from "../../sessions/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { SYSTEMS } from "../../shared/rules/systems.ts";
import { words } from "../../shared/words.ts";
import { type AnswerOf, ApiRefusal, rowsOfFile } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import type { Field } from "../form/field.ts";
import { valueWords } from "../form/label.ts";
import { lookedUp, lookUpInput } from "../form/look-up.ts";
import { clauseNamed } from "../frame/clause.ts";
import { type ListColumn, MOST_ROWS_IN_FILE, sheetOf, tooManyForFile } from "../frame/list.ts";
import { plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { sheetAddress, withQuery } from "../frame/table.ts";
import { dayText, momentHtml } from "../frame/time.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { dayIn } from "./counts.ts";
import { systemsOf } from "./live-sessions.ts";
import { sessionsRail } from "./rail.ts";
import { causes, type SessionShown, sessionAddress, sessionColumns, statusPill } from "./row.ts";

export const logHandlers = [memberPage(OFFICE_PAGES.showLog, showLog)] as const;

type Answer = AnswerOf<typeof searchSessions>;

const PAGE = 50;

async function showLog(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const { fields, meant, refused } = await lookedUp(visit, "person", "terminal", "agency");
  if (refused) return { ...logPage(visit, { fields, refused }), status: 422 };
  const asked = askedIn(visit, meant);
  try {
    if (query.export) {
      const rows = await rowsOfFile(api, searchSessions, asked, MOST_ROWS_IN_FILE);
      if (rows)
        return { handed: sheetOf(rows, logColumns(visit), { say, name: "connection-requests", query: {} }) };
      return logPage(visit, { fields, refused: tooManyForFile(visit) });
    }
    const page = { ...asked, limit: String(PAGE), cursor: query.cursor };
    return logPage(visit, { fields, found: await api.ask(searchSessions, { query: page }) });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status !== 422) throw error;
    const { faults = [], detail, title } = error.problem;
    const wrong = faults.map(({ message }) => message).join("；");
    return { ...logPage(visit, { fields, refused: wrong || detail || title }), status: 422 };
  }
}

/** What was typed, as the API takes it; a clause may be named as people call it. */
function askedIn(
  { query }: Visit,
  meant: Readonly<Record<string, string>>,
): Readonly<Record<string, string | undefined>> {
  const { system, address, cause, outcome } = query;
  const stated = (text: string | undefined) => text?.trim() || undefined;
  const typed = { ...meant, system: stated(system), address: stated(address), outcome: stated(outcome) };
  const named = cause?.trim() && clauseNamed(cause.trim());
  return { ...typed, cause: named, from: dayOrTyped(query.from), until: dayOrTyped(query.until) };
}

/** What is no day is said to be none by whoever is asked. */
function dayOrTyped(text: string | undefined): string | undefined {
  return text?.trim() ? (dayIn(text.trim()) ?? text.trim()) : undefined;
}

export interface LogFacts {
  readonly found?: Answer | undefined;
  /** Why nothing could be looked for. */
  readonly refused?: string | undefined;
  /** Whom and what one may ask about, by name. */
  readonly fields?: readonly Field[];
}

/** The moment leads to the decision as it was recorded. */
export function logColumns(reader: PageReader): readonly ListColumn<SessionShown>[] {
  const { say } = reader;
  const shown = sessionColumns(reader).filter(({ name }) => ["person", "terminal", "system"].includes(name));
  const outcome = ({ status }: SessionShown) =>
    status === "refused" ? say("拒絕", "refused") : say("允許", "allowed");
  return [
    {
      name: "askedAt",
      title: words("時間", "When"),
      cell: row => html`<a href="${sessionAddress(row)}">${momentHtml(reader, row.askedAt)}</a>`,
      text: ({ askedAt }) => askedAt,
      firm: true,
    },
    {
      name: "outcome",
      title: words("結果", "Outcome"),
      cell: row => statusPill(reader, row),
      text: outcome,
      firm: true,
    },
    ...shown,
    {
      name: "address",
      title: words("來源位址", "Address"),
      cell: ({ address }) => html`<code>${address}</code>`,
      text: ({ address }) => address,
    },
    {
      name: "causes",
      title: words("依據條文", "Clauses"),
      cell: ({ refusals }) => causes(reader, refusals),
      text: ({ refusals }) => refusals.map(({ clause, policy }) => clause ?? policy).join(" "),
    },
  ];
}

export function logPage(visit: Visit, { found, refused, fields = [] }: LogFacts): PageContent {
  const { say } = visit;
  const title = say("連線要求紀錄", "Log of requests");
  return {
    title,
    main: html`<h1>${title}</h1>
${sessionsRail(visit, "log")}
<p class="lead">${say("每一次要求連線，不論允許或拒絕，均列於此。點選時間可查當時的判斷與理由。", "Every request to connect is here, allowed or refused. Choose its time to read the decision and why.")}</p>
${filters(visit, found, fields)}
${refused && html`<div class="note bad" role="alert"><p>${refused}</p></div>`}
${found && results(visit, found)}`,
  };
}

function results(visit: Visit, { rows, next }: Answer): Html {
  const { say, query } = visit;
  const caption = say("連線要求", "Requests");
  const none = html`<div class="empty"><b>${say("尚無符合條件的連線要求", "No such requests")}</b>${say("請放寬篩選條件或改變起訖日期。", "Use fewer filters or other days.")}</div>`;
  const list =
    rows.length === 0 && !next ? none : plainTable(visit, { caption, columns: logColumns(visit), rows });
  return html`${list}
<div class="pager"><span>${say(`本頁 ${rows.length} 筆，新的在前`, `${rows.length} on this page, the newest first`)}</span><nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "" })}">${say("回第一頁", "First page")}</a>`} ${next && html`<a href="${withQuery(query, { cursor: next })}">${say("較早 →", "Earlier →")}</a>`}</nav><a href="${sheetAddress({ ...query, cursor: "" })}">${say("匯出 CSV", "Export CSV")}</a></div>`;
}

function filters(visit: Visit, found: Answer | undefined, fields: readonly Field[]): Html {
  const { say, query, person } = visit;
  const field = (name: string, text: string, more: { value?: string; hint?: string; look?: string } = {}) =>
    html`<label class="${more.look}">${text}<input name="${name}" value="${query[name] ?? more.value}" placeholder="${more.hint}" autocomplete="off" spellcheck="false"></label>`;
  const day = (text: string | undefined) => (text ? dayText(visit, text) : "");
  const own = person ? systemsOf({ person }) : [];
  const systems = own.length > 0 ? SYSTEMS.filter(code => own.includes(code)) : SYSTEMS;
  return html`<form class="bar" method="get" role="search">
${field("from", say("起（日期）", "From (day)"), { value: day(found?.from), look: "short" })}${field("until", say("迄（日期）", "Until (day)"), { value: day(found?.until), look: "short" })}
${select(visit, "outcome", say("結果", "Outcome"), ["allowed", "refused"])}${select(visit, "system", say("體系", "System"), systems)}
${lookUpInput(visit, fields, "person", say("人員", "Person"))}${lookUpInput(visit, fields, "terminal", say("電腦", "Terminal"))}${field("address", say("來源位址", "Address"))}
${field("cause", say("條文", "Clause"), { hint: say("函三（四）2", "tainan-2021/3.4b") })}${lookUpInput(visit, fields, "agency", say("機關", "Agency"))}
<button>${say("查詢", "Search")}</button></form>`;
}

const OUTCOMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  allowed: ["允許", "Allowed"],
  refused: ["拒絕", "Refused"],
};

function select({ say, query }: Visit, name: string, text: string, values: readonly string[]): Html {
  const called = (value: string) => {
    const outcome = OUTCOMES[value];
    return outcome ? say(...outcome) : said(valueWords(value), say);
  };
  return html`<label>${text}<select name="${name}"><option value="">${say("全部", "All")}</option>${values.map(
    value =>
      html`<option value="${value}" ${value === query[name] && html`selected`}>${called(value)}</option>`,
  )}</select></label>`;
}
