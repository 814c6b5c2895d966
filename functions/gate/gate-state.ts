// The state of a terminal's gate on its trip, in one word as the worked stories of the letter tell it; pure, and it opens nothing.
import type { Words } from "../shared/words.ts";
import type { Explanation } from "./explain.ts";
import type { Known } from "./facts.ts";

export const GATE_STATES = {
  "closed:not-ready": { "zh-TW": "關閉：尚未完成整備", en: "closed: not ready" },
  "closed:not-checked-out": { "zh-TW": "關閉：尚未借出", en: "closed: not checked out" },
  "closed:not-allowlisted": { "zh-TW": "關閉：位址尚未開放", en: "closed: not on the allowlist" },
  open: { "zh-TW": "開放", en: "open" },
  "closed:overdue": { "zh-TW": "關閉：逾期未還", en: "closed: overdue" },
  "closed:return-declared": { "zh-TW": "關閉：已申報歸還", en: "closed: return declared" },
  "closed:disinfected": { "zh-TW": "關閉：已消毒，待掃毒", en: "closed: disinfected" },
  "closed:scanned": { "zh-TW": "關閉：已掃毒，待證明", en: "closed: scanned" },
  "closed:infected": { "zh-TW": "關閉：發現惡意程式", en: "closed: infected" },
  "closed:cleaned": { "zh-TW": "關閉：已清除，待重新掃毒", en: "closed: cleaned up" },
  "closed:lost": { "zh-TW": "關閉：遺失", en: "closed: lost" },
  released: { "zh-TW": "已解除管制", en: "released" },
  "closed:otherwise": { "zh-TW": "關閉：另有原因", en: "closed for another reason" },
} as const satisfies Record<string, Words>;
export type GateState = keyof typeof GATE_STATES;

type Refused = Pick<Explanation["refusals"][number], "policy" | "clause">;

/** `open` also while only the link of the moment refuses: the gate is open to the terminal, once it is plugged in. */
export function gateStateOf(
  { stage, ownership }: Pick<Known, "stage" | "ownership">,
  refusals: readonly Refused[],
): GateState {
  const by = (...names: string[]) => refusals.some(({ clause, policy }) => names.includes(clause ?? policy));
  const back = `closed:${stage}`;
  if (isState(back)) return back;
  if (stage === "attested" || stage === "released") return "released";
  if (by("tainan-2021/3.1a", "tainan-2021/3.1b")) return "closed:not-ready";
  // An own device is never lent.
  if (stage !== "out" && ownership !== "personal") return "closed:not-checked-out";
  if (by("tainan-2021/4a", "tainan-2021/4f", "address-listed")) return "closed:not-allowlisted";
  return refusals.every(({ clause, policy }) => LINK.includes(clause ?? policy))
    ? "open"
    : "closed:otherwise";
}
const LINK: readonly string[] = ["tainan-2021/3.4b", "documents-link-known"];

function isState(text: string): text is GateState {
  return Object.hasOwn(GATE_STATES, text);
}
