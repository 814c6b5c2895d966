// Values of terminals, their links and their reporting keys.
import type { Values } from "./value.ts";

export const TERMINAL_VALUES: Values = {
  always: {
    "exchange-terminal": ["公文交換終端", "Exchange terminal"],
    office: ["辦公電腦", "Office computer"],
    "posture.antivirus": ["防毒軟體", "Antivirus"],
    "posture.signaturesOn": ["病毒碼日期", "Signatures of"],
    "posture.diskEncrypted": ["磁碟加密", "Disk encrypted"],
    "posture.updatedOn": ["最近更新", "Last update"],
    "posture.securityUpdates": ["待裝安全更新", "Security updates that wait"],
    declared: ["自行聲明", "Declared"],
    measured: ["實測", "Measured"],
    wired: ["有線", "Wired"],
    wifi: ["無線（Wi-Fi）", "Wi-Fi"],
    cellular: ["行動網路", "Cellular"],
    tethered: ["手機網路分享（行動熱點）", "Tethered to a phone"],
  },
  inField: {
    brand: { allowed: ["可用", "Allowed"] },
    place: {
      hardware: ["安全晶片（TPM），無法複製", "In the security chip (TPM); it cannot be copied"],
      "not-exportable": ["作業系統保管，不可匯出", "Kept by the operating system; it cannot be exported"],
      file: ["檔案，僅限本機管理者讀取", "In a file that only this computer’s administrator reads"],
    },
    ownership: {
      agency: ["機關財產", "Owned by the agency"],
      personal: ["自有", "Personally owned"],
    },
    // In the register.
    status: {
      registered: ["在冊", "On the register"],
      retired: ["已除帳", "Retired"],
    },
  },
};
