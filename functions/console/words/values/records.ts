// Kinds of records, as the journal has them.
import type { Values } from "./value.ts";

export const RECORD_VALUES: Values = {
  always: {
    TERMINAL: ["終端層電腦", "Terminal"],
    DEVICE: ["自備設備", "Own device"],
    SUPPLY: ["配發用品", "Supplied item"],
    PERSON: ["人員", "Person"],
    ACCOUNT: ["帳號字形", "Account name"],
    AGENCY: ["機關", "Agency"],
    SYSTEM: ["體系", "System"],
    LIST: ["白名單", "List"],
    SESSION: ["連線", "Session"],
    REPORT: ["IP 回報", "IP report"],
    PACK: ["彙整檔", "Pack"],
    STOP: ["緊急切斷", "Stop"],
    SCAN: ["掃描報告", "Scan report"],
    POSTURE: ["連線環境", "Posture"],
    POSTURE_KEY: ["回報金鑰", "Posture key"],
    NETWORK: ["體系網路", "Network"],
    UNITS: ["機關單位", "Units"],
    CALENDAR: ["辦公日曆", "Office calendar"],
    ENROLMENT: ["櫃檯登錄金鑰", "Enrolment at the counter"],
    TICKET: ["電腦上的登入", "Log-in at a terminal"],
    APPROVAL: ["居家辦公申請與核准", "Home working"],
    ROSTER: ["居家日", "Home days"],
    HOMEWEEK: ["一週的居家日", "Week of home days"],
    DIFFERENCE: ["判斷不一致", "Decision that differs"],
    PRODUCTS: ["危害產品登錄冊", "Register of hazardous products"],
    FIRM: ["公司居家辦公檔案", "Firm’s file"],
  },
};
