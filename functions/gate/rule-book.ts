// The gate's policies as a reader meets them: by clause, in words and as the Cedar text that is judged by.

import { refusalView } from "../sessions/view.ts";
import { readSet } from "../shared/policy/policy.ts";
import { printPolicy } from "../shared/policy/print.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";

/** Those of one clause, or all; the one permit has no clause and no words. */
export function ruleBook(clause?: ClauseId) {
  return Object.entries(readSet("connect"))
    .filter(([, { annotations }]) => clause === undefined || annotations.clause === clause)
    .map(([policy, read]) => {
      const { effect } = read.policy;
      const cited = read.annotations.clause as ClauseId | undefined;
      const words = effect === "forbid" && refusalView({ policy, ...(cited && { clause: cited }) });
      return {
        policy,
        effect,
        ...(cited && { clause: cited }),
        ...(words && { says: words.says, fix: words.fix, who: words.who }),
        text: printPolicy(read),
      };
    });
}
