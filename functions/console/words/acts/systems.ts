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
  confirmDeployment: act(
    ["administrator"],
    "部署建立的端點自此屬於本體系，人員可由此連入；部署已撤除的端點隨即停用。其他條件仍須符合。",
    "from now on the endpoints that the deployment made are this system's and people can connect through them if they meet all other conditions; those it took away are removed.",
  ),
  removeEndpoint: danger(
    ["administrator"],
    "不再有人能由這個端點連入，進行中的連線隨即關閉。",
    "no one can connect through this endpoint any more, and sessions through it are closed.",
  ),
  proposeBroker: act(
    ["administrator"],
    "提出後尚不生效，由本體系另一位管理者確認後，連線代理才會收到通知。",
    "nothing changes yet: once another administrator of the system has confirmed it, the broker is told.",
  ),
  confirmBroker: act(
    ["administrator"],
    "自此由這個端點開通的連線結束時，代理須在期限內確認已關閉；未確認前不再開放新的連線（VDI 為全體系，自建 VPN 為這部伺服器）。",
    "from now on the broker has to confirm in time that what opened here is closed; until it does, the next ones are refused (of VDI the whole system's, of an own VPN server its own).",
  ),
  removeBroker: danger(
    ["administrator"],
    "此後開通的連線只在紀錄上結束，不再通知代理；已通知而未確認的，仍須確認或由管理者登錄。",
    "sessions let in from then on end on record only; what is still to be confirmed stays so, or is recorded by an administrator.",
  ),
  testBroker: act(
    ["administrator"],
    "送出一則測試通知，立即顯示結果。",
    "a test is sent, and what became of it is shown at once.",
  ),
  proposePurpose: act(
    ["administrator"],
    "VPN 本身說不出辦理何種業務；經另一位管理人員確認後，由此連入者即以此用途判斷。",
    "a VPN cannot say what business is done. Once another administrator confirms, whoever connects here is judged by this.",
  ),
  confirmPurpose: act(
    ["administrator"],
    "自此由這個端點連入者，依此業務、權限與功能判斷。",
    "from now on whoever connects here is judged by this business, these rights and functions.",
  ),
  recordRemoteTest: act(
    ["administrator"],
    "測試列入紀錄；有的規範以此為連線的前提。",
    "the test is recorded. Some regulations require it before anyone can connect.",
  ),
};
