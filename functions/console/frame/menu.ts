// The menu of the console: its sections and whom each is for. A link is only a courtesy: the API decides; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { type HumanRole, hasRole } from "../../shared/rules/roles.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Visit } from "../door/visit.ts";
import { said } from "./say.ts";

export interface MenuSection {
  readonly href: string;
  readonly words: Words;
  /** In one sentence, what is done there. */
  readonly done: Words;
  /** What its number counts. */
  readonly counted: Words;
  /** Empty: for everybody. */
  readonly roles: readonly HumanRole[];
}

const TO_DO = words("待辦", "to do");

const section = (path: string, words: Words, done: Words, ...roles: HumanRole[]): MenuSection => ({
  href: `/console${path}`,
  words,
  done,
  counted: TO_DO,
  roles,
});

/** What is done there by these; whoever has none of their roles may look, and is promised no more. */
const LOOKED_AT: Readonly<Record<string, { readonly by: readonly HumanRole[]; readonly words: Words }>> = {
  "/console/terminals": {
    by: ["records", "property", "scan", "supervisor"],
    words: words("查閱終端層電腦的登記、借用與歸還。", "See the register, loans and returns."),
  },
  "/console/people": {
    by: ["personnel", "supervisor"],
    words: words("查閱人員的單位、現況與借用。", "See people’s units, standing and loans."),
  },
  "/console/home-work": {
    by: ["worker", "supervisor", "personnel"],
    words: words(
      "查閱申請、決定與核准期間，自備設備的檢測與核准。",
      "See applications, decisions and spans, and how own devices were tested and approved.",
    ),
  },
  "/console/lists": {
    by: ["administrator"],
    words: words("查閱各體系的名單、異動與差異。", "See each system’s lists, changes and differences."),
  },
  "/console/systems": {
    by: ["administrator"],
    words: words("查閱容量計畫、連線端點與測試。", "See capacity plans, endpoints and tests."),
  },
};

export const SECTIONS: readonly MenuSection[] = [
  section(
    "",
    words("首頁", "Home"),
    words(
      "待辦事項；遠端連線為何關閉、何時再開、由誰處理。",
      "What waits for you; why remote access is closed, until when, and who can change that.",
    ),
  ),
  section(
    "/terminals",
    words("櫃檯", "Counter"),
    words(
      "掃描財產編號，借出、收回、消毒、掃毒、出具證明、放行。",
      "Scan a number, then lend, take back, disinfect, scan, attest or release a terminal.",
    ),
    "records",
    "property",
    "scan",
    "supervisor",
    "auditor",
  ),
  section(
    "/people",
    words("人員", "People"),
    words("登錄居家辦公人員，停止、召回、准假。", "Enrol, suspend and recall people, and grant leave."),
    "personnel",
    "supervisor",
    "records",
    "property",
    "auditor",
  ),
  section(
    "/home-work",
    words("居家辦公", "Home working"),
    words("申請、切結、決定與核准期間。", "Apply, pledge, decide, and see what is approved until when."),
    "worker",
    "supervisor",
    "personnel",
    "scan",
    "auditor",
  ),
  section(
    "/hours",
    words("加班補休", "Overtime"),
    words(
      "加班的指派、申請、申報與確認，補休餘額與到期。",
      "Overtime assigned, claimed and confirmed; compensatory leave and when it ends.",
    ),
    "worker",
    "supervisor",
    "personnel",
  ),
  section(
    "/agency",
    words("機關整備", "Readiness"),
    words(
      "檢視、演練、消毒處所、掃毒人員與採用的規範。",
      "Readiness review, drills, return sites, scan officers and adopted regulations.",
    ),
    "supervisor",
    "records",
    "property",
    "scan",
    "personnel",
    "administrator",
    "center",
  ),
  section(
    "/lists",
    words("白名單", "Lists"),
    words(
      "各體系的連入、連出與出口位址：提案、核准、生效、差異。",
      "Inbound, outbound and egress lists: propose and approve changes, and see what is in force.",
    ),
    "administrator",
    "center",
    "auditor",
  ),
  section(
    "/sessions",
    words("連線", "Sessions"),
    words(
      "進行中的連線、拒絕原因、判斷說明與緊急切斷。",
      "Live sessions, refusals by reason, explanations and the kill switch.",
    ),
    "administrator",
    "center",
    "supervisor",
    "personnel",
    "records",
    "auditor",
  ),
  section(
    "/systems",
    words("體系", "Systems"),
    words("容量計畫、連線端點與遠端測試。", "Capacity plans, endpoints and remote tests."),
    "administrator",
    "center",
    "auditor",
  ),
  section(
    "/reports",
    words("IP 回報", "IP reports"),
    words(
      "連線 IP 回報表：回報、彙整、轉送、設定。",
      "IP reports: draft, file and follow them until the archives have set them.",
    ),
    "administrator",
    "center",
    "auditor",
  ),
  section(
    "/packs",
    words("彙整檔", "Packs"),
    words(
      "各體系回報的彙整、轉送檔案主管機關與答復。",
      "Reports compiled into one pack and forwarded to the archives, with the archives’ answers.",
    ),
    "center",
    "archives",
    "auditor",
  ),
  {
    ...section(
      "/notices",
      words("通知", "Notices"),
      words("與您有關的通知，以及通知的方式與時間。", "What concerns you, and how and when you are told."),
    ),
    counted: words("未讀", "unread"),
  },
  section(
    "/rules",
    words("規範", "Rules"),
    words("規範、條文與參數。", "Regulations, their clauses and their limits."),
  ),
  section(
    "/calendars",
    words("辦公日曆", "Calendars"),
    words(
      "各年度的上班日與放假日；載入人事行政總處公布的檔案。",
      "Which days are worked in each year. Load the official file.",
    ),
    "administrator",
    "center",
    "personnel",
  ),
  section(
    "/hazardous-products",
    words("危害產品", "Hazardous products"),
    words(
      "公告的廠牌與產品、所涉的終端、例外使用與到期。",
      "Banned makes and products, the terminals concerned, and exceptions with their ends.",
    ),
    "administrator",
    "center",
    "supervisor",
    "records",
    "property",
    "scan",
    "auditor",
  ),
  section(
    "/journal",
    words("稽核", "Audit"),
    words("每一筆紀錄、前後差異與驗證。", "Every record, with the state before and after it, and its proof."),
    "auditor",
  ),
  section(
    "/health",
    words("系統狀態", "Health"),
    words("系統自我檢查。", "The results of the system’s own checks."),
    "administrator",
    "center",
    "auditor",
  ),
];

/** The first page, for whoever works from home. */
const REMOTE = words("我的遠端連線", "My remote access");

export function sectionsFor(person: Visit["person"]): readonly MenuSection[] {
  const open = SECTIONS.filter(
    ({ roles }) => roles.length === 0 || (person && hasRole(person, ...roles)),
  ).map(each => {
    const looked = LOOKED_AT[each.href];
    return looked && person && !hasRole(person, ...looked.by) ? { ...each, done: looked.words } : each;
  });
  if (!person || !hasRole(person, "worker")) return open;
  return open.map(each => (each.href === "/console" ? { ...each, words: REMOTE } : each));
}

/** The form of an act belongs to the page it was come from. */
export function chapterOf(here: string): string {
  const [path = "", query = ""] = here.split("?");
  const isForm = /^\/console\/(acts|batches)\//.test(path);
  return (isForm && new URLSearchParams(query).get("next")?.split(/[?#]/)[0]) || path;
}

/** Where a person's work begins: each section their roles open. */
export function startLinks({ say, person }: Visit): Html {
  const sections = sectionsFor(person).filter(({ href }) => href !== "/console");
  const card = ({ href, words, done }: MenuSection) =>
    html`<li><a href="${href}"><b>${said(words, say)}</b><span>${said(done, say)}</span></a></li>`;
  return html`<nav aria-label="${say("從這裡開始", "Begin here")}"><ul class="doors">${sections.map(card)}</ul></nav>`;
}
