// Fields of an agency’s preparations and rules.
import type { FieldNames } from "./field.ts";

export const AGENCY_FIELDS: FieldNames = {
  hardware: ["硬體", "Hardware"],
  "hardware.fit": ["硬體堪用", "Hardware is fit"],
  "hardware.note": ["硬體檢視說明", "Note on hardware"],
  "software.fit": ["軟體堪用", "Software is fit"],
  "software.note": ["軟體檢視說明", "Note on software"],
  people: ["人員", "People", "一行一位", "One per line"],
  planRef: ["計畫文號", "Reference of the plan"],
  drillRequired: ["需要演練", "A drill is needed"],
  doneAt: ["完成時間", "Completed at"],
  participants: ["參加人員", "Participants", "一行一位", "One per line"],
  sites: ["消毒處所", "Return sites"],
  "sites.id": ["代碼", "Code"],
  "sites.name": ["處所名稱", "Name of the place"],
  profiles: ["採用規範", "Adopted regulations"],
  bannedBrands: ["禁用廠牌", "Banned brands", "一行一個", "One per line"],
  loanReminderDays: [
    "到期提醒（天前）",
    "Reminders (days before due)",
    "一行一個數字",
    "One number per line",
  ],
  notice: ["來函", "Notice"],
  relayedTo: ["轉知對象", "Passed on to", "一行一個", "One per line"],
  relayedAt: ["轉知時間", "Passed on at"],
};
