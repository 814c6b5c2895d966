// What can be refused about office calendars, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const CALENDAR_PROBLEM = problemKinds({
  "calendar-faulty": [
    422,
    "辦公日曆檔有誤，未載入任何一天",
    "The file of the calendar has faults; not a single day was taken",
  ],
  "calendar-waiting": [
    409,
    "這一年已有待確認的日曆，請先確認或退回",
    "A calendar of this year awaits confirmation: confirm or reject it first",
  ],
  "calendar-not-proposed": [409, "這一年沒有待確認的日曆", "No calendar of this year awaits confirmation"],
  "confirmer-proposed-it": [
    409,
    "提出的人不能自己確認，請另一位管理人員確認",
    "Whoever proposed it cannot confirm it: somebody else must",
  ],
  "calendar-of-the-past": [
    409,
    "已經過完的年度不能再改日曆",
    "The calendar of a year that is over cannot be changed",
  ],
});
