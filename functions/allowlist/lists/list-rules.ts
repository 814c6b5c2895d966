// What the law of a list demands of those who decide about it; pure.
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { CEILING } from "../names.ts";
import { LIST_PROBLEM } from "../problems.ts";
import type { List, PendingChange, UnreviewedRemoval } from "./list.ts";
import type { Overfull } from "./size.ts";

export function undecided({ changes, proposed }: List, number: number): PendingChange {
  const found = changes[number];
  if (found) return found;
  throw new Problem(number <= proposed ? LIST_PROBLEM["change-decided"] : PROBLEM["not-found"]);
}

export function unreviewed({ removals, removed }: List, number: number): UnreviewedRemoval {
  const found = removals[number];
  if (found) return found;
  throw new Problem(number <= removed ? LIST_PROBLEM["removal-reviewed"] : PROBLEM["not-found"]);
}

export function overCeiling({ family, needed, at }: Overfull): Problem {
  const zh = `IPv${family} 在 ${at} 需要 ${needed} 筆，上限為 ${CEILING} 筆；請合併相鄰的位址或移除不再使用的。`;
  const en = `IPv${family} needs ${needed} ranges at ${at}, and the list holds ${CEILING}: merge neighbours or take off what is no longer used.`;
  return new Problem(LIST_PROBLEM["over-ceiling"], {
    detail: { "zh-TW": zh, en },
    clauses: ["tainan-2021/4f"],
  });
}
