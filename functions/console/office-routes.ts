// The console's pages for those who oversee the whole: reports, packs, the journal, health.
import type { Words } from "../shared/words.ts";
import { sent, shown, words } from "./page-route.ts";

const HERE = "console/office";
const page = (name: string, path: string, summary: Words) => shown(name, `/console${path}`, summary, HERE);
const form = (name: string, path: string, summary: Words) => sent(name, `/console${path}`, summary, HERE);

export const showReports = page("showReports", "/reports", words("各體系回報", "The nine reports"));
export const showReport = page("showReport", "/reports/{system}", words("一個體系的回報", "One report"));
export const showDraft = page("showDraft", "/reports/{system}/draft", words("擬回報草稿", "Draft a report"));
export const sendDraft = form("sendDraft", "/reports/{system}/draft", words("存草稿", "Keep the draft"));
export const showFiling = page(
  "showFiling",
  "/reports/{system}/filings/{filing}",
  words("當時送出的回報", "A report as filed"),
);
export const showUnanswered = page("showUnanswered", "/unanswered", words("久未答復", "Unanswered rows"));
export const showPacks = page("showPacks", "/packs", words("彙整檔", "Packs"));
export const showPack = page("showPack", "/packs/{number}", words("一份彙整檔", "One pack"));
export const showPackFile = page("showPackFile", "/packs/{number}/file", words("下載", "The pack’s file"));
export const showPackPrint = page("showPackPrint", "/packs/{number}/print", words("列印", "To print"));
export const showAnswers = page(
  "showAnswers",
  "/packs/{number}/answers",
  words("逐列答復", "Answer by line"),
);
export const sendAnswers = form("sendAnswers", "/packs/{number}/answers", words("送出答復", "Send answers"));
export const showJournal = page("showJournal", "/journal", words("稽核紀錄", "The journal"));
export const showJournalEvent = page("showJournalEvent", "/journal/event", words("一個事件", "One event"));
export const showHealth = page("showHealth", "/health", words("系統健康", "Health"));

export const officeRoutes = [
  showReports,
  showReport,
  showDraft,
  sendDraft,
  showFiling,
  showUnanswered,
  showPacks,
  showPack,
  showPackFile,
  showPackPrint,
  showAnswers,
  sendAnswers,
  showJournal,
  showJournalEvent,
  showHealth,
] as const;
