// Synthesizes the stack into a cache keyed by its sources: what has not changed is not built again.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const CACHE = join(ROOT, "node_modules/.cache/docgate");
const SOURCES = ["infra/*.ts", "infra/stages/*.ts", "functions/**/*", "policies/**/*", "package-lock.json"];

/** What runs here is what deploys: a stage like the others. */
const STAGE = JSON.stringify({ stage: "local" });

export interface Build {
  readonly folder: string;
  readonly cached: boolean;
}

export async function build(): Promise<Build> {
  const folder = join(CACHE, sourcesDigest());
  if (existsSync(folder)) return { folder, cached: true };
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    await synthesize(draft);
    // Renamed when whole, so that a build cut short is never taken for one; another run may have won the race.
    if (existsSync(folder)) rmSync(draft, { recursive: true });
    else renameSync(draft, folder);
    forgetOld(CACHE);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  return { folder, cached: false };
}

/** The last few are kept: one may still be running, and whoever changes something back finds it built. */
const KEPT = 4;
export function forgetOld(cache: string): void {
  const builds = globSync("*", { cwd: cache, withFileTypes: true })
    .filter(entry => entry.isDirectory() && /^[0-9a-f]{16}$/.test(entry.name))
    .map(({ name }) => ({ path: join(cache, name), made: statSync(join(cache, name)).mtimeMs }))
    .sort((one, other) => other.made - one.made);
  for (const { path } of builds.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}

function sourcesDigest(): string {
  const hash = createHash("sha256");
  for (const file of globSync(SOURCES, { cwd: ROOT, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()) {
    hash.update(file.slice(ROOT.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

function synthesize(folder: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ["infra/app.ts"], {
      cwd: ROOT,
      env: {
        ...process.env,
        CDK_OUTDIR: folder,
        CDK_VALIDATION: "false",
        NODE_OPTIONS: "",
        CDK_CONTEXT_JSON: STAGE,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", text => (said += text));
    child.on("error", failed);
    child.on("exit", code =>
      code === 0 ? done() : failed(new Error(`the stack does not synthesize:\n${said}`)),
    );
  });
}
