// Fields of lists and their changes.
import type { FieldGroups, FieldNames } from "./field.ts";

export const LIST_FIELDS: FieldNames = {
  direction: ["方向", "Direction"],
  document: ["文號", "Reference document"],
  range: [
    "位址",
    "Range",
    "例如 203.0.113.24/32 或 2001:db8::/64",
    "For example 203.0.113.24/32 or 2001:db8::/64",
  ],
  "proposeWholeList.sheet": [
    "CSV 或 YAML 檔",
    "CSV or YAML file",
    "UTF-8，第一列為欄名",
    "UTF-8, with column names in the first row",
  ],
  ranges: ["位址", "Ranges", "每行一個", "One per line"],
  owner: ["使用單位", "Owner"],
  add: ["新增", "To add"],
  amend: ["變更", "To amend"],
  remove: ["移除", "To remove", "每行一個位址", "One range per line"],
  dependsOn: ["依據", "Depends on", "迄不得晚於所依據者", "It cannot end later than what it depends on"],
  dependsOnId: [
    "依據編號",
    "Reference number",
    "核准文號、借用終端的財產編號，或容量規劃文號",
    "The approval number, the property number of the terminal on loan, or the plan’s reference",
  ],
  dependsOnUntil: ["依據期限", "Reference ends at"],
  sharedReason: [
    "共用理由",
    "Reason for sharing",
    "別的體系名單上也有這個位址時必填",
    "Required if the range is also on another system’s list",
  ],
  openReason: ["全部開放的理由", "Reason for opening to all"],
  closeOpen: ["結束全部開放", "Close an open list"],
  because: ["理由", "Reason"],
  revision: ["版次", "Revision"],
  verdict: ["檢視結果", "Verdict"],
  "ChangeProposed.number": ["異動編號", "Change number"],
  "ChangeApproved.number": ["異動編號", "Change number"],
  "ChangeRejected.number": ["異動編號", "Change number"],
  "ChangeWithdrawn.number": ["異動編號", "Change number"],
  "EntriesRemoved.number": ["移除編號", "Removal number"],
  "RemovalReviewed.number": ["移除編號", "Removal number"],
};

export const LIST_GROUPS: FieldGroups = {
  proposeChange: [
    ["位址與使用單位", "Ranges, and who uses them", ["ranges", "owner"]],
    ["期間", "When", ["from", "until"]],
    ["連帶期限", "What they depend on", ["dependsOn", "dependsOnId", "dependsOnUntil"]],
    ["名單模式", "Mode", ["mode", "openReason"]],
    ["文號與理由", "Document and reason", ["document", "reason", "sharedReason"]],
  ],
};
