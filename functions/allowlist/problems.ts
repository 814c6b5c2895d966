// What can be refused about lists and their changes, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const LIST_PROBLEM = problemKinds({
  "egress-by-report": [
    409,
    "出口位址由連線 IP 回報表決定，請修改該體系的回報",
    "Egress ranges come from the IP report: change the system's report instead",
  ],
  "plan-missing": [
    409,
    "尚未規劃此體系的容量，名單不能有第一筆位址",
    "The system's capacity is not planned yet: plan it before adding the first entry",
  ],
  "change-refused": [
    422,
    "異動內容有誤，未作任何變更",
    "The change has faults; nothing was proposed or changed",
  ],
  "nothing-to-change": [409, "名單已經是這樣，沒有要異動的內容", "Nothing to change"],
  "already-proposed": [409, "同樣的異動已經提出，等候核准", "This change is already waiting for approval"],
  "over-ceiling": [
    409,
    "彙整後的位址數超過防火牆清單的上限",
    "The covering set is larger than the firewall list can hold",
  ],
  "list-moved": [
    409,
    "提出之後名單已有變動，與此異動牴觸，請重新提出",
    "The list has changed since, and this change conflicts with it: propose it again",
  ],
  "change-decided": [409, "此異動已有決定", "This change has already been decided"],
  "too-many-undecided": [
    409,
    "待決的異動過多，請先處理",
    "Too many changes are waiting for a decision: decide some first",
  ],
  "own-change": [403, "異動須由另一位管理人員核准或退回", "Someone other than the proposer must decide"],
  "not-own-change": [
    403,
    "只有提出的人可以撤回，其他人請退回",
    "Only the proposer may withdraw a change: others reject it",
  ],
  "revision-unknown": [404, "名單沒有這個版次", "The list has no such revision"],
  "too-many-unreviewed": [
    409,
    "待檢視的緊急移除過多，請先檢視",
    "Too many emergency removals are waiting for review: review some first",
  ],
  "own-removal": [
    403,
    "緊急移除須由另一位管理人員事後檢視",
    "Someone other than whoever removed it must review an emergency removal",
  ],
  "removal-reviewed": [409, "此緊急移除已經檢視", "This removal has already been reviewed"],
});
