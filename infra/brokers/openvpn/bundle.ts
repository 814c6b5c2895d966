// `npm run openvpn:bundle -- <folder>`: the companion as one file that needs nothing but Node, beside what OpenVPN and systemd are told.
import { copyFileSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const HERE = import.meta.dirname;
const FILES = ["server.conf", "docgate-openvpn.service", "openvpn.json"];

/** Where the companion lies afterwards. */
export async function bundleCompanion(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, "docgate-openvpn.mjs");
  await build({
    entryPoints: [join(HERE, "companion.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "warning",
  });
  for (const file of FILES) copyFileSync(join(HERE, file), join(folder, file));
  return outfile;
}

if (import.meta.main) console.log(await bundleCompanion(resolve(process.argv[2] ?? "openvpn-companion")));
