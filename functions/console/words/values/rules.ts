// Values of regulations and of what covers their clauses.
import type { Values } from "./value.ts";

export const RULE_VALUES: Values = {
  always: {
    "in-force": ["施行中", "In force"],
    reference: ["參考", "For reference"],
    "session gate": ["連線閘門", "Session gate"],
    "terminal checkout": ["借出", "Checkout"],
    "return flow": ["歸還", "Return"],
    allowlist: ["白名單", "Allowlist"],
    "IP report": ["IP 回報", "IP report"],
    "WFH approval": ["居家核准", "Home-working approval"],
    schedule: ["排班", "Roster"],
    "work log": ["工作紀錄", "Work log"],
    "hours/overtime": ["工時", "Hours"],
    console: ["主控台", "Console"],
    audit: ["稽核", "Audit"],
    "tainan-2021": ["臺南市 110 年函", "Tainan letter of 2021"],
    "ey-draft": ["行政院草案", "Executive Yuan draft"],
    "keelung-pregnancy": ["基隆市懷孕居家辦公", "Keelung, pregnancy"],
    "twse-2023": ["證交所 112 年", "TWSE 2023"],
    "yilan-hours": ["宜蘭縣工時", "Yilan, hours"],
  },
};
