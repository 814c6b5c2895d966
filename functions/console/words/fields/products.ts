// Fields of the register of hazardous products.
import type { FieldGroups, FieldNames } from "./field.ts";

export const PRODUCT_FIELDS: FieldNames = {
  noticeNo: ["公告文號", "Number of the notice"],
  noticeDate: ["公告日期", "Date of the notice"],
  make: ["廠牌", "Make"],
  aliases: ["廠牌別名", "Other names of the make", "每行一個", "One per line"],
  models: [
    "產品型號",
    "Products",
    "每行一個；不填即涵蓋整個廠牌",
    "One per line. Leave empty for everything of the make",
  ],
  approval: ["核可文號", "Number of the approval"],
  officer: ["資通安全長", "Chief information security officer"],
  proposal: ["提案編號", "Proposal"],
  exception: ["例外使用編號", "Exception"],
};

export const PRODUCT_GROUPS: FieldGroups = {
  proposeNotice: [
    ["公告", "Notice", ["noticeNo", "noticeDate", "document"]],
    ["產品", "Products", ["make", "aliases", "models"]],
  ],
  proposeException: [
    ["電腦與公告", "Terminal and notice", ["propertyNo", "noticeNo"]],
    ["核准與期限", "Approval and term", ["approval", "officer", "until", "reason"]],
  ],
};
