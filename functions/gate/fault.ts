// Why nothing could be decided, in words for whoever asked, with what to do and who can; such a question is always answered no.
// Every code that a refusal can bear besides a policy's own has its words here.
import type { Words } from "../shared/words.ts";

export const GATE_FAULTS = {
  "malformed-question": {
    "zh-TW": "連線要求的內容不完整或無法辨認，不予開放。",
    en: "The request is incomplete or cannot be read, so nothing is opened.",
  },
  "user-name-with-domain": {
    "zh-TW": "使用者名稱帶有網域，無法對應本系統的帳號，不予開放。請只輸入帳號。",
    en: "The user name contains a domain and matches no account here, so nothing is opened. Give the account alone.",
  },
  "connection-id-used": {
    "zh-TW": "這個連線編號已經用過，請重新連線。",
    en: "This connection id was used before: connect again.",
  },
  "gate-unavailable": {
    "zh-TW": "閘道暫時無法判斷，因此不開放。請稍後再試。",
    en: "The gate cannot decide at the moment, so it stays closed. Try again later.",
  },
  "moved-too-often": {
    "zh-TW": "判斷所依據的資料一直變動，因此不開放。請再試一次。",
    en: "What the decision is based on kept changing, so the gate stays closed. Try again.",
  },
} as const satisfies Record<string, Words>;
export type GateFault = keyof typeof GATE_FAULTS;

/** An act is asked for where there is no session that it could be done in. */
const NOT_OPEN: RefusalWords = {
  says: {
    "zh-TW": "這條連線並未開通、已結束或登入已過期，不得在其中辦理。",
    en: "This session never opened, is over, or its log-in has expired: nothing may be done in it.",
  },
  fix: { "zh-TW": "重新連線後再辦理。", en: "Connect again, and do it then." },
  who: { "zh-TW": "您本人", en: "You" },
};

/** What is wrong with the rules themselves. */
export const RULE_FAULTS = {
  "unknown-profile": {
    "zh-TW": "機關採用了本系統不認得的規範，不予開放。",
    en: "The agency has adopted a regulation unknown here, so nothing is opened.",
  },
  "no-profile-in-force": {
    "zh-TW": "當日沒有任何有效的規範，不予開放。",
    en: "No regulation is in force on that day, so nothing is opened.",
  },
  "nothing-allowed": {
    "zh-TW": "採用的各規範沒有共同允許的方式，不予開放。",
    en: "The adopted regulations contradict each other, so nothing is opened.",
  },
  "engine-failed": {
    "zh-TW": "判斷規則的程式無法載入，因此一律不開放。",
    en: "The rules could not be loaded, so nothing is opened.",
  },
  "policies-in-doubt": {
    "zh-TW": "閘道的規則檔與本版建置時的不符，因此一律不開放。",
    en: "The policies found are not those that this release was built with, so nothing is opened.",
  },
  "engines-differ": {
    "zh-TW": "閘道的判斷與官方規則引擎不一致，查明之前一律不開放。",
    en: "The gate’s verdict and the official policy engine’s differ: nothing is opened until that is looked into.",
  },
  unjudged: {
    "zh-TW": "閘道的判斷已有一段時間未經官方規則引擎覆核，恢復覆核之前一律不開放。",
    en: "For some time no decision was judged again by the official policy engine: nothing is opened until it is.",
  },
  "evaluation-error": {
    "zh-TW": "規則無法判斷，因此不開放。",
    en: "A rule could not be evaluated, so nothing is opened.",
  },
  "nothing-permits": {
    "zh-TW": "沒有任何規則准許這條連線。",
    en: "No rule permits this connection.",
  },
} as const satisfies Record<string, Words>;
export type RuleFault = keyof typeof RULE_FAULTS;

/** What somebody who is refused reads. */
export interface RefusalWords {
  readonly says: Words;
  readonly fix: Words;
  readonly who: Words;
}

const ADMINISTRATOR: Words = { "zh-TW": "系統管理者", en: "The system administrator" };
const LATER: Words = {
  "zh-TW": "稍後再試；仍不行時通知系統管理者。",
  en: "Try again later, or tell the administrator.",
};
const TELL: Words = {
  "zh-TW": "通知系統管理者查看系統紀錄。",
  en: "Tell the system administrator, who will check the log.",
};

const LOOK_INTO: Words = {
  "zh-TW": "由兩位管理人員在「緊急切斷」頁查明不一致之處並恢復放行。",
  en: "Two administrators look into the difference on the page of the kill switch, and let the gate decide again.",
};
const MEND: Words = {
  "zh-TW": "修復覆核後自動恢復；或由兩位管理人員在「緊急切斷」頁同意暫時照常判斷。",
  en: "It opens by itself once they are judged again; or two administrators let it go on for a time, on the page of the kill switch.",
};
const TWO: Words = {
  "zh-TW": "智慧發展中心或體系管理者，兩人",
  en: "The Smart Development Center or administrators, two of them",
};

/** Of a fault or, where the name is of none, of a policy that bears no words or was taken away since: its name says which. */
export function faultWords(name: string): RefusalWords {
  if (Object.hasOwn(GATE_FAULTS, name))
    return { says: GATE_FAULTS[name as GateFault], fix: LATER, who: ADMINISTRATOR };
  if (name === "session-not-open") return NOT_OPEN;
  if (name === "engines-differ") return { says: RULE_FAULTS[name], fix: LOOK_INTO, who: TWO };
  if (name === "unjudged") return { says: RULE_FAULTS[name], fix: MEND, who: TWO };
  const says = Object.hasOwn(RULE_FAULTS, name)
    ? RULE_FAULTS[name as RuleFault]
    : { "zh-TW": `依規則「${name}」不予開放。`, en: `The rule ${name} keeps the gate closed.` };
  return { says, fix: TELL, who: ADMINISTRATOR };
}
