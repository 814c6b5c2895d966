// Values of loans and returns.
import type { Values } from "./value.ts";

export const LOAN_VALUES: Values = {
  always: {
    "in-office": ["在辦公室", "In the office"],
    registered: ["已登記", "Registered"],
    out: ["已攜出", "Out"],
    "return-declared": ["已申報歸還", "Return declared"],
    disinfected: ["已消毒", "Disinfected"],
    scanned: ["已掃毒", "Scanned"],
    infected: ["發現中毒", "Infected"],
    cleaned: ["已清除", "Cleaned"],
    attested: ["已出具證明", "Attested"],
    released: ["已放行", "Released"],
    lost: ["遺失", "Lost"],
    "written-off": ["已報廢", "Written off"],
    stolen: ["遭竊", "Stolen"],
    "full-detailed": ["全機詳細掃描", "Full, detailed"],
    quick: ["快速掃描", "Quick"],
    custom: ["自訂掃描", "Custom"],
    offline: ["離線", "Offline"],
    online: ["連線", "Online"],
    borrower: ["借用人", "Borrower"],
    records: ["檔案人員", "Records staff"],
    overdue: ["逾期", "Overdue"],
  },
  inField: {
    stage: { registered: ["已登記借用", "Loan registered"], lost: ["遺失或遭竊", "Lost or stolen"] },
  },
};
