// Fields of supplied items.
import type { FieldNames } from "./field.ts";

export const SUPPLY_FIELDS: FieldNames = {
  supply: ["配發用品編號", "Supplied item"],
  supplyKind: ["用品種類", "Kind of item"],
  label: ["財產或物品編號", "Property or article number", "沒有者免填", "Empty where it has none"],
  "lendSupply.dueOn": ["歸還日", "Comes back on"],
  "extendSupply.dueOn": ["歸還日", "Comes back on"],
  condition: ["收回時狀況", "As it came back"],
  "takeBackSupply.note": ["點收情形", "What was found"],
  "retireSupply.reason": ["除帳原因", "Why it is retired"],
};
