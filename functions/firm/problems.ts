// What can be refused about a securities firm's file, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const FIRM_PROBLEM = problemKinds({
  "premises-first": [
    422,
    "沒有得居家辦公的情形時，應先改到其他營業處所（含異地備援）",
    "Without one of the three reasons, other premises come first",
  ],
  "business-span-order": [422, "迄日不得早於起日", "The last day may not come before the first"],
  "business-span-past": [422, "期間已過，請填今日以後的期間", "The span is over already"],
  "business-span-long": [422, "一次申請最長三個月", "One application covers three months at most"],
  "business-running": [
    409,
    "這項業務的申請尚在期間內",
    "This business has an application in its span already",
  ],
  "business-unknown": [404, "這項業務沒有申請", "Nobody applied for this business"],
  "business-decided": [
    409,
    "這項業務的申請已有決定或已終止",
    "This application was decided or ended already",
  ],
  "business-not-in-force": [
    409,
    "這項業務目前不在居家辦公期間內",
    "This business is not carried on from home now",
  ],
  "own-business": [
    403,
    "申請的承辦人不得自行登錄核准結果，請由另一人辦理",
    "Whoever applied may not record what was decided: somebody else must",
  ],
  "plan-incomplete": [422, "應變計畫的書件不齊", "The contingency plan lacks papers"],
  "papers-due-past": [422, "補件期限不得在今日以前", "The papers may not be due before today"],
  "papers-not-awaited": [409, "這項業務沒有待補的書件", "No papers are awaited for this business"],
  "business-extension-used": [
    409,
    "已延展過一次，須重新申請",
    "It was extended once: a new application is needed",
  ],
  "business-extension-late": [
    422,
    "須於期限屆滿前申請延展",
    "An extension has to be asked for before the end",
  ],
  "business-extension-long": [422, "延展最長三個月", "An extension covers three months at most"],
  "paper-in-the-future": [422, "日期不得在今日以後", "The day may not lie in the future"],
  "paper-over": [422, "有效期限不得早於文件日期", "It may not end before its own date"],
  "consent-due-missing": [422, "待追認者須填追認期限", "A consent that is promised needs the day it is due"],
  "consent-due-past": [422, "追認期限不得在今日以前", "The consent may not be due before today"],
  "consent-not-promised": [
    409,
    "只有緊急通報的業務得事後追認",
    "Only what was notified in an emergency may be consented to afterwards",
  ],
  "risks-missing": [
    422,
    "風險評估須涵蓋五類風險並檢視應變計畫",
    "The assessment needs all five risks and a look at the plan",
  ],
  "own-training": [
    403,
    "不得登錄自己的受訓紀錄，請由另一人辦理",
    "You may not record your own training: somebody else must",
  ],
  "trained-too-many": [409, "受訓人員名冊已滿", "The list of those trained is full"],
  "turn-order": [422, "監督時段的迄不得早於起", "A supervisor’s turn may not end before it begins"],
  "turns-too-many": [
    409,
    "監督時段過多，請先取消已過的",
    "There are too many turns: remove those that are over",
  ],
  "turn-unknown": [404, "沒有這個監督時段", "There is no such turn"],
});
