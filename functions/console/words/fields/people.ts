// Fields of where people belong: unit, title, superior, deputy; and of an agency's units.
import type { FieldGroups, FieldNames } from "./field.ts";

export const PEOPLE_FIELDS: FieldNames = {
  fullName: ["姓名", "Name"],
  mail: ["電子郵件", "Email"],
  phone: ["電話", "Telephone"],
  unit: ["單位", "Unit"],
  title: ["職稱", "Title", "寫職稱，不寫姓名", "What the office is called, never a name"],
  employer: [
    "僱用單位",
    "Employer",
    "本機關僱用者不填；填了就不能借用終端",
    "Leave empty for the agency’s own staff. Somebody employed by another is lent no terminal",
  ],
  superior: [
    "直屬主管",
    "Direct superior",
    "本機關現職人員，填姓名或公務帳號",
    "Somebody at this agency, by name or account",
  ],
  calendar: ["適用日曆", "Calendar"],
  deputy: [
    "職務代理人",
    "Deputy",
    "本機關現職人員，填姓名或公務帳號",
    "Somebody at this agency, by name or account",
  ],
  breachKind: ["違規類型", "What was broken"],
  severity: ["情節", "How grave"],
  caseReference: ["懲處案號", "Disciplinary case"],
  "recordBreach.stop": [
    "停止居家辦公",
    "Stop home working",
    "依行政院參考原則辦理者一律停止；依基隆市規範辦理者由機關依情節決定",
    "Always under the Executive Yuan’s principles; under Keelung’s rules the agency decides by how grave it is",
  ],
  name: ["單位名稱", "Name of the unit"],
  head: [
    "單位主管",
    "Unit head",
    "本機關現職人員，填姓名或公務帳號",
    "Somebody at this agency, by name or account",
  ],
  parent: ["上級單位", "Belongs to", "最上層的單位不填", "Leave empty for a unit at the top"],
};

export const PEOPLE_GROUPS: FieldGroups = {
  postPerson: [
    ["單位與職稱", "Unit and title", ["unit", "title", "employer"]],
    ["主管與日曆", "Superior and calendar", ["superior", "calendar"]],
  ],
  recordBreach: [
    ["違規", "The breach", ["breachKind", "severity"]],
    ["事由與處置", "Why, and what is done", ["reason", "caseReference", "stop"]],
  ],
};
