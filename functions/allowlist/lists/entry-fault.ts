// What can be wrong with an entry besides its range, and what a person reads; it decides nothing.
import type { Fault } from "../../shared/http/problem.ts";
import { words } from "../../shared/words.ts";
import type { RawEntry } from "./entry.ts";

/** Where a field of an entry is in what was sent. */
export type FieldPointer = (field: keyof RawEntry) => string;

const SENTENCES = {
  "family-unused": [
    "此體系不使用 IPv6，沒有可放的防火牆清單",
    "The system does not use IPv6: it has no firewall list for it",
  ],
  "named-twice": ["同一次異動中出現兩次", "It appears twice in the change"],
  "not-on-list": ["名單上沒有這個位址", "The list does not contain this range"],
  "inside-another": [
    "名單上是較大的 {}，請以該筆處理",
    "The list contains it as part of {}: give that range",
  ],
  "ends-before-it-begins": ["迄須晚於起", "It must end after it begins"],
  "ended-already": ["迄已經過了", "Its end is in the past"],
  "outlives-support": [
    "迄不得晚於所依據者的期限 {}",
    "It must not outlast what it depends on, which ends at {}",
  ],
  "support-not-named": ["請填所依據者的編號", "State what it depends on"],
  "support-end-missing": ["請填所依據者的期限", "State when what it depends on ends"],
  "loan-unknown": [
    "查無此終端在本體系或本機關進行中的借用",
    "No terminal of this system or of your agency is on loan under that number",
  ],
  "outlives-loan": ["借用的應歸還時間是 {}", "The loan is due at {}"],
  "plan-unknown": ["不是此體系目前的容量規劃", "This is not the system's current capacity plan"],
  "open-without-reason": ["全部開放須填理由", "Opening a list to everybody requires a reason"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type EntryFault = keyof typeof SENTENCES;

export function entryFault(pointer: string, code: EntryFault, detail = ""): Fault {
  const [zh, en] = SENTENCES[code];
  return { pointer, code, words: words(zh.replace("{}", detail), en.replace("{}", detail)) };
}
