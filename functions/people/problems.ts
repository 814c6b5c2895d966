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
  "person-has-loan": [409, "此人員尚有借用中的電腦", "This person still has a terminal on loan"],
  "person-not-suspended": [409, "此人員未被停止", "This person is not suspended"],
  "person-not-recalled": [409, "此人員未被召回", "This person is not recalled"],
  "leave-order": [422, "請假的結束必須在開始之後", "Leave must end after it begins"],
  "leave-unknown": [404, "查無此筆請假", "There is no such leave on record"],
  "superior-is-self": [422, "直屬主管不得是本人", "A person cannot be their own superior"],
  "superior-circle": [409, "直屬主管的關係繞成一圈", "The superiors would go round in a circle"],
  "deputy-is-self": [422, "代理人不得是本人", "A person cannot be their own deputy"],
  "deputy-circle": [
    409,
    "同一期間的代理關係繞成一圈",
    "The deputies of that time would go round in a circle",
  ],
  "deputy-order": [422, "代理的結束必須在開始之後", "Standing in must end after it begins"],
  "deputy-unknown": [404, "此人沒有這位代理人", "This person has no such deputy"],
  "not-of-the-agency": [
    409,
    "所指的人員不是本機關現職人員",
    "The person named is not enrolled at this agency",
  ],
  "outsider-in-charge": [
    409,
    "廠商或他機關僱用的人員不得擔任主管或代理人",
    "Somebody employed by another cannot be a superior, unit head or deputy",
  ],
  "unit-unknown": [409, "本機關沒有這個單位，或已裁撤", "The agency has no such unit, or no longer has it"],
  "unit-circle": [409, "單位的隸屬關係繞成一圈", "The units would go round in a circle"],
  "unit-has-units": [409, "此單位尚有所屬單位", "Other units still belong to this one"],
  "person-stopped": [
    409,
    "此人員已被停止或召回，請先由人事人員或主管處理，才能改用新帳號",
    "This person is suspended or recalled: that must be settled before they go by another account",
  ],
  "fact-synchronised": [
    409,
    "這項資料由城市人員目錄同步，請在目錄更正；需要立即停止連線時，可停止居家辦公或召回",
    "The city's directory says this, so correct it there; to close the gate at once, suspend or recall the person",
  ],
  "line-too-long": [
    409,
    "這條主管或代理的關係牽涉過多人員，請先更正",
    "Too many people are in this line of superiors or deputies: correct it first",
  ],
  "too-many-deputies": [409, "代理人數已達上限", "The person has as many deputies as they can have"],
  "too-many-units": [409, "單位數已達上限", "The agency has as many units as it can have"],
  "breach-must-stop": [
    422,
    "違反工作規定或保密義務者，應停止居家辦公",
    "A breach of work rules or secrecy must stop home working",
  ],
  "breach-unweighed": [
    422,
    "請依情節決定是否停止居家辦公",
    "Say, by how grave it is, whether home working stops",
  ],
});
