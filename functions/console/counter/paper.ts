// A paper of an agency, as offices in Taiwan write one: its title in the middle, number and date on the right, a grid, the seals of
// those it passes, one sheet a copy. The paper is in Chinese whoever reads the page; pure.
import { type Html, type HtmlValue, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { type ClauseId, clauseOf } from "../../shared/rules/clauses.ts";
import { isRocDay, rocDate } from "../../shared/time/roc-date.ts";
import { TAIPEI_MS } from "../../shared/time/taipei.ts";
import type { PageReader } from "../door/visit.ts";
import { citation } from "../frame/clause.ts";

export interface Paper {
  /** Its code; on the paper stands its name. */
  readonly agency: string;
  readonly name: string;
  /** Of a thing that has one: an agency has one report a month. */
  readonly number?: string;
  readonly at: Date;
  /** Who keeps which copy, the first one first. */
  readonly copies: readonly string[];
  readonly content: Html;
  /** By whom it passes; each has room for a seal. */
  readonly seals: readonly string[];
  /** What it rests on, in the words of the clause. */
  readonly clauses: readonly ClauseId[];
  readonly beside?: Html;
}

const chinese = (zh: string) => zh;
const ORDINALS = ["一", "二", "三", "四", "五", "六", "七", "八"];

export function paperSheets({ copies, ...paper }: Paper): Html {
  return html`<div lang="zh-Hant-TW">${copies.map((keeper, at) => sheet(paper, copies.length > 1 && `第${ORDINALS[at]}聯　${keeper}`))}</div>`;
}

function sheet(paper: Omit<Paper, "copies">, copy: string | false): Html {
  const { agency, name, number, at, content, seals, clauses, beside } = paper;
  return html`<section class="paper"><h2>${agencyWords(agency)["zh-TW"]}<br>${name}</h2>
<div class="paper-head">${beside}<p>${number && html`單號：${number}<br>`}中華民國${rocDay(at.toISOString())}</p></div>
${content}
${seals.length > 0 && html`<table class="grid seals"><tbody><tr>${seals.map(each => html`<th scope="col">${each}</th>`)}</tr><tr>${seals.map(() => html`<td><small>（簽章）</small></td>`)}</tr></tbody></table>`}
${clauses.length > 0 && html`<div class="fine"><p>注意事項：</p><ol>${clauses.map(clause => html`<li>${clauseOf(clause)["zh-TW"]}（${citation(clause, chinese)}）</li>`)}</ol></div>`}
${copy && html`<p class="copy">${copy}</p>`}</section>`;
}

/** Two pairs a line, or one over the whole width. */
export function grid(rows: readonly (readonly (readonly [name: string, value: HtmlValue])[])[]): Html {
  const cell = ([name, value]: readonly [string, HtmlValue], alone: boolean) =>
    html`<th scope="row">${name}</th><td ${alone && html`colspan="3"`}>${value}</td>`;
  return html`<table class="grid"><tbody>${rows.map(row => html`<tr>${row.map(each => cell(each, row.length === 1))}</tr>`)}</tbody></table>`;
}

/** `115年12月4日`; a day that the calendar of the Republic cannot write stays as it is. */
export function rocDay(instant: string | undefined): string {
  const [day = ""] = taipei(instant);
  return isRocDay(day) ? rocDate(day, "characters") : day;
}

export function rocMoment(instant: string | undefined): string {
  const [, time = ""] = taipei(instant);
  return `${rocDay(instant)} ${time.slice(0, 5)}`.trim();
}

function taipei(instant = ""): readonly string[] {
  if (!instant.includes("T")) return [instant];
  const there = new Date(Date.parse(instant) + TAIPEI_MS);
  return Number.isNaN(there.getTime()) ? [instant] : there.toISOString().split("T");
}

/** A button where a script runs, and what to do where none does. */
export function printBar({ say, language }: PageReader): Html {
  return html`<p class="no-print links"><button type="button" class="second" data-print hidden>${say("列印", "Print")}</button><span data-by-hand>${say("請以瀏覽器的列印功能列印本頁。", "Use your browser to print this page.")}</span>${language === "en" && html`<small>The paper itself is an official form, in Chinese.</small>`}</p>`;
}
