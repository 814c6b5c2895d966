// What acts on a system’s capacity and endpoints bring about.
import { type ActNames, act, danger } from "./act.ts";

export const SYSTEM_ACTS: ActNames = {
  planCapacity: act(
    ["administrator"],
    "同時連線數自此不得超過規劃，超出的連線由最晚連入者起關閉；白名單可以開始登錄。",
    "from now on no more people can connect at the same time than planned. Sessions above the limit are closed, the latest first. Lists can now be filled.",
  ),
  addEndpoint: act(
    ["administrator"],
    "人員可由這個端點連入本體系；其他條件仍須符合。",
    "people can connect through this endpoint if they meet all other conditions.",
  ),
  removeEndpoint: danger(
    ["administrator"],
    "不再有人能由這個端點連入，進行中的連線隨即關閉。",
    "no one can connect through this endpoint any more, and sessions through it are closed.",
  ),
  recordRemoteTest: act(
    ["administrator"],
    "測試列入紀錄；有的規範以此為連線的前提。",
    "the test is recorded. Some regulations require it before anyone can connect.",
  ),
};
