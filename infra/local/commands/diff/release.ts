// A release of a stage as it can be compared: its templates as they are synthesized, and what of its sources says what is lawful. Made of a
// tree of the repository, this one or an earlier one beside it, or of a folder that was kept when it was deployed; it asks nobody.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Template } from "../../run/intrinsics.ts";
import { CannotBegin } from "../../run/sentence.ts";

export interface Release {
  /** Where the synthesized templates lie, with what the CDK says of them. */
  readonly folder: string;
  readonly templates: ReadonlyMap<string, Template>;
  /** Cedar texts by their files' names. */
  readonly policies: ReadonlyMap<string, string>;
  /** Parameters, profiles and lists that rules are read from, by their files' names. */
  readonly rules: ReadonlyMap<string, unknown>;
  /** Of each kind of stream: the text of its law, and by which release of it states are folded. */
  readonly laws: ReadonlyMap<string, KindOfLaw>;
}

export interface KindOfLaw {
  readonly text: string;
  readonly release: string;
}

const SOURCES = ["policies", "functions"];
const TEMPLATES = "templates";

/** Whatever it put beside this tree is gone afterwards. */
export function withReleases<T>(stage: string, base: string, run: (before: Release, now: Release) => T): T {
  const scratch = mkdtempSync(join(tmpdir(), "docgate-diff-"));
  const worktree = join(scratch, "tree");
  const isFolder = existsSync(join(base, TEMPLATES));
  try {
    if (!isFolder) treeOf(base, worktree);
    const before = isFolder
      ? readRelease(resolve(base), join(resolve(base), TEMPLATES))
      : readRelease(worktree, synthesized(worktree, stage, join(scratch, "before")));
    return run(before, readRelease(".", synthesized(".", stage, join(scratch, "now"))));
  } finally {
    if (existsSync(worktree)) git(["worktree", "remove", "--force", worktree]);
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** For the next time, and for whoever has no repository: what was deployed, without what functions hold. */
export function keepRelease({ folder }: Release, into: string): void {
  if (existsSync(into)) throw new CannotBegin(`${into} 已存在 | ${into} is there already`);
  mkdirSync(into, { recursive: true });
  cpSync(folder, join(into, TEMPLATES), {
    recursive: true,
    filter: source => !/[/\\]asset\.[^/\\]+$/.test(source),
  });
  for (const source of SOURCES) cpSync(source, join(into, source), { recursive: true });
}

/** The last release that has a name, or what was committed last. */
export function usualBase(): string {
  const { status, stdout } = git(["describe", "--tags", "--abbrev=0"]);
  return status === 0 ? stdout.trim() : "HEAD";
}

function git(args: readonly string[]) {
  return spawnSync("git", args, { encoding: "utf8" });
}

function treeOf(base: string, folder: string): void {
  const { status } = git(["worktree", "add", "--detach", "--quiet", folder, base]);
  if (status !== 0)
    throw new CannotBegin(
      `${base} 既不是版本，也不是保存的資料夾 | ${base} is neither a release of this repository nor a folder that was kept`,
    );
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
}

function synthesized(tree: string, stage: string, folder: string): string {
  const context = JSON.stringify({ ...contextOf(tree), stage });
  const env = { ...process.env, CDK_OUTDIR: folder, CDK_VALIDATION: "false", CDK_CONTEXT_JSON: context };
  const { status, stderr } = spawnSync(process.execPath, ["infra/app.ts"], {
    cwd: tree,
    env,
    encoding: "utf8",
  });
  if (status === 0) return folder;
  const why = stderr.split("\n").find(line => /Error|\|/.test(line)) ?? stderr;
  throw new CannotBegin(`${stage} 無法合成 | ${stage} cannot be synthesized: ${why.trim()}`);
}

/** As the CDK gives it to an app of its own. */
function contextOf(tree: string): object {
  return (JSON.parse(readFileSync(join(tree, "cdk.json"), "utf8")) as { context?: object }).context ?? {};
}

export function readRelease(tree: string, folder: string): Release {
  const texts = (pattern: string) =>
    new Map(globSync(pattern, { cwd: tree }).map(file => [file, readFileSync(join(tree, file), "utf8")]));
  return {
    folder,
    templates: new Map(
      globSync("*.template.json", { cwd: folder }).map(file => [
        file.replace(".template.json", ""),
        JSON.parse(readFileSync(join(folder, file), "utf8")) as Template,
      ]),
    ),
    policies: texts("policies/{connect,operate}/*.cedar"),
    rules: new Map(
      [...texts("policies/*.json"), ...texts("policies/profiles/*.json")].map(([file, text]) => [
        file,
        JSON.parse(text) as unknown,
      ]),
    ),
    laws: lawsIn(tree),
  };
}

/** By the file that each law is in: what folds events is read, and never run. */
function lawsIn(tree: string): Map<string, KindOfLaw> {
  const read = (file: string) => {
    const path = join(tree, "functions", file);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  const releases = read("shared/journal/law-releases.ts");
  const files = [...read("laws.ts").matchAll(/from "\.\/(.+?)"/g)].map(([, file = ""]) => file);
  return new Map(
    files.flatMap(file => {
      const text = read(file);
      return [...text.matchAll(/\bkind: "([A-Z]+)"/g)].map(([, kind = ""]) => {
        const [, release = "{ now: 1, from: 1 }"] =
          new RegExp(`\\b${kind}: (\\{[^}]*\\})`).exec(releases) ?? [];
        return [kind, { text, release }] as const;
      });
    }),
  );
}
