// Conform part: the gate's decision beside the official engine in native code, over the same questions: the same refusals, and how long
// each takes.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parametersFor } from "../../functions/gate/adoption.ts";
import { explain } from "../../functions/gate/explain.ts";
import type { Facts } from "../../functions/gate/facts.ts";
import { gatePolicies } from "../../functions/gate/policies.ts";
import { startEngine } from "../../functions/shared/policy/engine.ts";
import { CONSTANTS } from "../../functions/shared/policy/expression.ts";
import { type ReadPolicy, readPolicies } from "../../functions/shared/policy/text.ts";
import { questions } from "../bench/gate/conditions.ts";
import { spreadOf } from "../bench/measure/contest.ts";
import { Random } from "../bench/measure/random.ts";
import { cargoHere } from "./needs/cargo.ts";
import type { Print, Verdict } from "./needs/part.ts";
import { FOLDER } from "./needs/python.ts";

export const title = "the gate's decision beside the official engine in native code";

const QUESTIONS = 512;
const ROUNDS = 15;
const WARM_UP = 300;
const BINDING = ["tainan-2021"] as const;

export async function run(print: Print, options: readonly string[]): Promise<Verdict> {
  if (options.length > 0) {
    print(`no such option: ${options.join(" ")}`);
    return "misused";
  }
  const program = native(print);
  if (!program) return "wanting";
  const asked = questions(QUESTIONS, new Random(20210603));
  const theirs = answersOf(program, asked);
  const differing = asked.filter((facts, at) => {
    const { because = [], errors = 1 } = theirs.refused[at] ?? {};
    return errors > 0 || refusedBy(facts).toSorted().join() !== because.toSorted().join();
  });
  const policies = gatePolicies()(BINDING);
  const named = microseconds(() => {
    for (const facts of asked) policies.ask(facts);
  });
  const ours = microseconds(() => {
    for (const facts of asked) refusedBy(facts);
  });
  const line = (name: string, cost: number) => print(`${name.padEnd(34)} ${cost.toFixed(2).padStart(9)} µs`);
  line("docgate, all reasons by name", named / QUESTIONS);
  line("docgate, all reasons explained", ours / QUESTIONS);
  line("Cedar, native, its request ready", theirs.ready / 1_000);
  line("Cedar, native, from JSON", theirs.fromJson / 1_000);
  print(`${QUESTIONS} questions, half of them refused: ${differing.length} differ`);
  return differing.length === 0 ? "conforms" : "differs";
}

/** Built once by the machine's own cargo, and again where its source changed. */
function native(print: Print): string | undefined {
  const cargo = cargoHere(print);
  if (!cargo) return undefined;
  const folder = resolve(FOLDER, "cedar-native");
  // What cargo locks stays with what it builds: the engine's own version is the one that is named.
  cpSync(join(import.meta.dirname, "native"), folder, { recursive: true });
  print(`Building the official engine in ${FOLDER}/ from crates.io (some minutes the first time).`);
  const built = spawnSync(cargo, ["build", "--release", "--quiet"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (built.status === 0) return join(folder, "target/release/cedar-native");
  print("無法建置：見上方訊息；需要網路與 crates.io。");
  print("It could not be built: see above; it takes the network and crates.io.");
  return undefined;
}

interface Answers {
  readonly ready: number;
  readonly fromJson: number;
  readonly refused: readonly { readonly because: readonly string[]; readonly errors: number }[];
}

function answersOf(program: string, asked: readonly Facts[]): Answers {
  const folder = mkdtempSync(join(tmpdir(), "docgate-native-"));
  try {
    const file = join(folder, "asked.json");
    writeFileSync(file, JSON.stringify({ policies: boundText(), requests: asked.map(requestOf) }));
    const { status, stdout, stderr } = spawnSync(program, [file], { encoding: "utf8", maxBuffer: 1 << 26 });
    if (status !== 0) throw new Error(`the native engine gave no answer: ${stderr}`);
    return JSON.parse(stdout) as Answers;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Those that can apply under what binds: no others are asked of ours. */
function boundText(): string {
  const binding = gatePolicies()(BINDING).forbids.map(({ id }) => id);
  const bound = Object.entries(readPolicies("policies/connect")).filter(
    ([id, { policy }]) => policy.effect === "permit" || binding.includes(id),
  );
  return bound.map(([id, read]) => named(id, read)).join("\n");
}

function named(id: string, { policy }: ReadPolicy): string {
  const written = startEngine().policyToText({ ...policy, annotations: { id } });
  if (written.type !== "success") throw new Error(JSON.stringify(written.errors));
  return written.text;
}

function requestOf({ person, system, known }: Facts) {
  const context = { ...known, [CONSTANTS]: parametersFor(BINDING, undefined) };
  const uid = (type: string, name: string) => `${type}::${JSON.stringify(name)}`;
  return {
    principal: uid("Person", person),
    action: uid("Action", "connect"),
    resource: uid("System", system),
    context,
  };
}

function refusedBy(facts: Facts): string[] {
  return explain(facts).refusals.map(({ policy }) => policy);
}

/** The median of a round. */
function microseconds(round: () => void): number {
  const times: number[] = [];
  for (let done = 0; done < WARM_UP + ROUNDS; done++) {
    const start = performance.now();
    round();
    if (done >= WARM_UP) times.push((performance.now() - start) * 1_000);
  }
  return spreadOf(times).median;
}
