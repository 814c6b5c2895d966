// What acts on IP reports, packs and answers bring about.
import { type ActNames, act, danger } from "./act.ts";

export const REPORT_ACTS: ActNames = {
  draftReport: act(
    ["administrator"],
    "存成草稿，任何人都還看不到；送出前可再改。",
    "it is kept as a draft and counts for nothing until it is filed.",
  ),
  importReportRows: act(
    ["administrator"],
    "以檔案的列取代草稿的列；任何一列有誤就不取代。",
    "the rows of the file replace those of the draft; with a fault in any row, none does.",
  ),
  fileReport: act(
    ["administrator"],
    "送交智慧發展中心，成為新的一版；閘門要等檔案主管機關設定才認。",
    "it goes to the center as a new version; the gate waits until the archives have set it.",
  ),
  compilePack: act(
    ["center"],
    "把各體系最新的回報彙整成一份簽章的檔案；還不會轉送。",
    "the latest reports become one signed pack; it is not forwarded yet.",
  ),
  forwardPack: danger(
    ["center"],
    "轉送檔案主管機關，不能收回；各列改為「已轉送」。",
    "it goes to the archives and cannot be called back; its rows become “forwarded”.",
  ),
  answerPack: act(
    ["archives"],
    "選好的列立即生效：已設定的位址閘門開始承認，移除的不再承認。",
    "the chosen lines count at once: what is set the gate relies on, what is withdrawn it no longer does.",
  ),
  importAnswers: act(
    ["archives"],
    "檔案裡填了答復的列立即生效；任何一列有誤就都不生效。",
    "each answered row of the file counts at once; with a fault in any row, none does.",
  ),
  recordPaperAnswer: act(
    ["center"],
    "登錄在案，還不生效；另一位承辦人員對照紙本覆核後才生效。",
    "it is on record and counts for nothing until another officer holds it against the paper.",
  ),
  confirmPaperAnswer: danger(
    ["center"],
    "您已對照紙本；各列立即生效。",
    "you have held it against the paper; its lines count at once.",
  ),
  rejectPaperAnswer: act(
    ["center"],
    "駁回這份登錄，各列不變；可以重新登錄。",
    "what was recorded is dropped and no line changes; it may be recorded again.",
  ),
  reconcileList: act(
    ["center", "archives"],
    "逐列比對兩份清單並記錄差異；兩邊都不更動。",
    "the two lists are compared row by row and the differences recorded; neither is changed.",
  ),
};
