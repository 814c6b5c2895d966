// What can be refused about IP reports and packs, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const REPORT_PROBLEM = problemKinds({
  "rows-refused": [
    422,
    "回報的位址有誤，未作任何變更",
    "Some reported ranges were refused; nothing was changed",
  ],
  "sheet-refused": [422, "檔案內容有誤，未作任何變更", "The file has faults; nothing was changed"],
  "nothing-drafted": [409, "尚無草稿可供回報", "There is no draft to file"],
  "draft-moved": [409, "草稿已被變更，請重新檢視後再回報", "The draft has changed: review it before filing"],
  "nothing-filed": [409, "尚無任何體系完成回報", "No system has filed a report yet"],
  "nothing-new": [409, "自上次彙整後沒有任何變更", "Nothing has changed since the last pack"],
  "pack-superseded": [409, "此彙整檔已由新的彙整檔取代", "A later pack has replaced this one"],
  "pack-outdated": [
    409,
    "彙整後有體系重新回報，請重新彙整",
    "A system has filed again since this pack was compiled: compile a new one",
  ],
  "pack-not-forwarded": [409, "此彙整檔尚未轉送", "This pack has not been forwarded"],
  "pack-altered": [409, "存放的彙整檔與紀錄不符", "The stored pack is not the one on record"],
  "status-out-of-order": [409, "狀態只能依序前進", "A status only moves forward, one step at a time"],
  "answers-refused": [422, "答復內容有誤，未作任何變更", "Some answers were refused; nothing was changed"],
  "not-from-archives": [
    403,
    "只有檔案主管機關的答復能設定位址",
    "Only an answer from the archives can set a range",
  ],
  "paper-known": [
    409,
    "此文號的紙本答復已登錄",
    "A paper answer with this document number is already on record",
  ],
  "paper-unknown": [
    404,
    "查無待覆核的紙本答復",
    "No paper answer with this number is waiting for a second officer",
  ],
  "paper-own": [
    403,
    "紙本答復須由另一位承辦人員覆核",
    "An officer other than the one who recorded it must confirm a paper answer",
  ],
});
