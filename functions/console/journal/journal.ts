// The journal of a day: who did what to which thing, found by kind, person and event, proved on demand.

import type { InferOutput } from "valibot";
import { listJournal, verifyJournal } from "../../audit/routes.ts";
import { STREAM_KINDS } from "../../shared/journal/keys.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { addDays } from "../../shared/time/day.ts";
import { words } from "../../shared/words.ts";
import { rowsOfFile } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import { typed } from "../door/typed.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { bodyFrom, type FormFaults } from "../form/body.ts";
import type { Field } from "../form/field.ts";
import { valueWords } from "../form/label.ts";
import { actionName, eventName } from "../frame/event.ts";
import { goodNote } from "../frame/good-note.ts";
import { type ListColumn, MOST_ROWS_IN_FILE, sheetOf, tooManyForFile } from "../frame/list.ts";
import { eventAddress, thingAddress, thingLink } from "../frame/record.ts";
import { plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { sheetAddress, withQuery } from "../frame/table.ts";
import { dayText, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { logAddress } from "../sessions/row.ts";
import { EVENTS } from "../words/event-names.ts";

export const journalHandlers = [memberPage(OFFICE_PAGES.showJournal, showJournal)] as const;

async function showJournal(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const { kind, person, type, agency, cursor } = query;
  const about = query.about?.trim();
  const { body, faults } = bodyFrom(DAY_FIELDS, typed(Object.entries(query)));
  const { day, since, ...span } = body as Readonly<Record<string, string | undefined>>;
  const { from, until } = isOpen({ ...query, day, ...span }) ? lastDays(visit) : span;
  const asked = { day, from, until, about, agency, kind, person, type };
  if (query.export) {
    const rows = await rowsOfFile(api, listJournal, asked, MOST_ROWS_IN_FILE);
    const name = ["journal", about?.replaceAll(/[^\w-]/g, "-") || (until ?? day ?? "today")].join("-");
    if (rows) return { handed: sheetOf(rows, journalColumns(visit), { say, name, query: {} }) };
  }
  const [page, proof] = await Promise.all([
    api.ask(listJournal, { query: { ...asked, cursor } }),
    query.verify === undefined ? undefined : api.ask(verifyJournal, { query: { since, cursor: query.goOn } }),
  ]);
  const refused = query.export ? tooManyForFile(visit) : undefined;
  return journalPage(visit, { ...page, faults, refused, ...(proof && { proof }) });
}

/** Nobody said of when, nor about what: a day on which little happened would show as good as nothing. */
function isOpen({ day, from, until, about }: Readonly<Record<string, string | undefined>>): boolean {
  return !day && !from && !until && !about?.trim();
}

const DAYS_SHOWN = 30;

function lastDays({ at }: Pick<PageReader, "at">) {
  const today = dayOf(at.toISOString());
  return { from: addDays(today, 1 - DAYS_SHOWN), until: today };
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

export const DAY_FIELDS: readonly Field[] = ["day", "from", "until", "since"].map(dayField);

export function proofNote(visit: Visit, proof: NonNullable<JournalFacts["proof"]>): Html {
  const { say, query } = visit;
  const { since, streams, events, findings, compared, notCompared, next } = proof;
  const looked = say(
    `自 ${dayText(visit, since)} 起有異動的 ${streams} 個對象、共 ${events} 個事件`,
    `${streams} records changed since ${dayText(visit, since)}, with ${events} events in total`,
  );
  const more =
    next &&
    html`<p><a class="button second" href="${withQuery(query, { verify: "1", goOn: next })}">${say("接著查核其餘", "Continue with the rest")}</a></p>`;
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
  /** Why no file was made. */
  readonly refused?: string | undefined;
  readonly proof?: InferOutput<(typeof verifyJournal)["answer"]["schema"]>;
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
      title: words("對象", "Record"),
      cell: ({ stream, version }) =>
        html`${thingLink(reader, stream)} <a href="${thingAddress(stream)}"><small>${say(`第 ${version} 筆`, `no. ${version}`)}</small><span class="unseen">${say("，全部紀錄", ", all records")}</span></a>`,
      text: ({ stream }) => stream,
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
      cell: ({ action }) => actionName(reader, action),
      text: ({ action }) => action,
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
  const { day, startsOn: from, rows, next, proof, refused } = facts;
  const columns = journalColumns(visit);
  const span = from === day ? dayText(visit, day) : `${dayText(visit, from)} – ${dayText(visit, day)}`;
  return {
    title: say("稽核", "Audit"),
    main: html`<h1>${say("稽核紀錄", "The journal")} <small>${query.about ? said(valueWords(query.about), say) : span}</small></h1>
${refused && html`<div class="note bad" role="alert"><p>${refused}</p></div>`}
${proof && proofNote(visit, proof)}
${filters(visit, facts)}
${ofSessions(visit)}
<div class="pager">${query.about ? html`<span></span>` : neighbours(visit, facts)}<a href="${sheetAddress({ ...query, cursor: "", verify: "" })}">${say("匯出 CSV", "Export CSV")}</a></div>
${
  rows.length === 0
    ? html`<div class="empty"><b>${say("這段期間沒有符合的紀錄", "No such records on these days")}</b>${say("紀錄只增不改；換一日，或放寬篩選條件。", "Choose other days, or use fewer filters.")}</div>`
    : plainTable(visit, { caption: say("紀錄", "Events"), columns, rows })
}
<div class="pager"><span>${say(`本頁 ${rows.length} 筆`, `${rows.length} on this page`)}</span><nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "", verify: "" })}">${say("回第一頁", "First page")}</a>`} ${next && html`<a href="${withQuery(query, { cursor: next, verify: "" })}">${say("較早 →", "Earlier →")}</a>`}</nav></div>
${proofForm(visit, facts)}`,
  };
}

/** One day before or after, or as many as are shown. */
function neighbours({ say, query }: Visit, { day, startsOn: from }: JournalFacts): Html {
  const days = (Date.parse(day) - Date.parse(from)) / 86_400_000 + 1;
  const moved = (by: number) =>
    withQuery(query, {
      ...{ day: "", from: addDays(from, by), until: addDays(day, by) },
      ...{ cursor: "", verify: "" },
    });
  const words = days === 1 ? say("日", "day") : say(`${days} 日`, `${days} days`);
  return html`<nav aria-label="${say("日期", "Days")}"><a href="${moved(-days)}">← ${say(`前 ${words}`, `Previous ${words}`)}</a> <a href="${moved(days)}">${say(`後 ${words}`, `Next ${words}`)} →</a></nav>`;
}

/** Sessions are things of their own: what was asked with a terminal or by a person is in the log of requests. */
function ofSessions({ say, query }: Visit): Html | false {
  const { kind, about } = query;
  const name =
    kind === "TERMINAL" || kind === "POSTURE"
      ? "terminal"
      : kind === "PERSON"
        ? "person"
        : kind === "SYSTEM"
          ? "system"
          : undefined;
  if (!about || !name) return false;
  return html`<p><a href="${logAddress({ [name]: about })}">${say("其連線要求另列於連線要求紀錄", "Its requests to connect are in the log of requests")}</a></p>`;
}

function filters(visit: Visit, { day, startsOn: from, faults }: JournalFacts): Html {
  const { say, query } = visit;
  const faultOf = (name: string) => faults.get(name) ?? (name === "from" ? faults.get("day") : undefined);
  const dayField = (name: string, label: string, value: string) =>
    html`<label>${label}<input class="short" name="${name}" value="${query[name] ?? value}" ${faultOf(name) && html`aria-invalid="true" aria-describedby="day-fault"`}></label>`;
  const [first, last] = query.about && !query.from ? ["", ""] : [dayText(visit, from), dayText(visit, day)];
  const wrong = faultOf("from") ?? faultOf("until");
  const text = (name: string, label: string, look = "") =>
    html`<label class="${look}">${label}<input name="${name}" value="${query[name]}" autocomplete="off" spellcheck="false"></label>`;
  return html`<form class="bar" method="get" role="search">
${dayField("from", say("起（民國）", "From"), query.day ?? first)}${dayField("until", say("迄（民國）", "Until"), query.day ?? last)}
${choice(visit, "kind", say("對象種類", "Kind of thing"), KINDS(visit))}${text("about", say("對象：財產編號、帳號或代碼", "Thing: number, account or code"), "grow")}
${choice(visit, "type", say("事件", "Event"), eventChoices(visit))}${text("person", say("辦理者（帳號）", "By (account)"))}${text("agency", say("辦理者的機關代碼", "Agency of whoever did it"))}
<button class="second">${say("篩選", "Filter")}</button></form>${wrong && html`<p class="fault" id="day-fault">${said(wrong, say)}</p>`}`;
}

type Choices = readonly (readonly [value: string, words: string])[];

const KINDS = ({ say }: Visit): Choices => STREAM_KINDS.map(kind => [kind, said(valueWords(kind), say)]);

/** By their words; what several events are called is there once for each of them. */
function eventChoices(visit: Visit): Choices {
  const all = Object.keys(EVENTS).map(type => [type, eventName(visit, type)] as const);
  return all.sort((a, b) => a[1].localeCompare(b[1], visit.language === "en" ? "en" : "zh-Hant"));
}

function choice({ say, query }: Visit, name: string, label: string, choices: Choices): Html {
  return html`<label>${label}<select name="${name}"><option value="">${say("全部", "All")}</option>${choices.map(
    ([value, words]) =>
      html`<option value="${value}" ${value === query[name] && html`selected`}>${words}</option>`,
  )}</select></label>`;
}

function proofForm({ say, query }: Visit, { day, faults }: JournalFacts): Html {
  const wrong = faults.get("since");
  return html`<section class="card"><h2>${say("立即查核", "Check it now")}</h2>
<p>${say("重新計算每一個雜湊、每一個現況、每一份保存的文件與簽章；只讀，不改。", "Recalculates every hash, state, stored text and signature. Nothing is changed.")}</p>
<form class="bar" method="get"><input type="hidden" name="verify" value="1"><input type="hidden" name="day" value="${query.day ?? day}">
<label>${say("自何日起有異動者", "Everything changed since")}<input class="short" name="since" value="${query.since}" placeholder="${say("今日", "today")}" ${wrong && html`aria-invalid="true" aria-describedby="since-fault"`}></label><button>${say("查核", "Check")}</button></form>${wrong && html`<p class="fault" id="since-fault">${said(wrong, say)}</p>`}</section>`;
}
