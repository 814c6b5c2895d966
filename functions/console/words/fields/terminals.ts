// Fields of the register of terminals.
import type { FieldGroups, FieldNames } from "./field.ts";

export const TERMINAL_FIELDS: FieldNames = {
  propertyNo: [
    "財產編號",
    "Property number",
    "七碼類別-兩碼項目-序號，例如 3140101-03-0000123；可用掃描器讀取",
    "For example 3140101-03-0000123. You can use a scanner",
  ],
  serial: ["序號", "Serial number"],
  role: ["用途", "Role"],
  ownership: ["財產歸屬", "Ownership"],
  brand: ["廠牌", "Brand"],
  model: ["型號", "Model"],
  certificateName: [
    "憑證名稱",
    "Certificate name",
    "不填即為財產編號",
    "Leave empty to use the property number",
  ],
  inServiceFrom: ["啟用日期", "In service from"],
  custodian: ["保管人", "Custodian", "填姓名，或公務帳號", "By name or account"],
  accessories: ["配件", "Accessories", "每行一項", "One per line"],
};

export const TERMINAL_GROUPS: FieldGroups = {
  registerTerminal: [
    ["財產", "Property", ["propertyNo", "ownership", "inServiceFrom"]],
    ["電腦", "Computer", ["brand", "model", "serial", "accessories"]],
    ["保管與用途", "Custody and use", ["agency", "custodian", "system", "role", "certificateName"]],
  ],
  amendTerminal: [
    ["財產與用途", "Property and use", ["ownership", "inServiceFrom", "role", "certificateName"]],
    ["電腦", "Computer", ["brand", "model", "serial", "accessories"]],
  ],
};
