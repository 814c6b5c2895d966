// Values of supplied items.
import type { Values } from "./value.ts";

export const SUPPLY_VALUES: Values = {
  inField: {
    supplyKind: {
      monitor: ["螢幕", "Monitor"],
      phone: ["手機", "Phone"],
      "login-token": ["登入憑證載具", "Log-in token"],
      "encrypted-drive": ["加密隨身碟", "Encrypted drive"],
      headset: ["耳機麥克風", "Headset"],
      adapter: ["轉接器或網路線", "Adapter or cable"],
      "other-item": ["其他用品", "Another item"],
    },
    condition: {
      "in-order": ["完好", "In order"],
      damaged: ["損壞", "Damaged"],
    },
    supplyDue: {
      "home-work-ended": ["居家辦公已結束", "Home working has ended"],
      "day-passed": ["歸還日已過", "The day of return has passed"],
      "borrower-left": ["借用人已離開機關", "The borrower has left the agency"],
    },
  },
};
