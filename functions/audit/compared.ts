// What a verification compared and what it did not: "0 findings" is worth no more than what was looked at; words only.
import type { Words } from "../shared/words.ts";

export const ASPECTS = {
  events: {
    "zh-TW": "每一事件的雜湊及其與前一事件的相連",
    en: "the hash of every event, and how it follows the one before",
  },
  states: { "zh-TW": "每一對象的現況與其事件推得者", en: "every state against what its events lead to" },
  guards: {
    "zh-TW": "共用現況旁的守門值，不得超前於現況",
    en: "the guards beside shared states, which may not be ahead of them",
  },
  texts: {
    "zh-TW": "事件所指的每一份保存文件，逐位元組",
    en: "every kept text that an event names, byte for byte",
  },
  signatures: { "zh-TW": "文件上的簽章", en: "signatures of documents" },
  answers: {
    "zh-TW": "二十四小時內為重送請求保存的答復與其事件",
    en: "answers kept for repeated requests in the last twenty-four hours against their events",
  },
  seats: { "zh-TW": "連線計數與進行中的連線", en: "the counters of open sessions against the sessions" },
  renewals: {
    "zh-TW": "串流旁延續狀態的資料：電腦簽章的回報、連線的時限",
    en: "what renews a stream without an event: signed reports of terminals, leases of sessions",
  },
  "earlier-heads": {
    "zh-TW":
      "是否有對象整個遭移除、最新事件遭截去，或整串雜湊遭重算：須與另存的進度比對（npm run audit -- --against）",
    en: "whether a whole thing or its newest events were taken away, or a whole chain was computed anew: that needs heads kept elsewhere (npm run audit -- --against)",
  },
  unchanged: {
    "zh-TW": "自該日起沒有異動的對象（npm run audit 查核全部）",
    en: "things that have not changed since that day (npm run audit looks at all)",
  },
  unnamed: {
    "zh-TW": "沒有事件指到的資料：搜尋用的索引、登出紀錄、無事件可證的保存答復（後者一律不予重送）",
    en: "what no event names: the words of the search, log-outs, kept answers without an event (which are never given)",
  },
  "other-clocks": {
    "zh-TW": "記錄時間早於民國 110 年或晚於明日者（npm run audit 查核全部）",
    en: "what was recorded before 2021 or after tomorrow by its own clock (npm run audit looks at all)",
  },
  rest: { "zh-TW": "其餘部分：請接著查核", en: "the rest: go on from here" },
} as const satisfies Record<string, Words>;
export type Aspect = keyof typeof ASPECTS;

const ALWAYS: readonly Aspect[] = [
  "events",
  "states",
  "guards",
  "texts",
  "signatures",
  "answers",
  "renewals",
];
const NEVER: readonly Aspect[] = ["earlier-heads", "unchanged", "unnamed", "other-clocks"];

/** The counters are compared where the going through ends. */
export function comparedBy({ isLast }: { readonly isLast: boolean }) {
  return {
    compared: named(isLast ? [...ALWAYS, "seats"] : ALWAYS),
    notCompared: named(isLast ? NEVER : ["rest", "seats", ...NEVER]),
  };
}

function named(aspects: readonly Aspect[]) {
  return aspects.map(name => ({ name, words: ASPECTS[name] as Words }));
}
