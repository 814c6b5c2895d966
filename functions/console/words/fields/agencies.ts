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
  profile: ["規範", "Regulation"],
  activity: ["業務", "Activity"],
  trigger: [
    "啟動事由",
    "What has happened",
    "規範要求時才填，例如主管機關的公告",
    "Only where the regulation asks for it, such as an announcement",
  ],
  parameter: ["項目", "Parameter"],
  values: [
    "值",
    "Value",
    "清單一行一個；是非題填 yes 或 no",
    "One per line for a list; yes or no for a question",
  ],
  city: ["所屬縣市", "City"],
  notice: ["來函", "Notice"],
  relayedTo: ["轉知對象", "Passed on to", "一行一個", "One per line"],
  relayedAt: ["轉知時間", "Passed on at"],
};
