// Conform part: the templates of every stage, and of every option of one, against the resource schemas of their own region, as cfn-lint
// holds them.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { CloudAssembly } from "aws-cdk-lib/cx-api";
import { OPTIONS } from "../infra/options.ts";
import { stacked } from "../infra/stacked.ts";
import type { Print, Verdict } from "./needs/part.ts";
import { pythonWith } from "./needs/python.ts";

export const title = "the templates of every stage and option, as cfn-lint reads them for their region";

const VERSION = "1.58.0";
/** That the library states a dependency which a reference implies already harms nothing. */
const IGNORED = "W3005";

export async function run(print: Print, options: readonly string[]): Promise<Verdict> {
  if (options.length > 0) {
    print(`no such option: ${options.join(" ")}`);
    return "misused";
  }
  const bin = pythonWith("cfn-lint", VERSION, print);
  if (!bin) return "wanting";
  const differing = OPTIONS.filter(
    ([what, stage, context]) => !isClean(bin, { what, made: stacked(stage, context).synth(), print }),
  );
  print(`${OPTIONS.length} stages and options, ${differing.length} with findings`);
  return differing.length === 0 ? "conforms" : "differs";
}

interface Synthesized {
  readonly what: string;
  readonly made: CloudAssembly;
  readonly print: Print;
}

/** Each stack for the region that it is deployed to: a front's is not the stage's. */
function isClean(bin: string, { what, made, print }: Synthesized): boolean {
  const regions = Map.groupBy(made.stacks, ({ environment }) => environment.region);
  const findings = [...regions].flatMap(([region, stacks]) => {
    const templates = stacks.map(({ templateFullPath }) => templateFullPath);
    const args = ["--regions", region, "--ignore-checks", IGNORED, "--template", ...templates];
    const { status, stdout, stderr } = spawnSync(join(bin, "cfn-lint"), args, { encoding: "utf8" });
    return status === 0 ? [] : [`${stdout}${stderr}`.trimEnd()];
  });
  print(`${what}: ${made.stacks.length} templates, ${findings.length === 0 ? "clean" : "findings"}`);
  for (const each of findings) print(each);
  return findings.length === 0 && made.stacks.length > 0;
}
