// Where a person's work begins: each part of the console their roles open, with one sentence of what is done there; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Visit } from "../door/visit.ts";
import { type Chapter, chaptersFor } from "./menu.ts";
import { said } from "./say.ts";

const DONE_THERE: Readonly<Record<string, Words>> = {
  "/console/terminals": words(
    "掃描財產編號，借出、收回、消毒、掃毒、出具證明、放行。",
    "Scan a number; lend, take back, disinfect, scan, attest, release.",
  ),
  "/console/people": words("登錄居家辦公人員，停止、召回、准假。", "Enrol, suspend, recall, grant leave."),
  "/console/agency": words(
    "檢視、演練、消毒處所、掃毒人員與採用的規範。",
    "Review, drill, return sites, scan officers, adopted regulations.",
  ),
  "/console/systems": words("容量計畫、連線端點與遠端測試。", "Capacity plan, endpoints, remote test."),
  "/console/lists": words(
    "各體系的連入、連出與出口位址：提案、核准、生效、差異。",
    "Inbound, outbound and egress lists: propose, approve, in force, drift.",
  ),
  "/console/sessions": words(
    "進行中的連線、拒絕原因、判斷說明與緊急切斷。",
    "Live sessions, refusals by cause, explanations and the kill switch.",
  ),
  "/console/reports": words(
    "連線 IP 回報表：回報、彙整、轉送、設定。",
    "IP reports: file, compile, forward, set.",
  ),
  "/console/audit": words("每一筆紀錄、前後差異與驗證。", "Every record, before and after, and its proof."),
  "/console/health": words("系統自我檢查。", "What the system finds about itself."),
  "/console/rules": words("規範、條文與參數。", "Regulations, clauses and their numbers."),
};

export function beginning({ say, person }: Visit): Html {
  const chapters = chaptersFor(person?.roles ?? []).filter(({ href }) => href !== "/console");
  const card = ({ href, words }: Chapter) =>
    html`<li><a href="${href}"><b>${said(words, say)}</b>${DONE_THERE[href] && html`<span>${said(DONE_THERE[href], say)}</span>`}</a></li>`;
  return html`<nav aria-label="${say("從這裡開始", "Begin here")}"><ul class="doors">${chapters.map(card)}</ul></nav>`;
}
