// Fields of attendance and work logs; those of the log as its form has them.
import type { FieldNames } from "./field.ts";

export const ATTENDANCE_FIELDS: FieldNames = {
  "clockIn.method": ["打卡方式", "Means"],
  "clockOut.method": ["打卡方式", "Means"],
  "sendLog.hours": [
    "上班時間",
    "Working hours",
    "例如 08:00-12:00、13:00-17:00",
    "Such as 08:00-12:00, 13:00-17:00",
  ],
  "sendLog.items": ["本日工作內容", "Work of the day"],
  "items.item": ["工作項目", "Item"],
  "items.how": ["執行情形", "How it was carried out"],
  "items.progress": ["工作進度說明", "Progress"],
  times: [
    "出勤時間",
    "Times",
    "每行一段，例如 08:00-12:00；跨午夜者如 22:00-25:30。全日未出勤者免填",
    "One span per line, such as 08:00-12:00, past midnight 22:00-25:30. Empty: none that day",
  ],
  checkMethod: ["查勤方式", "Checked by"],
  checkResult: ["查勤結果", "Result"],
  checkedAt: ["查勤時間", "Checked at", "不填寫則為現在", "Left empty: now"],
  "reviewLog.accepted": ["接受此日誌", "Accept it"],
  "reviewLog.note": ["審核意見", "Your words"],
  workload: ["工作量", "Workload"],
  "reportLogWeek.note": ["彙報內容", "Report"],
};
