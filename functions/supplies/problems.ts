// What can be refused about supplied items, each with a stable code.
import { problemKinds } from "../shared/http/problem.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";

export const SUPPLY_PROBLEM = problemKinds({
  "supply-number-taken": [
    409,
    "配發用品編號重複，請再登記一次",
    "That inventory number is taken: register it once more",
  ],
  "supply-retired": [409, "這件用品已除帳", "This item is retired"],
  "supply-is-out": [
    409,
    "這件用品還在借用人手上，請先收回",
    "This item is still with its borrower: take it back first",
  ],
  "supply-lost": [
    409,
    "這件用品已登錄遺失，尋回者請除帳後重新登記",
    "This item was lost: if it was found, retire it and register it anew",
  ],
  "supply-is-in": [409, "這件用品沒有借出", "This item is not lent"],
  "supply-borrower-unknown": [
    422,
    "借用人須為本機關現職人員",
    "The borrower must be enrolled at the agency that owns the item",
  ],
  "supply-day-passed": [422, "歸還日已過", "The day of its return has passed"],
  "supply-by-borrower": [
    409,
    "借用人不得自行借出、展延或收回，請由其他人員辦理",
    "Who has it on loan neither lends, extends nor takes it back: somebody else must",
  ],
  "supply-brand-banned": [409, "此廠牌不得使用，或沒有登記廠牌", "This brand is banned, or none is recorded"],
  "supply-brands-not-supplied": [
    409,
    "規範要求的禁用廠牌清單尚未建立，無從判斷",
    "Nobody has given the list of banned brands that the regulation demands, so nothing is known to be allowed",
  ],
  "supply-hazardous": [
    409,
    "此用品為公告的危害國家資通安全產品",
    "A notice names this item as a hazardous product",
  ],
});

type Code = keyof typeof SUPPLY_PROBLEM;

/** By which clauses it is refused, where a text says so. */
export const SUPPLY_CLAUSES: { readonly [Each in Code]?: readonly ClauseId[] } = {
  "supply-brand-banned": ["keelung-pregnancy/4.2.1"],
  "supply-brands-not-supplied": ["keelung-pregnancy/4.2.1"],
  "supply-hazardous": ["cyber-act/11a"],
};
