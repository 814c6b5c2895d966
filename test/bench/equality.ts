// Every question that any policy can tell from another, of each policy whole: compiled, and by the official engine.

import { officially } from "../../functions/shared/policy/official.ts";
import { readPolicies } from "../../functions/shared/policy/text.ts";
import { compiled, questionsOf, saysTheSame } from "../policies/equal.ts";

export const title = "compiled policies beside the official engine, each space whole (goal: none differs)";

/** More than the largest has: a policy that grows beyond it is said to be drawn from. */
const MOST = 2_000_000;

export async function run(print: (line: string) => void): Promise<void> {
  for (const folder of ["connect", "operate"]) {
    let [asked, differing] = [0, 0];
    const policies = Object.entries(readPolicies(`policies/${folder}`));
    for (const [id, read] of policies) {
      const ours = compiled({ [id]: read });
      const official = officially({ [id]: read });
      for (const question of questionsOf(read, MOST)) {
        asked++;
        if (saysTheSame(ours, question, official(question))) continue;
        if (differing++ === 0) print(`${id} differs: ${JSON.stringify(question)}`);
      }
    }
    print(`policies/${folder}: ${policies.length} policies, ${asked} questions, ${differing} differ`);
  }
}
