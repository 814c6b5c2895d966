// Bundles every entry once, side by side, a folder each; and lays the compiled policies beside each that judges by them.
import { cpSync, existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { type CompiledPolicies, compilePolicies, layDown } from "./compiled-policies.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
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

const FROM_TEXTS = /\/from-texts\.ts$/;
const FROM_BUILD = "functions/shared/policy/from-build.ts";
const SETS = "functions/shared/policy/sets.ts";

/** What is deployed has no policies but those of its build, and no engine to read others. */
export function judgingBy({ built }: CompiledPolicies): BuildOptions {
  const onlyBuilt: Plugin = {
    name: "policies-of-this-build",
    setup: ({ onResolve }) => onResolve({ filter: FROM_TEXTS }, () => ({ path: join(ROOT, FROM_BUILD) })),
  };
  const { define, plugins = [] } = HOW;
  return {
    ...HOW,
    define: { ...define, BUILT_SETS: JSON.stringify(built) },
    plugins: [...plugins, onlyBuilt],
  };
}

export interface Bundles {
  /** Where the bundle of an entry lies, as `index.cjs` in a folder of its own. */
  codeOf(entry: string): string;
}

export async function bundle(
  entries: readonly string[],
  folder: string,
  policies = compilePolicies(join(ROOT, "policies")),
): Promise<Bundles> {
  const { metafile } = await build({
    ...judgingBy(policies),
    entryPoints: entries.map(entry => ({ in: `functions/${entry}.lambda.ts`, out: `${entry}/index` })),
    outdir: folder,
    metafile: true,
  });
  for (const judging of foldersThatJudge(metafile)) layDown(policies, judging);
  for (const entry of entries) shipAssets(entry, folder);
  return { codeOf: entry => join(folder, entry) };
}

/** What a feature serves unchanged is in its folder `assets`, and beside each of its bundles. */
function shipAssets(entry: string, folder: string): void {
  const assets = join(ROOT, "functions", dirname(entry), "assets");
  if (existsSync(assets)) cpSync(assets, join(folder, entry, "assets"), { recursive: true });
}

function foldersThatJudge(metafile: Metafile): string[] {
  const judging = Object.entries(metafile.outputs).filter(([, { inputs }]) => inputs[SETS] !== undefined);
  return judging.map(([output]) => join(ROOT, dirname(output)));
}
