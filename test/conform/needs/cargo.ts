// A Rust program at one exact version, built by the machine's own cargo into a folder that git ignores; once, since it takes minutes.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Print } from "./part.ts";
import { FOLDER } from "./python.ts";

export interface Crate {
  readonly name: string;
  readonly version: string;
  readonly features: readonly string[];
}

/** The folder of its commands; undefined, and said why, where this machine cannot have it. */
export function crateWith({ name, version, features }: Crate, print: Print): string | undefined {
  const folder = resolve(FOLDER, `${name}-${version}`);
  const done = join(folder, "complete");
  if (existsSync(done)) return join(folder, "bin");
  const cargo = cargoHere(print);
  if (!cargo) return undefined;
  print(`Building ${name} ${version} from crates.io into ${FOLDER}/ (once, some ten minutes).`);
  // What an earlier try left behind is not trusted.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const exactly = [name, "--version", version, "--locked", "--features", features.join(), "--root", folder];
  const built = spawnSync(cargo, ["install", "--quiet", ...exactly], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (built.status === 0) {
    writeFileSync(done, "");
    return join(folder, "bin");
  }
  print(`無法建置 ${name} ${version}：見上方訊息；需要網路與 crates.io。`);
  print(`${name} ${version} could not be built: see above; it takes the network and crates.io.`);
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

/** `CARGO` names another than the one on the path or where rustup puts it. */
export function cargoHere(print: Print): string | undefined {
  const named = [process.env.CARGO, "cargo", join(homedir(), ".cargo/bin/cargo")];
  const found = named.find(each => each && spawnSync(each, ["--version"], { stdio: "ignore" }).status === 0);
  if (found) return found;
  print("需要 Rust 的 cargo；可用環境變數 CARGO 指定。");
  print("This takes cargo, of Rust; CARGO names another than the one on the path.");
  return undefined;
}
