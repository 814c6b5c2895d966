// Fields of where people belong: unit, title, superior, deputy; and of an agency's units.
import type { FieldNames } from "./field.ts";

export const PEOPLE_FIELDS: FieldNames = {
  fullName: ["姓名", "Name"],
  mail: ["電子郵件", "Email"],
  phone: ["電話", "Telephone"],
  unit: ["單位代碼", "Unit", "單位頁所列的代碼", "A code from the page of units"],
  title: ["職稱", "Title", "寫職稱，不寫姓名", "What the office is called, never a name"],
  employer: [
    "僱用單位",
    "Employer",
    "本機關僱用者不填；填了就不能借用終端",
    "Leave empty for the agency’s own staff. Somebody employed by another is lent no terminal",
  ],
  superior: ["直屬主管", "Direct superior", "本機關現職人員的帳號", "The account of somebody at this agency"],
  calendar: ["適用日曆", "Calendar"],
  deputy: ["職務代理人", "Deputy", "本機關現職人員的帳號", "The account of somebody at this agency"],
  name: ["單位名稱", "Name of the unit"],
  head: ["單位主管", "Unit head", "本機關現職人員的帳號", "The account of somebody at this agency"],
  parent: ["上級單位代碼", "Belongs to", "最上層的單位不填", "Leave empty for a unit at the top"],
};
