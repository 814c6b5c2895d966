// The menu of the console: its sections and whom each is for. A link is only a courtesy: the API decides; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { type HumanRole, hasRole } from "../../shared/rules/roles.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Visit } from "../door/visit.ts";
import { said } from "./say.ts";

export interface MenuSection {
  readonly href: string;
  readonly words: Words;
  /** Empty: for everybody. */
  readonly roles: readonly HumanRole[];
}

const section = (path: string, words: Words, ...roles: HumanRole[]): MenuSection => ({
  href: `/console${path}`,
  words,
  roles,
});

export const SECTIONS: readonly MenuSection[] = [
  section("", words("我的閘門", "My gate")),
  section("/terminals", words("櫃檯", "Counter"), "records", "property", "scan", "supervisor", "auditor"),
  section("/people", words("人員", "People"), "personnel", "supervisor", "records", "property", "auditor"),
  section(
    "/agency",
    words("機關整備", "Readiness"),
    "supervisor",
    "records",
    "property",
    "scan",
    "personnel",
  ),
  section("/lists", words("白名單", "Lists"), "administrator", "center", "auditor"),
  section(
    "/sessions",
    words("連線", "Sessions"),
    "administrator",
    "center",
    "supervisor",
    "personnel",
    "records",
    "auditor",
  ),
  section("/systems", words("體系", "Systems"), "administrator", "center", "auditor"),
  section("/reports", words("IP 回報", "IP reports"), "administrator", "center", "auditor"),
  section("/packs", words("彙整檔", "Packs"), "center", "archives", "auditor"),
  section("/rules", words("規範", "Rules")),
  section("/journal", words("稽核", "Audit"), "auditor"),
  section("/health", words("健康", "Health"), "administrator", "center", "auditor"),
];

export function sectionsFor(person: Visit["person"]): readonly MenuSection[] {
  return SECTIONS.filter(({ roles }) => roles.length === 0 || (person && hasRole(person, ...roles)));
}

/** In one sentence, what is done there. */
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

/** Where a person's work begins: each section their roles open. */
export function startLinks({ say, person }: Visit): Html {
  const sections = sectionsFor(person).filter(({ href }) => href !== "/console");
  const card = ({ href, words }: MenuSection) =>
    html`<li><a href="${href}"><b>${said(words, say)}</b>${DONE_THERE[href] && html`<span>${said(DONE_THERE[href], say)}</span>`}</a></li>`;
  return html`<nav aria-label="${say("從這裡開始", "Begin here")}"><ul class="doors">${sections.map(card)}</ul></nav>`;
}
