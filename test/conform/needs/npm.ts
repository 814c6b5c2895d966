// An npm package at one exact version in a folder of its own that git ignores, and no dependency of the product.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Print } from "./part.ts";
import { FOLDER } from "./python.ts";

/** The package itself; undefined, and said why, where this machine cannot have it. */
export async function npmPackage(name: string, version: string, print: Print): Promise<unknown> {
  const folder = resolve(FOLDER, `${name.replaceAll("/", "-")}-${version}`);
  const done = join(folder, "complete");
  if (!existsSync(done) && !install(folder, `${name}@${version}`, print)) return undefined;
  writeFileSync(done, "");
  return import(pathToFileURL(createRequire(join(folder, "package.json")).resolve(name)).href);
}

function install(folder: string, wanted: string, print: Print): boolean {
  print(`Installing ${wanted} from the npm registry into ${FOLDER}/ (once).`);
  // What an earlier try left behind is not trusted.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"private":true}');
  const args = ["install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", wanted];
  if (spawnSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] }).status === 0)
    return true;
  print(`無法安裝 ${wanted}：見上方訊息；需要網路與 npm。`);
  print(`${wanted} could not be installed: see above; it takes the network and npm.`);
  rmSync(folder, { recursive: true, force: true });
  return false;
}
