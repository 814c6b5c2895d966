// A Python package at one exact version in a folder of its own that git ignores, made by the machine's own python3.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Print } from "./part.ts";

export const FOLDER = ".conform";

/** Where the package's commands are; undefined, and said why, where this machine cannot have it. */
export function pythonWith(name: string, version: string, print: Print): string | undefined {
  const folder = resolve(FOLDER, `${name.replace(/\[.*/, "")}-${version}`);
  const [bin, done] = [join(folder, "bin"), join(folder, "complete")];
  if (existsSync(done)) return bin;
  if (!hasPython(print)) return undefined;
  print(`Installing ${name} ${version} from the Python package index into ${FOLDER}/ (once).`);
  // What an earlier try left behind is not trusted.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const install = ["install", "--quiet", "--disable-pip-version-check", `${name}==${version}`];
  const isMade = ran(PYTHON, ["-m", "venv", folder]) && ran(join(bin, "python"), ["-m", "pip", ...install]);
  if (!isMade) {
    print(`無法安裝 ${name} ${version}：見上方訊息；需要網路與套件索引。`);
    print(`${name} ${version} could not be installed: see above; it takes the network and a package index.`);
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  writeFileSync(done, "");
  return bin;
}

const PYTHON = process.env.PYTHON ?? "python3";

function hasPython(print: Print): boolean {
  const wanted = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
  if (spawnSync(PYTHON, ["-c", wanted], { stdio: "ignore" }).status === 0) return true;
  print("需要 Python 3.10 以上（含 venv 與 pip）；可用環境變數 PYTHON 指定。");
  print("This takes Python 3.10 or later with venv and pip; PYTHON names another than python3.");
  return false;
}

function ran(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}
