// The parts of the console and whom each is for; what a link shows is only a courtesy, the API decides.

import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Visit } from "../door/visit.ts";
import { said } from "./say.ts";

export interface Chapter {
  readonly href: string;
  readonly words: Words;
  /** Empty: for everybody. */
  readonly roles: readonly string[];
}

const chapter = (path: string, words: readonly [zh: string, en: string], roles: string): Chapter => ({
  href: `/console${path}`,
  words: { "zh-TW": words[0], en: words[1] },
  roles: roles.split(" ").filter(Boolean),
});

export const CHAPTERS: readonly Chapter[] = [
  chapter("", ["我的閘門", "My gate"], ""),
  chapter("/terminals", ["櫃檯", "Counter"], "records property scan supervisor auditor"),
  chapter("/people", ["人員", "People"], "personnel supervisor records property auditor"),
  chapter("/agency", ["機關整備", "Readiness"], "supervisor records property scan personnel"),
  chapter("/lists", ["白名單", "Lists"], "administrator center auditor"),
  chapter("/sessions", ["連線", "Sessions"], "administrator center supervisor personnel records auditor"),
  chapter("/systems", ["體系", "Systems"], "administrator center auditor"),
  chapter("/reports", ["IP 回報", "IP reports"], "administrator center auditor"),
  chapter("/packs", ["彙整檔", "Packs"], "center archives auditor"),
  chapter("/rules", ["規範", "Rules"], ""),
  chapter("/journal", ["稽核", "Audit"], "auditor"),
  chapter("/health", ["健康", "Health"], "administrator center auditor"),
];

export function chaptersFor(roles: readonly string[]): readonly Chapter[] {
  return CHAPTERS.filter(
    ({ roles: wanted }) => wanted.length === 0 || wanted.some(role => roles.includes(role)),
  );
}

// Where a person's work begins: each part of the console their roles open, with one sentence of what is done there; pure.

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
