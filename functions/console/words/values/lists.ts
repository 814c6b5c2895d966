// Values of allowlists, their changes and what is in force.
import type { Values } from "./value.ts";

export const LIST_VALUES: Values = {
  always: {
    egress: ["出口位址", "Egress"],
    restrict: ["僅限名單", "Listed only"],
    open: ["全部開放", "Open to all"],
    approval: ["居家辦公核准", "Approval"],
    loan: ["借用", "Loan"],
    plan: ["容量規劃", "Capacity plan"],
    justified: ["應予移除", "Justified"],
    "not-justified": ["不應移除", "Not justified"],
    upcoming: ["尚未開始", "Not started"],
    current: ["使用中", "Current"],
    ended: ["已結束", "Ended"],
    "at-the-gate": ["由閘門判斷", "Judged by the gate"],
    "under-way": ["套用中", "Under way"],
    drifted: ["遭變動", "Drifted"],
    "over-ceiling": ["超過上限", "Over the limit"],
    proposed: ["待核准", "Proposed"],
    approved: ["已核准", "Approved"],
    added: ["新增", "Added"],
    amended: ["變更", "Amended"],
    removed: ["移除", "Removed"],
    inbound: ["連入", "Inbound"],
    outbound: ["連出", "Outbound"],
    repair: ["自動修復", "Repaired"],
    alarm: ["通知人員", "Alarmed"],
    listed: ["在名單上", "Listed"],
    "not-listed": ["不在名單上", "Not listed"],
  },
};
