// Files of attendance and of one's own work logs.
import { importAttendance, importLogs } from "../../attendance/routes.ts";
import { ATTENDANCE_COLUMNS, LOG_COLUMNS } from "../../attendance/sheets.ts";
import { words } from "../../shared/words.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { HOME_LOG_PAGES } from "../routes.ts";
import { type SheetPage, sentSheet, shownSheet } from "./sheet-page.ts";

export const attendanceFileHandlers = [
  memberPage(HOME_LOG_PAGES.showAttendanceFile, async visit => shownSheet(visit, ATTENDANCE)),
  memberForm(HOME_LOG_PAGES.sendAttendanceFile, (visit, typed) =>
    sentSheet(visit, typed, { page: ATTENDANCE, asks: asked => visit.api.ask(importAttendance, asked) }),
  ),
  memberPage(HOME_LOG_PAGES.showLogFile, async visit => shownSheet(visit, LOGS)),
  memberForm(HOME_LOG_PAGES.sendLogFile, (visit, typed) => {
    const params = { person: visit.person.person };
    const asks = (asked: object) => visit.api.ask(importLogs, { ...asked, params });
    return sentSheet(visit, typed, { page: LOGS, asks });
  }),
] as const;

const ATTENDANCE: SheetPage = {
  action: "/console/home-work/attendance/import",
  back: {
    href: "/console/home-work/attendance",
    words: words("機關的出勤與日誌", "The agency’s attendance"),
  },
  title: words("匯入差勤系統的出勤時間", "A file of the attendance system"),
  hidden: {},
  hint: words(
    "欄位：帳號、上班日期、上班時間、下班時間。跨午夜者下班時間寫 24 時以後，例如 25:30。最多 5,000 列。",
    "Columns: 帳號, 上班日期, 上班時間, 下班時間. Past midnight as 25:30. 5,000 rows at most.",
  ),
  done: words(
    "全部登錄；已登錄過的列不會重複。",
    "all of it is recorded. Rows already on record change nothing.",
  ),
  file: "attendance.csv",
  columns: ATTENDANCE_COLUMNS,
};

const LOGS: SheetPage = {
  action: "/console/home-work/logs/import",
  back: { href: "/console/home-work/day", words: words("我的出勤與日誌", "My day") },
  title: words("匯入工作日誌", "A file of work logs"),
  hidden: {},
  hint: words(
    "欄位：上班日期、上班時間、工作項目、執行情形、工作進度說明（超前進度、符合進度、進度落後擇一）。同一日的日期與時間可只寫在第一列。",
    "The form’s columns. The date and hours of a day may stand in its first row alone.",
  ),
  done: words("各日日誌送主管審核。", "the log of each day goes to your superior."),
  file: "work-log.csv",
  columns: LOG_COLUMNS,
};
