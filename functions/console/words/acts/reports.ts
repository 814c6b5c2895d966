// What acts on IP reports, packs and answers bring about.
import { type ActNames, act } from "./act.ts";

export const REPORT_ACTS: ActNames = {
  draftReport: act(
    ["administrator"],
    "存成草稿，任何人都還看不到；送出前可再改。",
    "the report is saved as a draft. It has no effect until it is filed.",
  ),
  importReportRows: act(
    ["administrator"],
    "以檔案的列取代草稿的列；任何一列有誤就不取代。",
    "the rows in the file replace the rows in the draft. If any row has a fault, none are replaced.",
  ),
  fileReport: act(
    ["administrator"],
    "送交智慧發展中心，成為新的一版；閘門要等檔案主管機關設定才認。",
    "the report goes to the center as a new version. The gate relies on it only once the archives have set it.",
  ),
  compilePack: act(
    ["center"],
    "把各體系最新的回報彙整成一份簽章的檔案；還不會轉送。",
    "the latest reports are compiled into one signed pack. The pack is not forwarded yet.",
  ),
  forwardPack: act(
    ["center"],
    "轉送檔案主管機關，不能收回；各項改為「已轉送」。",
    "the pack goes to the archives and cannot be recalled. Its rows become “forwarded”.",
  ),
  answerPack: act(
    ["archives"],
    "選好的項目立即生效：已設定的位址閘門開始承認，移除的不再承認。",
    "the chosen lines take effect immediately. The gate relies on lines that are set and no longer relies on lines that are withdrawn.",
  ),
  importAnswers: act(
    ["archives"],
    "檔案裡填了答復的列立即生效；任何一列有誤就都不生效。",
    "every answered row in the file takes effect immediately. If any row has a fault, none take effect.",
  ),
  recordPaperAnswer: act(
    ["center"],
    "登錄在案，還不生效；另一位承辦人員對照紙本覆核後才生效。",
    "the answer is recorded. It has no effect until another officer checks it against the paper.",
  ),
  confirmPaperAnswer: act(
    ["center"],
    "您已對照紙本；各項立即生效。",
    "you confirm that it matches the paper. Its lines take effect immediately.",
  ),
  rejectPaperAnswer: act(
    ["center"],
    "駁回這份登錄，各項不變；可以重新登錄。",
    "the recorded answer is rejected and no line changes. It can be recorded again.",
  ),
  reconcileList: act(
    ["center", "archives"],
    "逐列比對兩份清單並記錄差異；兩邊都不更動。",
    "the two lists are compared row by row and the differences are recorded. Neither list is changed.",
  ),
};
