// A distribution from Maven Central at one exact version, fetched by the machine's own Maven as it is set up, and proved by its digest.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Print } from "./part.ts";
import { FOLDER } from "./python.ts";

export interface Distribution {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
  /** SHA-256 of its tar.gz. */
  readonly digest: string;
}

/** Where it was unpacked; undefined, and said why, where this machine cannot have it. */
export function mavenDistribution(wanted: Distribution, print: Print): string | undefined {
  const folder = resolve(FOLDER, `${wanted.artifact}-${wanted.version}`);
  const done = join(folder, "complete");
  if (existsSync(done)) return folder;
  print(`Fetching ${nameOf(wanted)} from Maven Central into ${FOLDER}/ (once).`);
  // What an earlier try left behind is not trusted.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (fetched(wanted, folder, print) && ran("tar", ["xzf", fileOf(wanted), "--strip-components=1"], folder)) {
    rmSync(join(folder, fileOf(wanted)));
    writeFileSync(done, "");
    return folder;
  }
  print(`無法取得 ${nameOf(wanted)}：見上方訊息；需要網路、Maven 與 tar。`);
  print(`${nameOf(wanted)} could not be had: see above; it takes the network, Maven and tar.`);
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

function fetched(wanted: Distribution, folder: string, print: Print): boolean {
  const plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";
  const artifact = `-Dartifact=${wanted.group}:${nameOf(wanted)}:tar.gz`;
  if (!ran("mvn", ["-q", "-B", `${plugin}:get`, artifact, "-Dtransitive=false"], folder)) return false;
  const copy = ["-q", "-B", `${plugin}:copy`, artifact, `-DoutputDirectory=${folder}`];
  if (!ran("mvn", copy, folder)) return false;
  const digest = createHash("sha256")
    .update(readFileSync(join(folder, fileOf(wanted))))
    .digest("hex");
  if (digest === wanted.digest) return true;
  print(`${fileOf(wanted)} is not the one that was looked at: its digest is ${digest}`);
  return false;
}

function nameOf({ artifact, version }: Distribution): string {
  return `${artifact}:${version}`;
}

function fileOf({ artifact, version }: Distribution): string {
  return `${artifact}-${version}.tar.gz`;
}

function ran(command: string, args: readonly string[], cwd: string): boolean {
  return spawnSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}
