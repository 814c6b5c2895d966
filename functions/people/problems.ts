// What can be refused about people, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";

export const PERSON_PROBLEM = problemKinds({
  "person-unknown": [404, "查無此人員", "This person is not enrolled"],
  "account-looks-alike": [
    409,
    "此帳號與已登錄的另一帳號難以分辨",
    "This account looks the same as one already enrolled",
  ],
  "person-of-other-agency": [409, "此人員登記於其他機關", "This person is enrolled at another agency"],
  "person-has-loan": [409, "此人員尚有借出中的設備", "This person still has a terminal on loan"],
  "person-not-suspended": [409, "此人員未被停止", "This person is not suspended"],
  "person-not-recalled": [409, "此人員未被召回", "This person is not recalled"],
  "leave-order": [422, "請假的結束必須在開始之後", "Leave must end after it begins"],
  "leave-unknown": [404, "查無此筆請假", "There is no such leave on record"],
});
