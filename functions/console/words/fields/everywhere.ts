// Fields on the forms of many features.
import type { FieldNames } from "./field.ts";

export const GENERAL_FIELDS: FieldNames = {
  cause: ["原因", "Cause"],
  sheet: ["檔案（CSV）", "File (CSV)", "UTF-8、UTF-16 或 Big5 皆可", "In UTF-8, UTF-16 or Big5"],
  "health.calendar": ["辦公日曆", "Office calendar"],
  "health.signing-key": ["簽章金鑰", "Signing key"],
  "health.rules": ["機關適用的規範", "What binds each agency"],
  "health.followers": ["紀錄的後續處理", "Journal followers"],
  "health.unread": ["擱置的事件", "Events put aside"],
  "health.lists": ["白名單與 EC2", "Lists and EC2"],
  "health.reports": ["IP 回報", "IP reports"],
  "health.products": ["危害產品登錄冊", "Register of hazardous products"],
  "health.clock": ["時鐘", "Clock"],
  agency: ["機關代碼", "Agency"],
  system: ["體系", "System"],
  status: ["身分", "Standing"],
  person: ["人員", "Person"],
  reason: ["理由", "Reason"],
  note: ["說明", "Note"],
  clause: ["條文", "Clause"],
  effectiveAt: ["生效時間", "Effective at"],
  from: ["起", "From"],
  until: ["迄", "Until"],
  happenedAt: [
    "實際發生時間",
    "Happened at",
    "補登時填寫；不填即為現在",
    "For a late entry. Leave empty for now",
  ],
  provisional: ["暫定日曆", "Provisional calendar"],
  version: ["版次", "Version"],
};
