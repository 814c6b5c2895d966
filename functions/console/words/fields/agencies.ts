// Fields of an agency’s preparations and rules.
import type { FieldGroups, FieldNames } from "./field.ts";

export const AGENCY_FIELDS: FieldNames = {
  statuses: ["比照適用的身分", "Also covered", "不選即為不再比照適用", "Choose none to cover nobody else"],
  hardware: ["硬體", "Hardware"],
  "hardware.fit": ["硬體堪用", "Hardware is fit"],
  "hardware.note": ["硬體檢視說明", "Note on hardware"],
  "software.fit": ["軟體堪用", "Software is fit"],
  "software.note": ["軟體檢視說明", "Note on software"],
  people: ["人員", "People"],
  planRef: ["計畫文號", "Reference of the plan"],
  drillRequired: ["需要演練", "A drill is needed"],
  doneAt: ["完成時間", "Completed at"],
  participants: ["參加人員", "Participants"],
  sites: ["消毒處所", "Return sites"],
  "sites.id": ["代碼", "Code"],
  "sites.name": ["處所名稱", "Name of the place"],
  "sites.place": ["位置說明", "How it is found"],
  "sites.opens": ["開放時間（起）", "Opens"],
  "sites.closes": ["開放時間（迄）", "Closes"],
  "sites.days": ["開放日", "Days"],
  helpContacts: [
    "洽詢窗口",
    "Contacts",
    "每一事項一個；分機填數字",
    "One for each matter; the extension in digits",
  ],
  "helpContacts.matter": ["事項", "Matter"],
  "helpContacts.unit": ["單位或職務", "Unit or function"],
  "helpContacts.extension": ["分機", "Extension"],
  windows: [
    "時段",
    "Windows",
    "迄不晚於起者，至次日；訂有職稱者只適用於該職稱人員",
    "One that does not end later than it begins ends on the next day; with a title it is for those of that title alone",
  ],
  "windows.kind": ["種類", "Kind"],
  "windows.from": ["起", "From"],
  "windows.until": ["迄", "Until"],
  "windows.days": ["適用日", "Days"],
  "windows.title": ["職稱（全體適用者免填）", "Title (empty: everybody)"],
  outsideHours: [
    "上班時間外連線",
    "Connecting outside hours",
    "條文規定的是加班，不是連線；選「免經指派」者須填依據文號",
    "The texts speak of overtime, not of connecting; allowing it needs the number of a document",
  ],
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
    "清單每行一個；是非題填 yes 或 no",
    "One per line for a list; yes or no for a question",
  ],
  city: ["所屬縣市", "City"],
  notice: ["來函", "Notice"],
  relayedTo: ["轉知對象", "Passed on to", "每行一個", "One per line"],
  relayedAt: ["轉知時間", "Passed on at"],
};

export const AGENCY_GROUPS: FieldGroups = {
  proposeAdoption: [
    ["規範", "The rules", ["profile", "version"]],
    ["適用範圍與期間", "What it binds, and when", ["activity", "system", "from", "until"]],
    ["文號與事由", "Document and reason", ["document", "trigger"]],
  ],
  setOverlay: [
    ["規定", "The rule", ["activity", "parameter"]],
    ["訂定內容", "What is laid down", ["values", "unit", "document"]],
  ],
  reviewReadiness: [
    ["軟硬體", "Hardware and software", ["hardware", "software"]],
    ["人員、計畫與演練", "People, plan and drills", ["people", "planRef", "drillRequired"]],
  ],
};
