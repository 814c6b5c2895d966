// What can be refused about the register of hazardous products, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const PRODUCTS_PROBLEM = problemKinds({
  "notices-refused": [422, "公告內容有誤，未受理任何一筆", "The notices have faults; not one was taken"],
  "notices-too-many": [409, "登錄冊放不下這麼多公告", "The register does not hold so many notices"],
  "notice-unknown": [404, "登錄冊沒有這件公告", "The register has no such notice"],
  "proposal-known": [409, "相同的提案已在等待確認", "The same proposal is waiting already"],
  "proposals-too-many": [409, "待確認的提案過多，請先處理", "Too many proposals wait: decide those first"],
  "proposal-unknown": [404, "沒有這件待確認的提案", "No such proposal is waiting"],
  "second-officer-needed": [
    403,
    "提出的人不得自行確認，請由另一人辦理",
    "Whoever proposed it may not confirm it: somebody else must",
  ],
  "borrower-not-confirming": [
    403,
    "不得確認自己借用電腦的例外使用",
    "You may not confirm an exception for a computer you have borrowed",
  ],
  "exception-unknown": [404, "沒有這件例外使用", "There is no such exception"],
  "exception-past": [422, "例外使用的期限必須在未來", "The end of an exception must lie ahead"],
  "exception-of-another-make": [
    422,
    "這件公告沒有涵蓋這部電腦的廠牌或產品",
    "The notice does not name the make or product of this computer",
  ],
});
