// What an audit can find, each by a name of its own and in the words of a person.
import type { Words } from "../shared/words.ts";

export const FLAWS = {
  "event-missing": { "zh-TW": "事件缺漏或順序不符", en: "an event is missing or out of order" },
  "event-altered": { "zh-TW": "事件內容遭更動", en: "an event was altered" },
  "chain-broken": { "zh-TW": "與前一事件的雜湊不相連", en: "the hash of the event before does not fit" },
  "event-unlawful": { "zh-TW": "事件不合其規律，無法推得現況", en: "the law cannot fold this event" },
  "state-missing": { "zh-TW": "缺少現況", en: "the state is missing" },
  "state-altered": { "zh-TW": "現況與事件不符", en: "the state does not follow from the events" },
  "state-of-another-law": {
    "zh-TW": "現況係由另一版規律推得，須重新推算（npm run rebuild -- states）或改用該版程式",
    en: "the state was folded by another release of its law: fold it again (npm run rebuild -- states), or use that release",
  },
  "text-missing": { "zh-TW": "保存的文件缺漏", en: "a kept text is missing" },
  "text-altered": { "zh-TW": "保存的文件遭更動", en: "a kept text was altered" },
  "signature-bad": { "zh-TW": "簽章無法驗證", en: "a signature does not verify" },
  "item-foreign": { "zh-TW": "不屬於紀錄的資料", en: "an item that does not belong to the journal" },
  "seats-miscounted": {
    "zh-TW": "連線計數與進行中的連線不符",
    en: "the counter of open sessions does not fit the sessions",
  },
  "guard-ahead": {
    "zh-TW": "守門值超前於現況，判斷無法成立",
    en: "a guard is ahead of its state, so that no decision resting on it can be recorded",
  },
  "answer-altered": {
    "zh-TW": "為重送請求保存的答復與紀錄不符",
    en: "an answer kept for a repeated request does not fit the event that vouches for it",
  },
  "answer-missing": {
    "zh-TW": "為重送請求保存的答復缺漏",
    en: "an answer kept for a repeated request is missing",
  },
  "seat-misheld": {
    "zh-TW": "電腦或人員的席位與進行中的連線不符",
    en: "who has the seat of a terminal or a person does not fit the open sessions",
  },
  "renewal-unproved": {
    "zh-TW": "串流旁的延續資料不實：簽章無法驗證、與紀錄不符，或超過允許的時限",
    en: "what renews a stream is not proved: its signature or the record does not bear it out, or it is longer than it may be",
  },
  "kind-unknown": { "zh-TW": "沒有可用以查核的規律", en: "there is no law to audit this by" },
} as const satisfies Record<string, Words>;

export interface Finding {
  readonly flaw: keyof typeof FLAWS;
  /** Where it is: partition key and sort key. */
  readonly pk: string;
  readonly sk: string;
}
