// The policies as they were at a commit of git, laid down in a folder of their own for as long as they are read.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type PolicySet, readPolicies } from "../../../../../functions/shared/policy/text.ts";

/** Where a branch left the main line; without one, the last commit. */
export function usualBase(): string | undefined {
  return git("merge-base", "HEAD", "origin/main") ?? git("rev-parse", "HEAD");
}

/** Nothing where there is no such commit, or no git. */
export function policiesAt(commit: string, folder: string): PolicySet | undefined {
  const files = git("ls-tree", "--name-only", commit, `${folder}/`)?.split("\n") ?? [];
  const texts = files.filter(file => file.endsWith(".cedar"));
  if (texts.length === 0) return undefined;
  const place = mkdtempSync(join(tmpdir(), "docgate-base-"));
  try {
    for (const file of texts) {
      mkdirSync(dirname(join(place, file)), { recursive: true });
      writeFileSync(join(place, file), `${git("show", `${commit}:${file}`)}\n`);
    }
    return readPolicies(join(place, folder));
  } finally {
    rmSync(place, { recursive: true });
  }
}

function git(...words: string[]): string | undefined {
  try {
    return execFileSync("git", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}
