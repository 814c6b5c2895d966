// Values of overtime and what it gives.
import { CAUSE_WORDS } from "../../../hours/category.ts";
import { OVERTIME_WORDS } from "../../../shared/rules/overtime-caps.ts";
import { named, type Values } from "./value.ts";

export const HOURS_VALUES: Values = {
  inField: {
    category: named(OVERTIME_WORDS),
    wanted: { pay: ["加班費", "Pay"], leave: ["補休", "Compensatory leave"] },
    as: { pay: ["加班費", "Pay"], award: ["獎勵（平時考核）", "A merit award"] },
    grade: { "1": ["第一級（100%）", "Grade 1 (100 %)"], "2": ["第二級（50%）", "Grade 2 (50 %)"] },
    kind: {
      ...named(CAUSE_WORDS),
      publicity: ["宣導", "Made known"],
      review: ["檢討", "Reviewed"],
      "call-log": ["通話紀錄", "Call log"],
      messages: ["訊息對話", "Messages"],
      "delivered-file": ["完成文件交付紀錄", "Delivered file"],
      clock: ["打卡紀錄", "Clocking"],
      session: ["連線紀錄", "Session"],
    },
  },
};
