// What acts on attendance, work logs and weekly reports bring about.
import { type ActNames, act } from "./act.ts";

const OVER = ["supervisor", "personnel"] as const;

export const ATTENDANCE_ACTS: ActNames = {
  clockIn: act(["worker"], "記錄現在的時間與打卡方式。", "the time and the means are recorded."),
  clockOut: act(["worker"], "記錄現在的時間與打卡方式。", "the time and the means are recorded."),
  sendLog: act(
    ["worker"],
    "送主管審核並通知主管；當日以後送出者註記逾時。審核前可再送一次。",
    "your superior is told and reviews it. After the day it is marked late. Until it is reviewed you can send it again.",
  ),
  correctAttendance: act(
    OVER,
    "以所填時間取代當日出勤並通知本人；原紀錄仍在稽核紀錄。",
    "these times take the place of what was recorded and the person is told. What was there stays in the journal.",
  ),
  checkAttendance: act(
    OVER,
    "登錄查勤方式與結果並通知本人。",
    "the check is recorded and the person is told.",
  ),
  reviewLog: act(
    ["supervisor"],
    "登錄審核意見並通知本人；不接受者退回補正。",
    "your words are recorded and the person is told. If you do not accept it, it comes back to be amended.",
  ),
  reportLogWeek: act(
    ["supervisor"],
    "彙報單位主管；之後該週日誌不再更動。",
    "it goes to the unit head. Logs of that week do not change afterwards.",
  ),
  noteLogWeek: act(["supervisor"], "登錄您已核閱該週彙報。", "it is recorded that you have read it."),
};
