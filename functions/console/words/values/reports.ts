// Values of IP reports, packs and the archives’ answers.
import type { Values } from "./value.ts";

export const REPORT_VALUES: Values = {
  always: {
    home: ["住家位址", "Home"],
    dynamic: ["浮動位址", "Dynamic"],
    drafted: ["草稿", "Drafted"],
    reported: ["已回報", "Reported"],
    compiled: ["已彙整", "Compiled"],
    forwarded: ["已轉送", "Forwarded"],
    "set-by-archives": ["已設定", "Set by the archives"],
    "withdrawal-sent": ["已函請移除", "Withdrawal requested"],
    withdrawn: ["已移除", "Withdrawn"],
    set: ["已設定", "Set"],
    returned: ["退回", "Returned"],
    waiting: ["待覆核", "Waiting"],
    confirmed: ["已覆核", "Confirmed"],
    rejected: ["已駁回", "Rejected"],
    missing: ["對方缺少", "Missing there"],
    extra: ["對方多出", "Only in their list"],
    different: ["內容不同", "Different"],
    "wrong-system": ["體系不同", "Another system"],
  },
  inField: {
    // On the center’s board.
    status: { missing: ["尚未回報", "Not filed"], filed: ["已回報", "Filed"] },
  },
};
