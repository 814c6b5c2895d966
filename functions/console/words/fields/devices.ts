// Fields of own devices.
import type { FieldNames } from "./field.ts";

export const DEVICE_FIELDS: FieldNames = {
  device: ["自備設備編號", "Own device"],
  deviceKind: ["設備種類", "Kind of device"],
  passed: ["通過檢測", "It passed"],
  "testDevice.report": ["檢測紀錄", "Test record", "文號或紀錄編號", "Its number"],
  "testDevice.until": ["檢測有效期限", "The test counts until", "通過者必填", "Needed where it passed"],
  approved: ["是否核准", "Approve"],
  "decideDevice.systems": [
    "可使用的體系",
    "Systems it may be used for",
    "公文交換體系不得列入",
    "Never one of exchange",
  ],
  "decideDevice.reason": ["不核准理由", "Why not"],
  deletionMethod: ["刪除方式", "How it was deleted"],
  "attestDeletion.note": ["刪除情形", "What was deleted"],
};
