// What can be refused about attendance, the work log and the weekly report, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const ATTENDANCE_PROBLEM = problemKinds({
  "clocked-in-already": [409, "已打卡上班，請先打卡下班", "Clocked in already: clock out first"],
  "not-clocked-in": [409, "尚未打卡上班", "Not clocked in"],
  "clock-set-back": [409, "時間早於前一次打卡", "Earlier than the last time on record"],
  "out-before-in": [422, "下班時間須晚於上班時間", "Clocked out must be after clocked in"],
  "time-to-come": [422, "時間尚未到", "That time is still to come"],
  "times-overlap": [409, "與已登錄的時間重疊", "It overlaps with what is on record"],
  "shift-too-long": [
    422,
    "上下班相隔超過 16 小時，請主管更正",
    "More than 16 hours apart: have your superior correct it",
  ],
  "time-of-another-day": [422, "上班時間不在該日", "Clocked in is not on that day"],
  "day-too-old": [409, "該日已超出可更正的期間", "That day is too long ago to be corrected"],
  "times-unreadable": [422, "時間須如 08:00-12:00，跨午夜者如 22:00-25:30", "Times are such as 08:00-12:00"],
  "log-to-come": [422, "該日尚未到，不得先填日誌", "That day is still to come"],
  "log-too-old": [409, "該日已超出可補填日誌的期間", "That day is too long ago for a log"],
  "log-reviewed": [409, "該日日誌已審核", "The log of that day is reviewed already"],
  "log-missing": [409, "該日尚未送出日誌", "No log of that day was sent"],
  "not-a-week": [422, "週次須以星期一的日期表示", "A week is named by its Monday"],
  "week-reported": [409, "該週已彙報單位主管", "That week is reported to the unit head already"],
  "nothing-to-report": [409, "該週沒有居家日，也沒有日誌", "That week has neither home days nor logs"],
  "week-not-over": [409, "該週尚有未到的居家日", "Home days of that week are still to come"],
  "logs-unreviewed": [409, "尚有日誌未審核或待補正，不得彙報", "Logs of that week are not found right yet"],
  "week-not-reported": [409, "該週尚未彙報", "That week is not reported yet"],
  "week-noted": [409, "該週已核閱", "That week was read already"],
});
