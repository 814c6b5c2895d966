// How an own device stands, in words; pure.
import type { InferOutput } from "valibot";
import type { readDevice } from "../../devices/routes.ts";
import { type Words, words } from "../../shared/words.ts";

type Device = Pick<
  InferOutput<(typeof readDevice)["answer"]["schema"]>,
  "test" | "approval" | "refused" | "withdrawn" | "due"
>;

export function deviceStanding({ test, approval, refused, withdrawn, due }: Device, at: Date): Words {
  if (due) return words("公務資料待刪除", "Its data is to be deleted");
  if (withdrawn) return words("已停用", "Out of use");
  if (!test) return words("待資安檢測", "Waits for its security test");
  if (!test.passed) return words("未通過資安檢測", "Did not pass its security test");
  if (test.until !== undefined && test.until <= at.toISOString())
    return words("資安檢測已過期，須重新檢測", "The test is over: test it again");
  if (approval) return words("可使用", "May be used");
  return refused
    ? words("未獲核准", "Not approved")
    : words("通過檢測，待核准", "Passed; waits for approval");
}
