// What acts on the register of hazardous products bring about.
import { type ActNames, act, danger } from "./act.ts";

export const PRODUCT_ACTS: ActNames = {
  proposeNotice: act(
    ["administrator", "center"],
    "公告列為待確認；由另一人確認後，所涉電腦的連線立即關閉。",
    "the notice waits for a second officer. Once confirmed, sessions from every computer it names are closed.",
  ),
  importNotices: act(
    ["administrator", "center"],
    "檔案內的公告列為待確認，有任何錯誤即全部不受理；只有標題列的檔案表示目前沒有公告。",
    "the notices in the file wait for a second officer. With a single fault none is taken. A file with only its headings says that there are no notices.",
  ),
  proposeWithdrawal: act(
    ["administrator", "center"],
    "撤銷列為待確認；由另一人確認後，所涉電腦可再連線。",
    "the withdrawal waits for a second officer. Once confirmed, the computers may connect again.",
  ),
  proposeException: act(
    ["administrator", "supervisor", "records", "property"],
    "例外使用列為待確認；由另一人確認後，這部電腦在期限內可連線。",
    "the exception waits for a second officer. Once confirmed, the computer may connect until it ends.",
  ),
  confirmProducts: act(
    ["administrator", "center", "supervisor"],
    "提案立即生效；確認公告即關閉所涉電腦進行中的連線。",
    "it takes effect at once. Confirming a notice closes live sessions from every computer it names.",
  ),
  rejectProducts: act(
    ["administrator", "center", "supervisor", "records", "property"],
    "提案不生效，理由列入紀錄。",
    "the proposal does not take effect, and the reason is recorded.",
  ),
  revokeException: danger(
    ["administrator", "supervisor", "records", "property"],
    "例外使用立即終止，這部電腦進行中的連線隨即關閉。",
    "the exception ends at once, and a live session from the computer is closed.",
  ),
};
