// The official analyzer, asked one thing at a time: whether something holds of policies for every question there is.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Expr } from "@cedar-policy/cedar-wasm/web";
import { parametersOf } from "../../../functions/gate/adoption.ts";
import { CONSTANTS } from "../../../functions/shared/policy/expression.ts";
import { printPolicy } from "../../../functions/shared/policy/print.ts";
import { schemaOf } from "../../../functions/shared/policy/schema.ts";
import { pathOf, type ReadPolicy } from "../../../functions/shared/policy/text.ts";
import { PROFILE_IDS } from "../../../functions/shared/rules/clauses.ts";
import { BINDS_EVERYBODY } from "../../../functions/shared/rules/profiles.ts";
import type { Act } from "../../../infra/local/commands/policy/prove/shape.ts";

/** A question to the official analyzer: what it is asked of which texts, and of which act. */
export interface Asked {
  readonly folder: string;
  readonly act: Act;
  readonly about: "never-errors" | "never-matches" | "implies";
  /** By the name of its option. */
  readonly texts: Readonly<Record<string, string>>;
}

export class Analyzer {
  private readonly program: string;
  private readonly cvc5: string;
  private readonly folder = mkdtempSync(join(tmpdir(), "docgate-analyzer-"));
  private files = 0;
  asked = 0;

  constructor(program: string, cvc5: string) {
    this.program = program;
    this.cvc5 = cvc5;
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Whether it holds. What the analyzer says neither of is thrown. */
  async holds({ folder, act, about, texts }: Asked): Promise<boolean> {
    this.asked++;
    const given = Object.entries(texts).flatMap(([option, text]) => [`--${option}`, this.keep(text)]);
    const said = await output(this.program, [
      ...["symcc", "--cvc5-path", this.cvc5, "--no-counterexample"],
      ...[
        "--principal-type",
        "Person",
        "--action",
        `Action::"${act.action}"`,
        "--resource-type",
        act.resource,
      ],
      ...["--schema", this.schema(folder), about, ...given],
    ]);
    if (said.includes("VERIFIED")) return true;
    if (said.includes("DOES NOT HOLD")) return false;
    throw new Error(`${about} of ${act.action} on ${act.resource}: ${said}`);
  }

  private keep(text: string): string {
    const file = join(this.folder, String(this.files++));
    writeFileSync(file, text);
    return file;
  }

  private readonly schemas = new Map<string, string>();
  private schema(folder: string): string {
    const found = this.schemas.get(folder) ?? this.keep(boundSchema(folder));
    this.schemas.set(folder, found);
    return found;
  }
}

/** The regulations that bind everybody are always there, in what we prove as in every question. */
function boundSchema(folder: string): string {
  return BINDS_EVERYBODY.reduce((text, id) => text.replace(`"${id}"?:`, `"${id}":`), schemaOf(folder));
}

const texts = new WeakMap<ReadPolicy, string>();
/** With what each regulation says in the place of its parameters: of them only an agency's own can be otherwise. */
export function textFor(read: ReadPolicy): string {
  const { policy } = read;
  const conditions = policy.conditions.map(clause => ({ ...clause, body: given(clause.body) as Expr }));
  const text = texts.get(read) ?? printPolicy({ ...read, policy: { ...policy, conditions } });
  texts.set(read, text);
  return text;
}

function given(part: unknown): unknown {
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map(given);
  const value = parameterAt(part as Expr);
  if (value !== undefined) return literal(value);
  return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, given(each)]));
}

function parameterAt(expression: Expr): unknown {
  const [root, profile, name, ...more] = ("." in expression && pathOf(expression)) || [];
  const id = PROFILE_IDS.find(each => each === profile);
  return root === CONSTANTS && id && name && more.length === 0 ? parametersOf(id)[name] : undefined;
}

function literal(value: unknown): object {
  return Array.isArray(value) ? { Set: value.map(literal) } : { Value: value };
}

function output(program: string, args: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", text => (said += text));
    child.on("error", failed);
    // All that it said has come by then, which is not so when it ends.
    child.on("close", () => done(said));
  });
}
