// The map of the console: every page and form there is, by the entry that serves it; names only.

import * as v from "valibot";
import type { Route } from "../shared/http/route.ts";
import { words } from "../shared/words.ts";

const LIST = "/console/lists/{system}/{channel}/{direction}";
const SESSIONS = "/console/sessions";
const FORM_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data"];

export const PAGES = named("console/console", {
  showRoot: page("/", "前往主控台", "Go to the console"),
  showHome: page("/console", "主控台首頁", "The console’s home page"),
  showLogIn: page("/console/log-in", "登入", "Log in"),
  showCallback: page("/console/callback", "登入完成", "Log-in complete"),
  showLoggedIn: page("/console/logged-in", "已重新登入", "You are logged in again"),
  sendLogOut: form("/console/log-out", "登出", "Log out"),
  showLanguage: page("/console/language", "選擇語言", "Choose a language"),
  showAsset: page("/console/assets/{name}", "樣式與程式", "Styles and scripts"),
  showAct: page("/console/acts/{act}", "一個動作的表單", "A form for one action"),
  sendAct: form("/console/acts/{act}", "送出一個動作", "Send one action"),
  showCounter: page("/console/terminals", "櫃檯", "The counter"),
  findTerminal: page("/console/find", "掃描一個編號", "Find a scanned number"),
  showTerminal: page("/console/terminals/{propertyNo}", "一部終端層電腦", "One terminal"),
  showPledge: page("/console/terminals/{propertyNo}/pledge", "具結", "The pledge"),
  showBatch: page("/console/batches/{act}", "整批作業", "Several at once"),
  sendBatch: form("/console/batches/{act}", "送出整批作業", "Send several at once"),
  showMissing: page("/console/{page}", "查無此頁", "Page not found"),
});

/** The lists, their changes and files. */
export const LIST_PAGES = named("console/lists", {
  showLists: page("/console/lists", "白名單", "Lists"),
  showList: page(LIST, "一份名單", "One list"),
  handList: page(`${LIST}/export`, "匯出名單", "The list as a file"),
  showListHistory: page(`${LIST}/history`, "名單歷程", "The history of a list"),
  showChange: page(`${LIST}/changes/{number}`, "一件異動", "One change"),
  sendChange: form(`${LIST}/changes/{number}`, "決定一件異動", "Decide one change"),
  showPropose: page(`${LIST}/propose`, "提出異動", "Propose a change"),
  sendPropose: form(`${LIST}/propose`, "送出異動", "Send a proposal"),
  showSheet: page(`${LIST}/sheet`, "以檔案提出", "Propose by file"),
  sendSheet: form(`${LIST}/sheet`, "送出檔案", "Send the file"),
  showRemoval: page(`${LIST}/removal`, "緊急移除", "Remove immediately"),
  sendRemoval: form(`${LIST}/removal`, "送出緊急移除", "Send a removal"),
  showEndings: page("/console/lists/endings", "到期的位址", "Entries that end"),
});

/** People, their units and agencies, and the rules and calendars that bind them. */
export const PEOPLE_PAGES = named("console/people", {
  showPeople: page("/console/people", "本機關人員", "The agency's people"),
  showPeopleFile: page("/console/people/import", "匯入人員名冊", "A file of people"),
  sendPeopleFile: form("/console/people/import", "送出人員名冊", "Send a file of people"),
  showPerson: page("/console/people/{person}", "一名人員", "One person"),
  showUnits: page("/console/units", "機關單位", "Units"),
  showCalendars: page("/console/calendars", "辦公日曆", "Office calendars"),
  sendCalendar: form("/console/calendars", "提出一年的辦公日曆", "Propose a year’s calendar"),
  showAgency: page("/console/agency", "機關整備", "Agency readiness"),
  showRules: page("/console/rules", "規範與條文", "Regulations and clauses"),
  showProducts: page("/console/hazardous-products", "危害產品", "Hazardous products"),
});

/** Those for whoever oversees the whole: sessions, reports, packs, systems, the journal, health; and what is printed. */
export const OFFICE_PAGES = named("console/office", {
  showSessions: page(SESSIONS, "進行中的連線", "Live sessions"),
  showDays: page(`${SESSIONS}/days`, "每日連線與拒絕", "Sessions by day"),
  showRefusals: page(`${SESSIONS}/refusals`, "拒絕原因", "Why refused"),
  showExplanation: page(`${SESSIONS}/explanation`, "判斷說明", "Explain the gate"),
  showStops: page(`${SESSIONS}/stops`, "緊急切斷", "The kill switch"),
  sendStop: form(`${SESSIONS}/stops`, "送出緊急切斷", "Use the kill switch"),
  showSession: page(`${SESSIONS}/{session}`, "一次連線", "One session"),
  showReports: page("/console/reports", "各體系回報", "The nine reports"),
  showReport: page("/console/reports/{system}", "一個體系的回報", "One report"),
  showDraft: page("/console/reports/{system}/draft", "擬回報草稿", "Draft a report"),
  sendDraft: form("/console/reports/{system}/draft", "存草稿", "Save the draft"),
  showFiling: page("/console/reports/{system}/filings/{filing}", "當時送出的回報", "The report as filed"),
  showUnanswered: page("/console/unanswered", "久未答復", "Unanswered rows"),
  showPacks: page("/console/packs", "彙整檔", "Packs"),
  showPack: page("/console/packs/{number}", "一份彙整檔", "One pack"),
  showPackFile: page("/console/packs/{number}/file", "下載", "The pack’s file"),
  showPackPrint: page("/console/packs/{number}/print", "列印", "Print"),
  showAnswers: page("/console/packs/{number}/answers", "逐列答復", "Answer line by line"),
  sendAnswers: form("/console/packs/{number}/answers", "送出答復", "Send answers"),
  showJournal: page("/console/journal", "稽核紀錄", "The journal"),
  showJournalEvent: page("/console/journal/event", "一個事件", "One event"),
  showSlip: page("/console/terminals/{propertyNo}/slip", "借用單", "The loan slip"),
  showPicture: page("/console/terminals/{propertyNo}/picture", "閘門歷程", "The gate timeline of a terminal"),
  showSystems: page("/console/systems", "體系", "Systems"),
  showSystem: page("/console/systems/{system}", "一個體系", "One system"),
  showHealth: page("/console/health", "系統健康", "Health"),
});

export const consoleRoutes: readonly Route[] = [PAGES, LIST_PAGES, PEOPLE_PAGES, OFFICE_PAGES].flatMap(
  pages => Object.values(pages),
);

type Row = Omit<Route, "name" | "entry">;

function named<Name extends string>(
  entry: string,
  rows: Readonly<Record<Name, Row>>,
): Readonly<Record<Name, Route>> {
  const routes = Object.entries<Row>(rows).map(([name, row]) => [name, { name, entry, ...row }]);
  return Object.fromEntries(routes) as Record<Name, Route>;
}

function page(path: string, zh: string, en: string): Row {
  const answer = { status: 200, mediaType: "text/html" } as const;
  return { ...common(path, zh, en), method: "GET", answer };
}

function form(path: string, zh: string, en: string): Row {
  const bytes = { mediaTypes: FORM_TYPES, limit: 6 * 1024 * 1024 };
  return { ...common(path, zh, en), method: "POST", bytes, answer: { status: 303 } };
}

/** Who is logged in, the console's own cookie says: no token comes with these. */
function common(path: string, zh: string, en: string) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const params = v.strictObject(Object.fromEntries(names.map(name => [name, v.string()])));
  return { path, params, kind: "open", summary: words(zh, en), problems: [] } as const;
}
