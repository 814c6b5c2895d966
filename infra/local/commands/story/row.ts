// How a step is printed: when, what, the gate after it and the clauses, as in the tables of the rules.
import type { StepSeen, StoryStep } from "./step.ts";

export function told({ of, when, what, cites = [] }: StoryStep, { gate, refused, number }: StepSeen): string {
  const verdict = refused ? (refused.length > 0 ? "拒絕 denied" : "放行 allowed") : "";
  const clauses = refused && refused.length > 0 ? refused : cites;
  const head = `${when}  ${of.padEnd(8)}${gate ?? number ?? "（規則判斷 by the rules alone）"}`;
  return `${head}  ${[verdict, shortened(clauses)].filter(Boolean).join("  ")}\n    ${what["zh-TW"]} | ${what.en}`;
}

/** `tainan-2021/3.5a 3.5b`: a regulation is named once for all its clauses in a row. */
function shortened(clauses: readonly string[]): string {
  return clauses
    .map((clause, at) => {
      const regulation = clause.slice(0, clause.indexOf("/") + 1);
      return regulation && clauses[at - 1]?.startsWith(regulation) ? clause.slice(regulation.length) : clause;
    })
    .join(" ");
}
