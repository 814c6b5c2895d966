// Conform part: our judgement of IAM policies against a simulator that others wrote, case by case.
import { CASES, type Case, JOURNAL } from "../local/rights/cases.ts";
import { npmPackage } from "./needs/npm.ts";
import type { Print, Verdict } from "./needs/part.ts";

export const title = "the rights of roles, judged as @cloud-copilot/iam-simulate judges them";

const VERSION = "0.1.173";
/** As it says them. */
const RESULTS: Readonly<Record<string, Case["says"]>> = {
  Allowed: "allowed",
  ExplicitlyDenied: "denied",
  ImplicitlyDenied: "not-allowed",
};
/** It is told keys as AWS spells them, and those with many values as lists. */
const SPELLED: readonly (readonly [RegExp, string])[] = [
  [/^dynamodb:leadingkeys$/, "dynamodb:LeadingKeys"],
  [/^aws:resourcetag(?=\/)/, "aws:ResourceTag"],
];

interface Simulator {
  runSimulation(simulation: object, options: object): Promise<{ overallResult?: string; errors?: unknown }>;
}

export async function run(print: Print, options: readonly string[]): Promise<Verdict> {
  if (options.length > 0) {
    print(`no such option: ${options.join(" ")}`);
    return "misused";
  }
  const simulator = (await npmPackage("@cloud-copilot/iam-simulate", VERSION, print)) as
    | Simulator
    | undefined;
  if (!simulator) return "wanting";
  let differing = 0;
  for (const each of CASES) {
    const said = await theirs(simulator, each);
    if (said === each.says) continue;
    differing += 1;
    print(`${each.title}: we say ${each.says}, they say ${said}`);
  }
  print(`${CASES.length} cases, ${differing} judged otherwise`);
  return differing === 0 ? "conforms" : "differs";
}

async function theirs({ runSimulation }: Simulator, { statements, action, resource, context = {} }: Case) {
  const request = {
    principal: "arn:aws:iam::000000000000:role/r",
    action,
    resource: { resource: resource ?? JOURNAL, accountId: "000000000000" },
    contextVariables: Object.fromEntries(Object.entries(context).map(spelled)),
  };
  const policy = { Version: "2012-10-17", Statement: statements };
  const none = { serviceControlPolicies: [], resourceControlPolicies: [] };
  const answer = await runSimulation({ request, identityPolicies: [{ name: "role", policy }], ...none }, {});
  return RESULTS[answer.overallResult ?? ""] ?? `nothing: ${JSON.stringify(answer.errors)}`;
}

function spelled([key, values]: [string, readonly string[]]): [string, string | readonly string[]] {
  const name = SPELLED.reduce((text, [pattern, known]) => text.replace(pattern, known), key);
  return [name, name === "dynamodb:LeadingKeys" ? values : (values[0] ?? "")];
}
