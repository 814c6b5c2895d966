// What acts on lists bring about.
import { type ActNames, act, danger } from "./act.ts";

export const LIST_ACTS: ActNames = {
  proposeChange: act(
    ["administrator"],
    "異動與其差異送交另一位管理人員；核准之前名單不變。",
    "the change and its difference go to another administrator; the list stays as it is until they approve.",
  ),
  restoreList: act(
    ["administrator"],
    "恢復內容列為新的異動，由另一位管理人員核准。",
    "the earlier contents become a new change, which another administrator approves.",
  ),
  rejectChange: act(
    ["administrator"],
    "異動不生效，理由列入紀錄。",
    "the change takes no effect, and the reason is on record.",
  ),
  removeAtOnce: danger(
    ["administrator"],
    "位址立即移出名單，由此連入的連線隨即關閉；事後由另一位管理人員檢視。",
    "the ranges leave the list at once and sessions through them are closed; another administrator reviews it after.",
  ),
  reviewRemoval: act(
    ["administrator"],
    "檢視結果列入紀錄；要恢復請另提異動。",
    "the review is on record; to put anything back, propose a change.",
  ),
};
