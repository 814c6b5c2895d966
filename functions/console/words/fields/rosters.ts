// Fields of rosters of home days.
import type { FieldGroups, FieldNames } from "./field.ts";

export const ROSTER_FIELDS: FieldNames = {
  week: ["週次（星期一）", "Week (its Monday)"],
  days: ["居家日", "Home days", "一行一日", "One per line"],
  with: ["換日對象", "Swap with"],
  give: ["換出的居家日", "Home day given"],
  take: ["換入的居家日", "Home day taken"],
  day: ["居家日", "Home day"],
  most: [
    "每週居家日數",
    "Home days a week",
    "參照孕期的日數上限，公平訂定",
    "Fair, and guided by the caps by weeks",
  ],
  capGround: ["另訂的原因", "Why"],
  "moveHomeDay.from": ["原居家日", "Home day now"],
  "moveHomeDay.to": ["改為", "Moved to"],
  "recallHomeDay.effectiveAt": [
    "生效時間",
    "Effective at",
    "不填寫則立即生效，或自當日開始",
    "Left empty: now, or from the day’s beginning",
  ],
};

export const ROSTER_GROUPS: FieldGroups = {
  askHomeDayCap: [
    ["日數與期間", "Days and span", ["most", "from", "to"]],
    ["事由", "Grounds", ["capGround", "reason"]],
  ],
};
