// Values that many features share.
import type { Values } from "./value.ts";

export const GENERAL_VALUES: Values = {
  always: {
    personal: ["私人", "Personal"],
    agency: ["機關", "Agency"],
    ok: ["正常", "OK"],
    warn: ["需注意", "Attention"],
    bad: ["異常", "Failing"],
    recorded: ["已記錄", "Recorded"],
    ready: ["檢查通過", "Would be recorded"],
    refused: ["未通過", "Refused"],
    draft: ["草案", "Draft"],
    session: ["單一連線", "One session"],
    terminal: ["一部電腦", "One terminal"],
    person: ["一個人", "One person"],
    system: ["一體系", "One system"],
    city: ["全市", "The whole city"],
    unknown: ["不明", "Unknown"],
    none: ["沒有", "None"],
  },
  inField: {
    kind: { other: ["其他", "Other"] },
  },
};
