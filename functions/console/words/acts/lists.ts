// What acts on lists bring about.
import { type ActNames, act, danger } from "./act.ts";

export const LIST_ACTS: ActNames = {
  proposeChange: act(
    ["administrator"],
    "異動與其差異送交另一位管理人員；核准之前名單不變。",
    "another administrator receives the change and its difference. The list does not change until they approve it.",
  ),
  restoreList: act(
    ["administrator"],
    "恢復內容列為新的異動，由另一位管理人員核准。",
    "the earlier contents become a new change, which another administrator must approve.",
  ),
  rejectChange: act(
    ["administrator"],
    "異動不生效，理由列入紀錄。",
    "the change has no effect, and the reason is recorded.",
  ),
  removeAtOnce: danger(
    ["administrator"],
    "位址立即移出名單，由此連入的連線隨即關閉；事後由另一位管理人員檢視。",
    "the ranges are removed from the list immediately and sessions that use them are closed. Another administrator reviews the removal afterwards.",
  ),
  reviewRemoval: act(
    ["administrator"],
    "檢視結果列入紀錄；要恢復請另提異動。",
    "the review is recorded. To restore anything, propose a change.",
  ),
};
