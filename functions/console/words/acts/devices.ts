// What acts on own devices bring about.
import { type ActNames, act, danger } from "./act.ts";

export const DEVICE_ACTS: ActNames = {
  registerDevice: act(
    ["worker"],
    "取得自備設備編號，待機關檢測；檢測通過並核准前，不得用於連線。公文電子交換一律不得使用自備設備。",
    "it gets an inventory number and waits for the agency’s test. It opens nothing before it has passed and is approved, and exchange never.",
  ),
  testDevice: act(
    ["scan"],
    "結果記錄並通知本人；期限一到即不得再用，進行中的連線隨即關閉。",
    "the result is recorded and the owner is told. At the end of the test the device closes, live sessions included.",
  ),
  decideDevice: act(
    ["personnel"],
    "核准者可用於所列體系；不核准者立即關閉，曾核准者須刪除公務資料。",
    "if approved, it may be used for these systems. If not, it closes at once, and what was approved before has its data deleted.",
  ),
  withdrawDevice: danger(
    ["worker", "scan", "personnel"],
    "設備停用，進行中的連線隨即關閉；不能復原，須重新登記。曾核准使用者須刪除公務資料。",
    "the device is out of use and live sessions close; it takes a new registration. If it was approved, its official data must be deleted.",
  ),
  attestDeletion: act(
    ["worker", "scan", "personnel"],
    "以您的登入聲明資料已徹底刪除；系統無從查證，依所述記錄。",
    "you say by your own log-in that the data is gone. Nothing here can see it: it is recorded as said.",
  ),
};
