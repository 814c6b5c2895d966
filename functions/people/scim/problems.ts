// What is refused to a directory, each with a stable code and the protocol's own word for it where it has one.
import { problemKinds } from "../../shared/http/problem.ts";

export const SCIM_PROBLEM = problemKinds({
  "scim-token": [401, "目錄的權杖不符", "This is not the directory's token"],
  "scim-unknown": [404, "查無此筆資料", "There is no such resource"],
  "scim-syntax": [400, "請求的格式不符 SCIM", "The request is not as SCIM has it"],
  "scim-filter": [400, "不支援或不正確的篩選條件", "The filter is not understood"],
  "scim-path": [400, "不認得的屬性路徑", "There is no attribute at this path"],
  "scim-no-target": [400, "未指明要移除的屬性", "What is to be removed must be named"],
  "scim-mutability": [400, "此屬性不可變更", "This attribute does not change"],
  "scim-value": [400, "屬性的值不正確", "The value of an attribute is wrong"],
  "scim-account": [
    400,
    "userName 不是可用的帳號（僅限英文字母、數字與 . _ - @ + '）",
    "The userName is no account: Latin letters, digits and . _ - @ + ' alone",
  ],
  "scim-taken": [409, "此帳號或外部識別碼已屬於另一人", "The userName or externalId is another person's"],
  "scim-rename": [
    409,
    "此人尚有借出的設備、被停止或被召回，先處理後才能更改帳號",
    "The person has a terminal out, or is suspended or recalled: settle that before their account changes",
  ],
  "scim-moved": [412, "資料已變更", "The resource has changed since"],
});

/** Of RFC 7644, section 3.12. */
export const SCIM_TYPES: Readonly<Record<string, string>> = {
  "malformed-json": "invalidSyntax",
  "invalid-input": "invalidValue",
  "scim-syntax": "invalidSyntax",
  "scim-filter": "invalidFilter",
  "scim-path": "invalidPath",
  "scim-no-target": "noTarget",
  "scim-mutability": "mutability",
  "scim-value": "invalidValue",
  "scim-account": "invalidValue",
  "scim-taken": "uniqueness",
  "scim-rename": "mutability",
};
