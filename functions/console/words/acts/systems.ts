// What acts on a system’s capacity and endpoints bring about.
import { type ActNames, act, danger } from "./act.ts";

export const SYSTEM_ACTS: ActNames = {
  planCapacity: act(
    ["administrator"],
    "同時連線數自此不得超過規劃，超出的連線由最晚連入者起關閉；白名單可以開始登錄。",
    "from now on no more may connect at once than planned, and what is above it is closed, the latest first; lists may be filled.",
  ),
  addEndpoint: act(
    ["administrator"],
    "人員可由這個端點連入本體系；其他條件仍須符合。",
    "staff may come in through this endpoint; everything else must still hold.",
  ),
  removeEndpoint: danger(
    ["administrator"],
    "不再有人能由這個端點連入，進行中的連線隨即關閉。",
    "nobody comes in through this endpoint any more, and sessions through it are closed.",
  ),
  recordRemoteTest: act(
    ["administrator"],
    "測試列入紀錄；有的規範以此為連線的前提。",
    "the test is on record, which some regulations make a condition of connecting.",
  ),
};
