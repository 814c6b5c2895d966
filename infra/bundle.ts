// Bundles every entry once, side by side, a folder each; and lays down once, for all that judge, the policies with their engine.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { MEMORY, memoryAtStart, PROGRAM } from "../functions/policy-snapshot.ts";
import { readPolicies } from "../functions/shared/policy/text.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The last one only while a change is tried in shadow. */
const POLICY_SETS = ["connect", "operate", "shadow"].filter(set => existsSync(join(ROOT, "policies", set)));
const ENGINE = "node_modules/@cedar-policy/cedar-wasm/web/cedar_wasm.js";

/** Its folder in the layer. */
export const POLICIES = "policies";

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
  // A Chinese character is half as long as what it would be written as otherwise.
  charset: "utf8",
  sourcemap: "linked",
  sourcesContent: false,
  logLevel: "warning",
  alias: { "@aws-sdk/credential-provider-node": "./functions/shared/credentials.ts" },
  define: {
    // What is written as a module finds what lies beside it all the same.
    "import.meta.url": "__here",
    "import.meta.resolve": "undefined",
    // No answer here is a stream of the web's, and even asking whether one is loads them: 5 ms.
    ReadableStream: "undefined",
  },
  plugins: [leaveOutEventStreams(), proofsApart()],
  banner: { js: "const __here=require('node:url').pathToFileURL(__filename).href;" },
};

/**
 * Nobody here speaks in streams of events, and what is imported only when needed keeps all that it touches: such an import
 * stays one. A client that imports them as it loads (that of S3) has them in its bundle, where nothing else is to be found.
 */
function leaveOutEventStreams(): Plugin {
  return {
    name: "leave-out-event-streams",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ path, kind }) =>
        kind === "dynamic-import" ? { path, external: true } : undefined,
      ),
  };
}

const CATALOGUE = "policies/clauses.json";

/** What proves each clause goes where it is shown, without the words; everybody else gets the words alone. */
function proofsApart(): Plugin {
  const rows = () =>
    JSON.parse(readFileSync(join(ROOT, CATALOGUE), "utf8")) as { id: string; proof?: unknown }[];
  const json = (part: (row: { id: string; proof?: unknown }) => object) => ({
    contents: JSON.stringify(rows().map(part)),
    loader: "json" as const,
    watchFiles: [join(ROOT, CATALOGUE)],
  });
  return {
    name: "proofs-apart",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /policies\/clauses\.json$/ }, ({ importer }) => ({
        path: CATALOGUE,
        namespace: importer.endsWith("coverage.ts") ? "proofs" : "words",
      }));
      onLoad({ filter: /./, namespace: "proofs" }, () => json(({ id, proof }) => ({ id, proof })));
      onLoad({ filter: /./, namespace: "words" }, () => json(({ proof: _, ...words }) => words));
    },
  };
}

export interface Bundles {
  /** Where the bundle of an entry lies, as `index.cjs` in a folder of its own. */
  codeOf(entry: string): string;
  /** Whether it needs the policies. */
  judges(entry: string): boolean;
  /** The folder in which they lie, as a layer that is put under every function that needs them. */
  readonly layer: string;
}

export async function bundle(entries: readonly string[], folder: string): Promise<Bundles> {
  const building = build({
    ...HOW,
    entryPoints: entries.map(entry => ({ in: `functions/${entry}.lambda.ts`, out: `${entry}/index` })),
    outdir: folder,
    metafile: true,
  });
  // The bundler is a process of its own: meanwhile the policies are read.
  const layer = join(folder, "layer");
  layDown(join(layer, POLICIES));
  const judging = foldersWithEngine((await building).metafile);
  for (const entry of entries) shipAssets(entry, folder);
  const codeOf = (entry: string) => join(folder, entry);
  return { codeOf, judges: entry => judging.has(codeOf(entry)), layer };
}

/** What a feature serves unchanged is in its folder `assets`, and beside each of its bundles. */
function shipAssets(entry: string, folder: string): void {
  const assets = join(ROOT, "functions", dirname(entry), "assets");
  if (existsSync(assets)) cpSync(assets, join(folder, entry, "assets"), { recursive: true });
}

function foldersWithEngine(metafile: Metafile): ReadonlySet<string> {
  const judging = Object.entries(metafile.outputs).filter(([, { inputs }]) => inputs[ENGINE] !== undefined);
  return new Set(judging.map(([output]) => join(ROOT, dirname(output))));
}

/** Policies are read here once: parsing their texts, or even reading them parsed, would cost every cold start dearly. */
function layDown(folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(join(ROOT, dirname(ENGINE), "cedar_wasm_bg.wasm"), join(folder, PROGRAM));
  for (const set of POLICY_SETS) {
    const policies = readPolicies(join(ROOT, "policies", set));
    writeFileSync(join(folder, `${set}.json`), JSON.stringify(policies));
  }
  writeFileSync(join(folder, MEMORY), memoryAtStart());
}
