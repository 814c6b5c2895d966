// A verdict as lines for a person: each refusal with its cause and what lifts it, and the least that would open the gate; pure.

import type { Explanation } from "../../../../functions/gate/explain.ts";
import type { Facts } from "../../../../functions/gate/facts.ts";
import { PERSONAS } from "../../../../functions/gate/names.ts";
import {
  stepShown,
  stepsOf,
  type ToldRefusal,
  toldByCause,
} from "../../../../functions/gate/told-by-cause.ts";

export function explained(facts: Facts, { refusals, held }: Explanation): readonly string[] {
  const judged = { refusals, facts };
  const steps = stepsOf(judged, PERSONAS);
  return [
    ...toldByCause(judged, steps).flatMap(refusalLines),
    `✓ ${held.join(" ")}`,
    ...(steps.length > 0 ? ["最少要做的事 the least it takes:"] : []),
    ...steps.flatMap((step, at) => stepLines(stepShown(step, facts.known), at + 1)),
    refusals.length === 0 ? "open" : "closed",
  ];
}

function refusalLines({ clause, policy, says, cause, facts, fix, who }: ToldRefusal): string[] {
  return [
    `✗ ${clause ?? policy}  ${says["zh-TW"]}`,
    `  ${says.en}`,
    ...(cause ? [`  ! ${cause["zh-TW"]}  ${cause.en}`] : []),
    ...facts.map(({ name, value }) => `    ${name} = ${JSON.stringify(value) ?? "?"}`),
    `  → ${fix["zh-TW"]}（${who["zh-TW"]}）`,
    `    ${fix.en} (${who.en})`,
  ];
}

function stepLines({ policies, ways, alone }: ReturnType<typeof stepShown>, number: number): string[] {
  if (ways.length === 0)
    return [`  ${number}. ${policies.join(" ")}: 沒有任何人能改變 nobody can change this`];
  const could = alone.map(({ who }) => who["zh-TW"]).join("、");
  return [
    ...ways.map(({ changes, deed, who }, at) => {
      const told = changes.map(({ fact, to }) => `${fact}=${JSON.stringify(to) ?? "null"}`).join(" ");
      const place = at === 0 ? `  ${number}.` : "    或 or";
      return `${place} ${deed["zh-TW"]}（${who["zh-TW"]}） ${deed.en} [${told}]`;
    }),
    ...(could ? [`     可獨力完成 alone: ${could}`] : []),
  ];
}
