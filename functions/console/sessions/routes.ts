// The routes of the console's pages about sessions; names only.
import { sent, shown, words } from "../page-route.ts";

const SESSIONS = "/console/sessions";
export const showSessions = shown("showSessions", SESSIONS, words("進行中的連線", "Live sessions"));
export const showDays = shown("showDays", `${SESSIONS}/days`, words("每日連線與拒絕", "Sessions by day"));
export const showRefusals = shown("showRefusals", `${SESSIONS}/refusals`, words("拒絕原因", "Why refused"));
export const showExplanation = shown(
  "showExplanation",
  `${SESSIONS}/explanation`,
  words("判斷說明", "Explain the gate"),
);
export const showStops = shown("showStops", `${SESSIONS}/stops`, words("緊急切斷", "The kill switch"));
export const sendStop = sent("sendStop", `${SESSIONS}/stops`, words("送出緊急切斷", "Throw the kill switch"));
export const showSession = shown("showSession", `${SESSIONS}/{session}`, words("一次連線", "One session"));

export const sessionPages = [
  showSessions,
  showDays,
  showRefusals,
  showExplanation,
  showStops,
  sendStop,
  showSession,
] as const;
