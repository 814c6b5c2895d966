// What can be refused about an agency's preparations, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const AGENCY_PROBLEM = problemKinds({
  "plan-missing": [422, "檢視紀錄必須註明應變計畫", "A review must name the contingency plan it is based on"],
  "review-missing": [409, "尚未檢視軟硬體與人員", "Hardware, software and people have not been reviewed yet"],
  "drill-in-the-future": [422, "演練不能是尚未發生的", "A drill cannot be in the future"],
  "site-named-twice": [422, "同一處所代號重複", "The same site is listed twice"],
  "site-hours": [
    422,
    "處所的開放時間須起訖俱全，且迄晚於起",
    "A site’s hours need a beginning and an end, and the end comes after the beginning",
  ],
  "windows-overlap": [
    422,
    "同一類、同一對象的時段重疊",
    "Windows of one kind and for the same people overlap",
  ],
  "office-hours-too-long": [
    422,
    "上班時間超過每日 8 小時或每週 40 小時",
    "Office hours come to more than 8 hours a day, or 40 a week",
  ],
  "office-hours-not-eight": [
    422,
    "另訂的上班時間，每日扣除休息須合計 8 小時",
    "Hours that are set come to 8 a day, without the breaks",
  ],
  "allowing-needs-document": [
    422,
    "上班時間外連線免經指派者，須註明依據文號",
    "Allowing sessions outside hours without an assignment needs the number of the document that says so",
  ],
  "contact-named-twice": [422, "同一事項只登錄一個洽詢窗口", "Each matter has one contact only"],
  "rules-misconfigured": [
    503,
    "採用的規範無法併行，不予開放",
    "The adopted rules contradict each other, so nothing is opened",
  ],
  "binds-by-itself": [
    409,
    "這部規範一律適用，無須採用",
    "This regulation binds by itself: there is nothing to adopt",
  ],
  "adoption-out-of-scope": [
    422,
    "這部規範不適用於此機關或此項業務",
    "This regulation is not for this agency, or not for this activity",
  ],
  "agency-not-described": [
    409,
    "尚未登錄機關所屬縣市，無法判斷規範是否適用",
    "The agency's city is not recorded, so nobody knows whether the regulation is for it",
  ],
  "trigger-missing": [
    422,
    "這部規範須有啟動事由才能採用",
    "This regulation applies only after something has happened: say what",
  ],
  "trigger-not-asked-for": [
    422,
    "這部規範不需要啟動事由",
    "This regulation asks for nothing to have happened",
  ],
  "adoption-known": [
    409,
    "同一期間已採用或已提出採用這部規範",
    "This regulation is adopted, or proposed, for that time already",
  ],
  "adoption-in-the-past": [
    422,
    "採用不能回溯，起日須為今日或以後",
    "Nothing is adopted back in time: it begins today or later",
  ],
  "adoption-ends-first": [422, "迄日不能早於起日", "It cannot end before it begins"],
  "adoption-over": [409, "採用期間已過，不能再確認", "Its time is over, so it cannot be confirmed"],
  "version-not-in-force": [
    422,
    "起日當天這個版本並未生效",
    "That version is not in force on the day it would begin",
  ],
  "adoption-unknown": [404, "查無此項採用", "There is no such adoption"],
  "adoption-decided": [409, "此項採用已經確認或退回", "This adoption has been confirmed or declined already"],
  "own-adoption": [
    403,
    "採用須由提出者以外的人確認",
    "Somebody other than the proposer must confirm an adoption",
  ],
  "nothing-left-allowed": [
    409,
    "如此將沒有任何項目可供使用，未予登錄",
    "That would leave nothing allowed, so it was not recorded",
  ],
  "repeal-known": [409, "此項採用已提出廢止或已廢止", "This adoption is repealed, or its repeal is proposed"],
  "repeal-unknown": [404, "沒有待確認的廢止", "There is no repeal to confirm"],
  "repeal-in-the-past": [422, "廢止不能回溯", "Nothing is repealed back in time"],
  "own-repeal": [
    403,
    "廢止須由中心另一位承辦人員確認",
    "Another officer of the center must confirm a repeal",
  ],
  "overlay-not-agencys": [
    422,
    "這個項目全體一致適用，機關不能自訂",
    "This is applied alike to everybody: an agency cannot set its own",
  ],
  "overlay-unit": [422, "單位不符", "The unit is not the one this parameter is counted in"],
  "overlay-unfit": [422, "這個值不合此項目的格式", "The value does not fit this parameter"],
  "overlay-loosens": [422, "機關只能加嚴，不能放寬", "An agency may only tighten, and this would loosen"],
  "overlay-known": [409, "已經是這個值", "It is set to this already"],
  "overlay-unknown": [404, "機關沒有自訂這個項目", "The agency has not set this for itself"],
  "own-lift": [403, "撤除自訂須由提出者以外的人再確認", "Somebody else must confirm before it is lifted"],
});
