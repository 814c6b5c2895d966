// Files of the attendance system: overtime that a superior assigns to many, and shifts of an agency.
import { ASSIGNMENT_COLUMNS, SHIFT_COLUMNS } from "../../hours/import-sheets.ts";
import { importOvertime, importShifts } from "../../hours/shift-routes.ts";
import { words } from "../../shared/words.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { type SheetPage, sentSheet, shownSheet } from "../home-work/sheet-page.ts";
import { HOURS_PAGES } from "../routes.ts";

export const hoursFileHandlers = [
  memberPage(HOURS_PAGES.showOvertimeFile, async visit => shownSheet(visit, OVERTIME)),
  memberForm(HOURS_PAGES.sendOvertimeFile, (visit, typed) =>
    sentSheet(visit, typed, { page: OVERTIME, asks: asked => visit.api.ask(importOvertime, asked) }),
  ),
  memberPage(HOURS_PAGES.showShiftFile, async visit => shownSheet(visit, SHIFTS)),
  memberForm(HOURS_PAGES.sendShiftFile, (visit, typed) =>
    sentSheet(visit, typed, { page: SHIFTS, asks: asked => visit.api.ask(importShifts, asked) }),
  ),
] as const;

const OVERTIME: SheetPage = {
  action: "/console/hours/overtime/import",
  back: { href: "/console/hours/team", words: words("同仁的加班與補休", "The team’s overtime and leave") },
  title: words("匯入加班指派", "A file of overtime"),
  hidden: {},
  hint: words(
    "欄位：帳號、加班日期、起、迄、類別、事由編號、工作內容、急迫性、必要性、合理性。跨午夜者迄寫 24 時以後，例如 25:30；類別不填為一般加班，其他類別填事由編號。須於加班開始前匯入。最多 5,000 列。",
    "Columns: 帳號, 加班日期, 起, 迄, 類別, 事由編號, 工作內容, 急迫性, 必要性, 合理性. Past midnight as 25:30; without 類別, general. Before it begins. 5,000 rows at most.",
  ),
  done: words(
    "逐列指派加班並通知本人，與逐筆指派相同。",
    "each row is assigned, and everybody is told, as one by one.",
  ),
  file: "overtime.csv",
  columns: ASSIGNMENT_COLUMNS,
};

const SHIFTS: SheetPage = {
  action: "/console/hours/shifts/import",
  back: {
    href: "/console/hours/agency",
    words: words("機關的加班與補休", "The agency’s overtime and leave"),
  },
  title: words("匯入班表", "A file of shifts"),
  hidden: {},
  hint: words(
    "欄位：帳號、日期、班別。班別填登錄的代碼；休假日填「休」或留空。須於前一日以前匯入。最多 5,000 列。",
    "Columns: 帳號, 日期, 班別: a code on record, or 休 or nothing for a day off. By the day before. 5,000 rows at most.",
  ),
  done: words("排定各人班表並通知本人。", "everybody’s shifts are set, and they are told."),
  file: "shifts.csv",
  columns: SHIFT_COLUMNS,
};
