// Whether the texts of a folder of policies are sound: against their schema, in the engine's own format, complete in what they say.
import { readFileSync } from "node:fs";
import type { CedarValueJson, DetailedError } from "@cedar-policy/cedar-wasm/web";
import type { Facts } from "../../../../functions/gate/facts.ts";
import { startEngine } from "../../../../functions/shared/policy/engine.ts";
import { filesOf, schemaFaults, schemaOf } from "../../../../functions/shared/policy/schema.ts";
import type { PolicySet } from "../../../../functions/shared/policy/text.ts";
import { isClause } from "../../../../functions/shared/rules/clauses.ts";

const LINE_WIDTH = 100;
const INDENT = 2;

/** What is wrong with the policies of a folder, in sentences; nothing when all is well. */
export function unsoundIn(folder: string, policies: PolicySet): string[] {
  return [...schemaFaults(folder, policies), ...filesOf(folder, "cedar").flatMap(formatFault)];
}

function formatFault(file: string): string[] {
  return formatted(file) === read(file) ? [] : [`${file}: not formatted; npm run policy -- format`];
}

/** A file as the engine writes it. */
export function formatted(file: string): string {
  const policyText = read(file);
  const answer = startEngine().formatPolicies({ policyText, lineWidth: LINE_WIDTH, indentWidth: INDENT });
  if (answer.type !== "success") throw new Error(`${file}: ${said(answer.errors)}`);
  return answer.formatted_policy;
}

/** A refusal of the gate must be able to say its clause or sentence, what would change it, and who can. */
export function unsaid(policies: PolicySet): string[] {
  return Object.entries(policies).flatMap(([id, { policy, annotations }]) => {
    if (policy.effect === "permit") return [];
    const { clause } = annotations;
    const sentences = clause ? ["fix_zh", "fix_en", "who_zh", "who_en"] : SENTENCES;
    const missing = sentences.filter(name => !annotations[name]).map(name => `${id}: @${name} is missing`);
    return clause && !isClause(clause) ? [...missing, `${id}: there is no clause ${clause}`] : missing;
  });
}
const SENTENCES = ["zh", "en", "fix_zh", "fix_en", "who_zh", "who_en"];

/** Whether what a case says is known has the shape that the schema declares. */
export function shapeFaults(folder: string, { known }: Facts): string[] {
  const answer = startEngine().checkParseContext({
    schema: schemaOf(folder),
    action: { type: "Action", id: "connect" },
    context: { ...(known as unknown as Record<string, CedarValueJson>), profiles: {} },
  });
  return answer.type === "success" ? [] : [said(answer.errors)];
}

function said(errors: readonly DetailedError[]): string {
  return errors.map(({ message }) => message).join("; ");
}

function read(file: string): string {
  return readFileSync(file, "utf8");
}
