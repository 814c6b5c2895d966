// Bundles every entry once, side by side: a folder each, with the policy engine and the policies where one is used.
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, buildSync, type Metafile } from "esbuild";
import { readPolicies } from "../functions/shared/rules/policy-text.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The last one only while a change is tried in shadow. */
const POLICY_SETS = ["connect", "operate", "shadow"].filter(set => existsSync(join(ROOT, "policies", set)));
const ENGINE = "node_modules/@cedar-policy/cedar-wasm/web/cedar_wasm.js";

/** How everything that runs in the cloud is built. */
export const HOW: BuildOptions = {
  absWorkingDir: ROOT,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  // An ESM import of node:http reads all its exports, one of which loads fetch and WebSocket: 20 ms of every cold start.
  format: "cjs",
  // The database's client imports it once more, only when it first asks.
  supported: { "dynamic-import": false },
  platform: "node",
  target: "node24",
  mainFields: ["module", "main"],
  minify: true,
  sourcemap: "linked",
  sourcesContent: false,
  logLevel: "warning",
  // What is written as a module finds what lies beside it all the same.
  define: { "import.meta.url": "__here", "import.meta.resolve": "undefined" },
  banner: { js: "const __here=require('node:url').pathToFileURL(__filename).href;" },
};

/** Answers where the bundle of an entry lies, as `index.cjs` in a folder of its own. */
export function bundle(entries: readonly string[], folder: string): (entry: string) => string {
  const { metafile } = buildSync({
    ...HOW,
    entryPoints: entries.map(entry => ({ in: `functions/${entry}.lambda.ts`, out: `${entry}/index` })),
    outdir: folder,
    metafile: true,
  });
  for (const entry of entriesWithEngine(metafile)) shipEngine(entry);
  for (const entry of entries) shipAssets(entry, folder);
  return entry => join(folder, entry);
}

/** What a feature serves as it stands lies in its folder `assets`, and beside each of its bundles. */
function shipAssets(entry: string, folder: string): void {
  const assets = join(ROOT, "functions", dirname(entry), "assets");
  if (existsSync(assets)) cpSync(assets, join(folder, entry, "assets"), { recursive: true });
}

function entriesWithEngine(metafile: Metafile): string[] {
  return Object.entries(metafile.outputs)
    .filter(([, { inputs }]) => inputs[ENGINE] !== undefined)
    .map(([output]) => join(ROOT, dirname(output)));
}

// Policies are read here once: parsing their texts would cost every cold start dearly.
function shipEngine(folder: string): void {
  mkdirSync(join(folder, "policies"), { recursive: true });
  cpSync(join(ROOT, dirname(ENGINE), "cedar_wasm_bg.wasm"), join(folder, "cedar_wasm_bg.wasm"));
  for (const set of POLICY_SETS) {
    const policies = readPolicies(join(ROOT, "policies", set));
    writeFileSync(join(folder, "policies", `${set}.json`), JSON.stringify(policies));
  }
}
