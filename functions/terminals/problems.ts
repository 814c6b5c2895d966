// What can be refused about the register of terminals, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const TERMINAL_PROBLEM = problemKinds({
  "property-number-taken": [409, "此財產編號已登記", "This property number is already registered"],
  "terminal-retired": [409, "此終端已除帳", "This terminal has been retired"],
  "terminal-not-in-office": [
    409,
    "此終端攜出中或管制中，須先完成歸還",
    "This terminal is on loan or on hold: its return must be finished first",
  ],
  "nothing-to-transfer": [409, "移轉前後的保管單位與保管人相同", "The transfer would change nothing"],
  "transfer-not-offered": [
    409,
    "此終端沒有待貴機關接管的移轉",
    "This terminal is not offered to your agency",
  ],
  "certificate-name-foreign": [
    422,
    "憑證名稱須為財產編號，或以「財產編號.」開頭",
    "The certificate name must be the property number, or begin with it and a dot",
  ],
  "scan-history-unread": [
    503,
    "先前的掃描報告尚未讀完，暫時無法判斷這份報告是否用過；請於數分鐘後再試",
    "Earlier scan reports are not all read yet, so whether this one was used is unknown: try again in some minutes",
  ],
  "sheet-faulty": [422, "檔案內容有誤，未匯入任何一列", "The file has faults; not a single row was imported"],
});
