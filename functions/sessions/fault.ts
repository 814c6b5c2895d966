// Why nothing could be decided, in words for whoever stands before the gate; such a question is always answered no.
import type { Words } from "../shared/words.ts";

export const GATE_FAULTS = {
  "malformed-question": {
    "zh-TW": "連線要求的內容不完整或無法辨認，不予開放。",
    en: "The question is incomplete or cannot be read, so nothing is opened.",
  },
  "connection-id-used": {
    "zh-TW": "這個連線編號已經用過，請重新連線。",
    en: "This connection id was used before: connect anew.",
  },
  "gate-unavailable": {
    "zh-TW": "閘道暫時無法判斷，因此不開放。請稍後再試。",
    en: "The gate cannot decide at the moment, so it stays closed. Try again later.",
  },
  "moved-too-often": {
    "zh-TW": "判斷所依據的資料一直變動，因此不開放。請再試一次。",
    en: "What the decision rests on kept changing, so the gate stays closed. Try again.",
  },
} as const satisfies Record<string, Words>;
export type GateFault = keyof typeof GATE_FAULTS;
