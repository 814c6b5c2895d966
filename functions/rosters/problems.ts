// What can be refused about rosters, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const ROSTER_PROBLEM = problemKinds({
  "not-a-monday": [422, "週次須以星期一的日期表示", "A week is named by its Monday"],
  "day-of-another-week": [422, "有日期不在該週", "A day is not one of that week"],
  "week-begun": [409, "該週已開始，居家日須事先按週排定", "The week has begun: home days are set before it"],
  "week-far-ahead": [409, "最多只能排定往後八週", "Weeks are set no more than eight ahead"],
  "week-not-set": [409, "該週尚未排定", "That week is not set yet"],
  "home-day-off": [409, "當日依辦公日曆不上班", "The office calendar has that day off"],
  "calendar-unknown": [409, "該年的辦公日曆尚未載入", "The office calendar of that year is not loaded"],
  "home-day-of-shifts": [
    409,
    "出勤不依辦公日曆者，須先由機關另訂天數",
    "Off the office calendar, the agency sets the days first",
  ],
  "home-day-leave": [409, "當日請假", "There is leave on that day"],
  "home-day-resting": [409, "當日在醫囑休養期間內，不得居家辦公", "That day is within a time of rest"],
  "home-day-unapproved": [409, "沒有涵蓋當日的居家辦公核准", "No approval to work from home covers that day"],
  "home-days-capped": [409, "超過本週可居家的日數", "More home days than that week allows"],
  "tier-unknown": [
    409,
    "無法得知當日適用的居家日數上限",
    "How many home days apply on that day is not known",
  ],
  "office-days-short": [
    409,
    "到辦公室的日數不足（請假與放假不算到辦公室）",
    "Too few office days are left: leave and days off are none",
  ],
  "on-site-short": [
    409,
    "當日機關現場人數將低於應有人數",
    "Too few of the agency would be on site on that day",
  ],
  "not-a-home-day": [409, "當日不是居家日", "That day is not a home day"],
  "home-day-already": [409, "當日已是居家日", "That day is a home day already"],
  "home-day-past": [409, "日期已過，不得更動", "That day is over"],
  "recall-past": [
    422,
    "召回的時刻須在當日之內且不得早於現在",
    "It takes effect on that day, and not before now",
  ],
  "swap-with-self": [422, "不得與自己換班", "Nobody swaps with themselves"],
  "swap-of-two-weeks": [422, "只能在同一週內換日", "Days are swapped within one week"],
  "no-swap": [409, "沒有待處理的換日申請", "No swap waits"],
  "swap-not-agreed": [409, "對方尚未同意換日", "The other has not agreed yet"],
  "swap-reason-missing": [422, "不同意換日須敘明理由", "A refusal of a swap gives its reason"],
  "rest-order": [422, "休養迄日不得早於起日", "Rest cannot end before it begins"],
  "rest-unknown": [404, "查無此休養期間", "There is no such time of rest"],
  "row-twice": [422, "同一人列出兩次", "Somebody is named twice"],
});
