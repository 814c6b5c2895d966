// Fields of IP reports, packs and answers.
import type { FieldGroups, FieldNames } from "./field.ts";

export const REPORT_FIELDS: FieldNames = {
  rows: ["位址", "Addresses", "一列一個位址；空白列不計", "One address per row. Empty rows are ignored"],
  "rows.range": ["位址", "Range"],
  "rows.nature": ["性質", "Nature"],
  "rows.purpose": ["用途", "Purpose"],
  "rows.channel": ["連線方式", "Channel"],
  contact: ["聯絡人", "Contact"],
  "contact.office": ["聯絡單位", "Office"],
  "contact.role": ["職稱", "Role", "寫職稱，不寫姓名", "A role, not a name"],
  "contact.extension": ["分機", "Extension"],
  "capacity.vpnAccounts": ["VPN 帳號數", "VPN accounts"],
  "capacity.bandwidthMbps": ["頻寬（Mbps）", "Bandwidth (Mbps)"],
  "capacity.vdiSeats": ["VDI 席次", "VDI seats"],
  remarks: ["備註", "Remarks"],
  draft: [
    "草稿雜湊值（SHA-256）",
    "Digest of the draft",
    "送出的就是您看過的這一份",
    "You file exactly the draft you saw",
  ],
  number: ["彙整檔號", "Pack number"],
  documentNo: ["文號", "Document number"],
  answeredOn: ["答復日期", "Answered on"],
  signedBy: ["署名單位", "Signed by", "寫單位，不寫姓名", "An office, not a name"],
  lines: ["各項答復", "Answers by line"],
  line: ["答復", "Answer"],
};

export const REPORT_GROUPS: FieldGroups = {
  draftReport: [
    ["聯絡人", "Contact", ["contact"]],
    ["容量", "Capacity", ["capacity"]],
    ["位址與備註", "Addresses and remarks", ["rows", "remarks"]],
  ],
};
