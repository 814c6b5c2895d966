// The map of the console: every page and form there is, by the entry that serves it; names only.

import * as v from "valibot";
import type { Route } from "../shared/http/route.ts";
import { words } from "../shared/words.ts";

const LIST = "/console/lists/{system}/{channel}/{direction}";
const SESSIONS = "/console/sessions";
const FORM_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data"];

export const PAGES = {
  ...named("console/door", {
    showRoot: page("/", "前往主控台", "Go to the console"),
    showLogIn: page("/console/log-in", "登入", "Log in"),
    showCallback: page("/console/callback", "登入完成", "Log-in complete"),
    showLoggedIn: page("/console/logged-in", "已重新登入", "You are logged in again"),
    sendLogOut: form("/console/log-out", "登出", "Log out"),
    showLanguage: page("/console/language", "選擇語言", "Choose a language"),
    showAsset: page("/console/assets/{name}", "樣式與程式", "Styles and scripts"),
    showMissing: page("/console/{page}", "查無此頁", "Page not found"),
  }),
  ...named("console/home", {
    showHome: page("/console", "主控台首頁", "The console’s home page"),
    showBadges: page("/console/badges", "選單的待辦件數", "How much waits in each section"),
  }),
  ...named("console/console", {
    showAct: page("/console/acts/{act}", "一個動作的表單", "A form for one action"),
    sendAct: form("/console/acts/{act}", "送出一個動作", "Send one action"),
    showTerminalsFile: page("/console/terminals/import", "匯入財產登記冊", "A file of terminals"),
    sendTerminalsFile: form("/console/terminals/import", "送出財產登記冊", "Send a file of terminals"),
  }),
  ...named("console/counter", {
    showCounter: page("/console/terminals", "櫃檯", "The counter"),
    findTerminal: page("/console/find", "掃描一個編號", "Find a scanned number"),
    showTerminal: page("/console/terminals/{propertyNo}", "一部終端層電腦", "One terminal"),
    showPledge: page("/console/terminals/{propertyNo}/pledge", "切結", "The pledge"),
    showBatch: page("/console/batches/{act}", "整批作業", "Several at once"),
    sendBatch: form("/console/batches/{act}", "送出整批作業", "Send several at once"),
  }),
};

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
export const PEOPLE_PAGES = {
  ...named("console/people", {
    showPeople: page("/console/people", "本機關人員", "The agency's people"),
    showPeopleFile: page("/console/people/import", "匯入人員名冊", "A file of people"),
    sendPeopleFile: form("/console/people/import", "送出人員名冊", "Send a file of people"),
    showPerson: page("/console/people/{person}", "一名人員", "One person"),
    showApplications: page("/console/home-work", "居家辦公", "Working from home"),
    showHomeWork: page("/console/people/{person}/home-work", "一人的居家辦公", "Somebody’s approvals"),
    showHomePledge: page(
      "/console/people/{person}/home-work/{application}/pledge",
      "居家辦公切結",
      "The pledge for working from home",
    ),
    showUnits: page("/console/units", "機關單位", "Units"),
    showAgency: page("/console/agency", "機關整備", "Agency readiness"),
    showRules: page("/console/rules", "規範與條文", "Regulations and clauses"),
    showProducts: page("/console/hazardous-products", "危害產品", "Hazardous products"),
  }),
  ...named("console/console", {
    showCalendars: page("/console/calendars", "辦公日曆", "Office calendars"),
    sendCalendar: form("/console/calendars", "提出一年的辦公日曆", "Propose a year’s calendar"),
  }),
};

/** Home days, week by week. */
export const HOME_DAY_PAGES = named("console/home-days", {
  showMyWeek: page("/console/home-work/week", "我的居家日", "My week"),
  sendMyWeek: form("/console/home-work/week", "送出想居家的日子", "Send one’s wish"),
  showTeam: page("/console/home-work/team", "同仁的居家日", "The team’s week"),
  sendTeam: form("/console/home-work/team", "排定一週", "Set the week"),
  showAgencyWeek: page("/console/home-work/agency", "機關一週的居家日", "The agency’s week"),
  showWeekFile: page("/console/home-work/import", "匯入一週的居家日", "A file of home days"),
  sendWeekFile: form("/console/home-work/import", "送出居家日檔案", "Send a file of home days"),
});

/** Overtime and compensatory leave. */
export const HOURS_PAGES = named("console/hours", {
  showMyHours: page("/console/hours", "我的加班與補休", "My overtime and leave"),
  showTeamHours: page("/console/hours/team", "同仁的加班與補休", "The team’s overtime and leave"),
  showAgencyHours: page("/console/hours/agency", "機關的加班與補休", "The agency’s overtime and leave"),
  showMonth: page("/console/hours/agency/month", "加班月報表", "The month’s report of overtime"),
  showShiftFile: page("/console/hours/shifts/import", "匯入班表", "A file of shifts"),
  sendShiftFile: form("/console/hours/shifts/import", "送出班表檔案", "Send a file of shifts"),
  showOvertimeFile: page("/console/hours/overtime/import", "匯入加班指派", "A file of overtime"),
  sendOvertimeFile: form("/console/hours/overtime/import", "送出加班指派檔案", "Send a file of overtime"),
  showHoursFile: page("/console/hours/file", "加班資料檔", "Overtime as a file"),
  showPersonHours: page(
    "/console/people/{person}/hours",
    "一人的加班與補休",
    "Somebody’s overtime and leave",
  ),
  showEffect: page("/console/people/{person}/hours/effect", "試算加班", "Try a piece of overtime"),
  showPiece: page("/console/people/{person}/hours/{piece}", "一筆加班", "One piece of overtime"),
});

/** Attendance and work logs of days at home. */
export const HOME_LOG_PAGES = named("console/home-logs", {
  showMyDay: page("/console/home-work/day", "我的出勤與日誌", "My attendance and logs"),
  showHomeWeek: page(
    "/console/people/{person}/home-week/{week}",
    "一人一週的出勤與日誌",
    "Somebody’s week of attendance and logs",
  ),
  showLogForm: page("/console/people/{person}/logs/{day}", "居家辦公工作日誌", "The form of a work log"),
  showDevices: page("/console/home-work/devices", "自備設備", "Own devices"),
  showDevice: page("/console/home-work/devices/{device}", "一部自備設備", "An own device"),
  showSupplies: page("/console/home-work/supplies", "配發用品", "Supplied items"),
  showSupply: page("/console/home-work/supplies/{supply}", "一件配發用品", "A supplied item"),
  showTeamLogs: page("/console/home-work/logs", "同仁的工作日誌", "The team’s work logs"),
  showLogFile: page("/console/home-work/logs/import", "匯入工作日誌", "A file of work logs"),
  sendLogFile: form("/console/home-work/logs/import", "送出工作日誌檔案", "Send a file of work logs"),
  showAttendance: page("/console/home-work/attendance", "機關的出勤與日誌", "The agency’s attendance"),
  showAttendanceFile: page(
    "/console/home-work/attendance/import",
    "匯入出勤時間",
    "A file of the attendance system",
  ),
  showFirm: page("/console/firm", "公司居家辦公檔案", "The firm’s file on home working"),
  showFirmDuties: page("/console/firm/duties", "居家辦公應遵守事項", "What home workers keep to"),
  sendAttendanceFile: form(
    "/console/home-work/attendance/import",
    "送出出勤檔案",
    "Send a file of the attendance system",
  ),
});

/** Those for whoever oversees the whole: sessions, reports, packs, systems, the journal, health; and what is printed. */
export const OFFICE_PAGES = {
  ...named("console/sessions", {
    showSessions: page(SESSIONS, "進行中的連線", "Live sessions"),
    showLog: page(`${SESSIONS}/log`, "連線要求紀錄", "Log of requests"),
    showDays: page(`${SESSIONS}/days`, "每日連線與拒絕", "Sessions by day"),
    showRefusals: page(`${SESSIONS}/refusals`, "拒絕原因", "Why refused"),
    showOddities: page(`${SESSIONS}/oddities`, "異常行為", "Odd behaviour"),
    showExplanation: page(`${SESSIONS}/explanation`, "判斷說明", "Explain the gate"),
    showSession: page(`${SESSIONS}/{session}`, "單一連線", "One session"),
  }),
  ...named("console/home-days", {
    showPicture: page(
      "/console/terminals/{propertyNo}/picture",
      "閘門歷程",
      "The gate timeline of a terminal",
    ),
    showPersonPicture: page("/console/people/{person}/picture", "人員時間軸", "The time axis of a person"),
    showSlip: page("/console/terminals/{propertyNo}/slip", "借用單", "The loan slip"),
    showLabels: page("/console/labels", "財產標籤", "Labels of terminals"),
  }),
  ...named("console/console", {
    showStops: page(`${SESSIONS}/stops`, "緊急切斷", "The kill switch"),
    sendStop: form(`${SESSIONS}/stops`, "送出緊急切斷", "Use the kill switch"),
  }),
  ...named("console/office", {
    showReports: page("/console/reports", "各體系回報", "The nine reports"),
    showReport: page("/console/reports/{system}", "一個體系的回報", "One report"),
    showDraft: page("/console/reports/{system}/draft", "擬回報草稿", "Draft a report"),
    sendDraft: form("/console/reports/{system}/draft", "存草稿", "Save the draft"),
    showFiling: page("/console/reports/{system}/filings/{filing}", "當時送出的回報", "The report as filed"),
    showUnanswered: page("/console/unanswered", "逾期未答復", "Unanswered rows"),
    showPacks: page("/console/packs", "彙整檔", "Packs"),
    showPack: page("/console/packs/{number}", "一份彙整檔", "One pack"),
    showPackFile: page("/console/packs/{number}/file", "下載", "The pack’s file"),
    showPackPrint: page("/console/packs/{number}/print", "列印", "Print"),
    showAnswers: page("/console/packs/{number}/answers", "逐項答復", "Answer line by line"),
    sendAnswers: form("/console/packs/{number}/answers", "送出答復", "Send answers"),
    showJournal: page("/console/journal", "稽核紀錄", "The journal"),
    showJournalEvent: page("/console/journal/event", "一個事件", "One event"),
    showHealth: page("/console/health", "系統狀態", "Health"),
    showDeliveries: page("/console/health/deliveries", "通知寄送情形", "Deliveries of notices"),
  }),
  ...named("console/lists", {
    showSystems: page("/console/systems", "體系", "Systems"),
    showSystem: page("/console/systems/{system}", "一個體系", "One system"),
  }),
};

/** What helps: for anybody, logged in or not. */
export const HELP_PAGES = named("console/help", {
  showHelp: page("/console/help", "使用說明", "Help"),
  showHelpTopic: page("/console/help/{topic}", "一項說明", "One topic of the help"),
  showHelpPicture: page("/console/help/pictures/{name}", "說明的圖片", "A picture of the help"),
});

/** One search over all of it, the people that a form offers, and what one is told. */
export const SEARCH_PAGES = named("console/search", {
  showSearch: page("/console/search", "搜尋", "Search"),
  findOffers: page("/console/offers", "尋找可選的人員", "Find people to choose from"),
  showNotices: page("/console/notices", "通知", "Notices"),
  sendNotices: form("/console/notices", "標為已讀", "Mark notices as read"),
  showWishes: page("/console/notices/wishes", "通知方式", "How one is told"),
  sendWishes: form("/console/notices/wishes", "設定通知方式", "Choose how one is told"),
});

export const consoleRoutes: readonly Route[] = [
  PAGES,
  LIST_PAGES,
  PEOPLE_PAGES,
  HOME_DAY_PAGES,
  HOURS_PAGES,
  HOME_LOG_PAGES,
  OFFICE_PAGES,
  HELP_PAGES,
  SEARCH_PAGES,
].flatMap(pages => Object.values(pages));

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
