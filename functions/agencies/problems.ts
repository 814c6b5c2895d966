// What can be refused about an agency's preparations, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const AGENCY_PROBLEM = problemKinds({
  "plan-missing": [422, "檢視紀錄必須註明應變計畫", "A review must name the contingency plan it is based on"],
  "review-missing": [409, "尚未檢視軟硬體與人員", "Hardware, software and people have not been reviewed yet"],
  "drill-in-the-future": [422, "演練不能是尚未發生的", "A drill cannot be in the future"],
  "site-named-twice": [422, "同一處所代號重複", "The same site is listed twice"],
  "rules-misconfigured": [
    503,
    "採用的規範無法併行，不予開放",
    "The adopted rules contradict each other, so nothing is opened",
  ],
});
