// The journal of a day: who did what to which thing, found by kind, person and event, proved on demand.
import type { InferOutput } from "valibot";
import { listJournal, verifyJournal } from "../../audit/routes.ts";
import { STREAM_KINDS } from "../../shared/journal/keys.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { addDays } from "../../shared/time/day.ts";
import { words } from "../../shared/words.ts";
import { allRows } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import { typed } from "../door/typed.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { bodyFrom, type FormFaults } from "../form/body.ts";
import type { Field } from "../form/field.ts";
import { valueWords } from "../form/label.ts";
import { eventName } from "../frame/event.ts";
import { goodNote } from "../frame/good-note.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { withQuery } from "../frame/table.ts";
import { dayText, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";

export const journalHandlers = [memberPage(OFFICE_PAGES.showJournal, showJournal)] as const;

async function showJournal(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const { kind, person, type, cursor } = query;
  const { body, faults } = bodyFrom(DAY_FIELDS, typed(Object.entries(query)));
  const { day, since } = body as { day?: string; since?: string };
  const asked = { day, kind, person, type };
  if (query.export) {
    const rows = await allRows(api, listJournal, asked);
    return {
      handed: sheetOf(rows, journalColumns(visit), { say, name: `journal-${day ?? "today"}`, query: {} }),
    };
  }
  const [page, proof] = await Promise.all([
    api.ask(listJournal, { query: { ...asked, cursor } }),
    query.verify === undefined ? undefined : api.ask(verifyJournal, { query: { since, cursor: query.from } }),
  ]);
  return journalPage(visit, { ...page, faults, ...(proof && { proof }) });
}

const dayField = (name: string): Field => ({
  name,
  kind: "day",
  required: false,
  choices: [],
  longest: undefined,
  suggestions: [],
  columns: [],
});

export const DAY_FIELDS: readonly Field[] = [dayField("day"), dayField("since")];

export function proofNote(visit: Visit, proof: NonNullable<JournalFacts["proof"]>): Html {
  const { say, query } = visit;
  const { since, streams, events, findings, compared, notCompared, next } = proof;
  const looked = say(
    `自 ${dayText(visit, since)} 起有異動的 ${streams} 個對象、共 ${events} 個事件`,
    `${streams} records changed since ${dayText(visit, since)}, with ${events} events in total`,
  );
  const more =
    next &&
    html`<p><a class="button second" href="${withQuery(query, { verify: "1", from: next })}">${say("接著查核其餘", "Continue with the rest")}</a></p>`;
  const scope = html`${aspects(visit, say("已比對", "Compared"), compared)}${aspects(visit, say("未比對", "Not compared"), notCompared)}`;
  if (findings.length === 0)
    return goodNote(
      html`<p><b>${say("凡比對者，與當時記錄的完全相同。", "Everything compared is exactly as it was recorded.")}</b> ${looked}</p>${scope}${more}`,
    );
  return html`<div class="note bad" role="alert"><p><b>${say(`發現 ${findings.length} 項不符。`, `${findings.length} findings.`)}</b> ${looked}</p><ul>${findings.map(
    ({ words, pk, sk }) => html`<li>${said(words, say)} <code>${pk} ${sk}</code></li>`,
  )}</ul>${scope}${more}</div>`;
}

type Aspects = NonNullable<JournalFacts["proof"]>["compared"];

function aspects({ say }: Visit, title: string, named: Aspects): Html {
  return html`<p><b>${title}</b></p><ul>${named.map(({ words }) => html`<li>${said(words, say)}</li>`)}</ul>`;
}

type Page = InferOutput<(typeof listJournal)["answer"]["schema"]>;

export type JournalRow = Page["rows"][number];

export interface JournalFacts extends Page {
  readonly faults: FormFaults;
  readonly proof?: InferOutput<(typeof verifyJournal)["answer"]["schema"]>;
}

export function eventAddress({ stream, version }: Pick<JournalRow, "stream" | "version">): string {
  return `/console/journal/event?${new URLSearchParams({ stream, version: String(version) })}`;
}

export function streamText({ say }: PageReader, stream: string): Html {
  const [kind = "", ...id] = stream.split("#");
  return html`${said(valueWords(kind), say)} ${kind === "PERSON" ? who(id.join("#")) : id.join(" ")}`;
}

export function journalColumns(reader: PageReader): readonly ListColumn<JournalRow>[] {
  const { say } = reader;
  return [
    {
      name: "recordedAt",
      title: words("記錄", "Recorded"),
      cell: row =>
        html`${momentHtml(reader, row.recordedAt)} ${row.happenedAt !== row.recordedAt && html`<small>${say("補登", "entered late")}</small>`}`,
      text: ({ recordedAt }) => recordedAt,
      firm: true,
    },
    {
      name: "type",
      title: words("事件", "Event"),
      cell: row => html`<a href="${eventAddress(row)}">${eventName(reader, row.type)}</a>`,
      text: ({ type }) => type,
      firm: true,
    },
    {
      name: "stream",
      title: words("對象", "Thing"),
      cell: ({ stream, version }) => html`${streamText(reader, stream)} <small>#${version}</small>`,
      text: ({ stream }) => stream,
      firm: true,
    },
    {
      name: "by",
      title: words("由誰", "By"),
      cell: ({ by }) => who(by.person),
      text: ({ by }) => by.person,
      firm: true,
    },
    {
      name: "action",
      title: words("動作", "Action"),
      cell: ({ action }) => html`<code>${action}</code>`,
      text: ({ action }) => action,
      firm: true,
    },
    {
      name: "reason",
      title: words("理由", "Reason"),
      cell: ({ reason }) => reason,
      text: ({ reason }) => reason ?? "",
    },
  ];
}

export function journalPage(visit: Visit, facts: JournalFacts): PageContent {
  const { say, query } = visit;
  const { day, rows, next, proof } = facts;
  const columns = journalColumns(visit);
  return {
    title: say("稽核", "Audit"),
    main: html`<h1>${say("稽核紀錄", "The journal")} <small>${dayText(visit, day)}</small></h1>
${proof && proofNote(visit, proof)}
${filters(visit, facts)}
<div class="pager"><nav aria-label="${say("日期", "Days")}"><a href="${withQuery(query, { day: addDays(day, -1), cursor: "", verify: "" })}">← ${say("前一日", "Previous day")}</a> <a href="${withQuery(query, { day: addDays(day, 1), cursor: "", verify: "" })}">${say("後一日", "Next day")} →</a></nav><a href="${withQuery(query, { download: "csv" }).replace("download", "export")}">${say("匯出 CSV", "Export CSV")}</a></div>
${
  rows.length === 0
    ? html`<div class="empty"><b>${say("這一日沒有符合的紀錄", "No such records on this day")}</b>${say("紀錄只增不改；換一日，或放寬篩選條件。", "Choose another day, or use fewer filters.")}</div>`
    : plainTable(visit, { caption: say("紀錄", "Events"), columns, rows })
}
<div class="pager"><span>${say(`本頁 ${rows.length} 筆`, `${rows.length} on this page`)}</span><nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "", verify: "" })}">${say("回第一頁", "First page")}</a>`} ${next && html`<a href="${withQuery(query, { cursor: next, verify: "" })}">${say("較早 →", "Earlier →")}</a>`}</nav></div>
${proofForm(visit, facts)}`,
  };
}

function filters({ say, query, language }: Visit, { day, faults }: JournalFacts): Html {
  const wrong = faults.get("day");
  return html`<form class="bar" method="get" role="search">
<label>${say("日期（民國）", "Day")}<input class="short" name="day" value="${query.day ?? dayText({ language }, day)}" ${wrong && html`aria-invalid="true" aria-describedby="day-fault"`}></label>
<label>${say("種類", "Kind")}<select name="kind"><option value="">${say("全部", "All")}</option>${STREAM_KINDS.map(
    kind =>
      html`<option value="${kind}" ${kind === query.kind && html`selected`}>${said(valueWords(kind), say)}</option>`,
  )}</select></label>
<label class="grow">${say("人員", "Person")}<input name="person" value="${query.person}" autocomplete="off"></label>
<label>${say("事件代碼", "Event type")}<input class="short" name="type" value="${query.type}" autocomplete="off" spellcheck="false"></label>
<button class="second">${say("篩選", "Filter")}</button></form>${wrong && html`<p class="fault" id="day-fault">${said(wrong, say)}</p>`}`;
}

function proofForm({ say, query }: Visit, { day, faults }: JournalFacts): Html {
  const wrong = faults.get("since");
  return html`<section class="card"><h2>${say("立即查核", "Check it now")}</h2>
<p>${say("重新計算每一個雜湊、每一個現況、每一份保存的文件與簽章；只讀，不改。", "Recalculates every hash, state, stored text and signature. Nothing is changed.")}</p>
<form class="bar" method="get"><input type="hidden" name="verify" value="1"><input type="hidden" name="day" value="${query.day ?? day}">
<label>${say("自何日起有異動者", "Everything changed since")}<input class="short" name="since" value="${query.since}" placeholder="${say("今日", "today")}" ${wrong && html`aria-invalid="true" aria-describedby="since-fault"`}></label><button>${say("查核", "Check")}</button></form>${wrong && html`<p class="fault" id="since-fault">${said(wrong, say)}</p>`}</section>`;
}
