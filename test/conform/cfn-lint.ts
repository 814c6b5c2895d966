// Conform part: every stage's templates against the resource schemas of its own region, as cfn-lint holds them.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Stage } from "../../infra/stages/stage.ts";
import { STAGES } from "../../infra/stages/stages.ts";
import type { Print, Verdict } from "./needs/part.ts";
import { pythonWith } from "./needs/python.ts";

export const title = "the templates of every stage, as cfn-lint reads them for its region";

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
  const differing = STAGES.filter(stage => !isClean(bin, stage, print));
  print(`${STAGES.length} stages, ${differing.length} with findings`);
  return differing.length === 0 ? "conforms" : "differs";
}

function isClean(bin: string, stage: Stage, print: Print): boolean {
  const folder = mkdtempSync(join(tmpdir(), "docgate-lint-"));
  try {
    if (!isSynthesized(stage, folder)) return false;
    const templates = readdirSync(folder).filter(name => name.endsWith(".template.json"));
    const args = ["--regions", stage.region, "--ignore-checks", IGNORED, "--template"];
    const { status, stdout, stderr } = spawnSync(
      join(bin, "cfn-lint"),
      [...args, ...templates.map(name => join(folder, name))],
      { encoding: "utf8" },
    );
    print(
      `${stage.name} (${stage.region}): ${templates.length} templates, ${status === 0 ? "clean" : "findings"}`,
    );
    if (status !== 0) print(`${stdout}${stderr}`.trimEnd());
    return status === 0 && templates.length > 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isSynthesized({ name }: Stage, folder: string): boolean {
  const env = {
    ...process.env,
    CDK_OUTDIR: folder,
    CDK_VALIDATION: "false",
    CDK_CONTEXT_JSON: JSON.stringify({ stage: name }),
  };
  const { status } = spawnSync(process.execPath, ["infra/app.ts"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return status === 0;
}
