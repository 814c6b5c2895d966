// Values of systems.
import type { Values } from "./value.ts";

export const SYSTEM_VALUES: Values = {
  always: {
    exchange: ["公文交換", "Exchange"],
    "document-management": ["公文管理系統", "Document management system"],
    sensitive: ["機敏", "Sensitive"],
  },
  inField: {
    result: { passed: ["通過", "Passed"], failed: ["未通過", "Failed"] },
    kind: {
      exchange: ["公文交換系統", "Exchange system"],
      "document-management": ["公文管理系統", "Document-management system"],
    },
  },
};
