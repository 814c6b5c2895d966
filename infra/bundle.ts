// Bundles every entry once, side by side, a folder each; and lays the compiled policies beside each that judges by them.
import "../functions/shared/rules/systems.ts";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { ENGINE_PROGRAM } from "../functions/shared/policy/engine.ts";
import { filesOf } from "../functions/shared/policy/schema.ts";
import { type CompiledPolicies, compilePolicies, layDown, withProof } from "./compiled-policies.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CATALOGUE = "policies/clauses.json";
/** How everything that runs in the cloud is built. */
export const HOW: BuildOptions = {
  absWorkingDir: ROOT,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  // An ESM import of node:http reads all its exports, one of which loads fetch and WebSocket: 20 ms of every cold start.
  format: "cjs",
  // The database's client imports it once more, only when it first asks.
  // And a pattern in the newest notation is one of Node's own: told as a text it would be read at each start.
  supported: { "dynamic-import": false, "regexp-set-notation": true },
  platform: "node",
  target: "node24",
  mainFields: ["module", "main"],
  minify: true,
  // A Chinese character is half as long as what it would be written as otherwise.
  charset: "utf8",
  // Read by what is injected, not by Node: see there.
  sourcemap: "linked",
  inject: ["functions/shared/stack-places.ts"],
  sourcesContent: false,
  logLevel: "warning",
  alias: { "@aws-sdk/credential-provider-node": "./functions/shared/credentials.ts" },
  define: {
    // What is written as a module finds what lies beside it all the same.
    "import.meta.url": "__here",
    "import.meta.resolve": "undefined",
    // No answer here is a stream of the web's, and even asking whether one is loads them: 5 ms.
    ReadableStream: "undefined",
    // Who builds has looked at what is shipped as data: clauses for what is proved, systems by the first import.
    CHECKED_BY_BUILD: "true",
  },
  plugins: [leaveOutEventStreams(), leaveOutUnthrown(), proofsApart(), changesApart(), wordsApart()],
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

const PROBLEMS = /functions\/.+\/problems\.ts$/;

/** A table of refusals of which a function throws none is left out: to make one does nothing else. */
function leaveOutUnthrown(): Plugin {
  return {
    name: "leave-out-unthrown",
    setup: ({ onLoad }) =>
      onLoad({ filter: PROBLEMS }, ({ path }) => ({
        contents: readFileSync(path, "utf8").replaceAll("= problemKinds(", "= /* @__PURE__ */ problemKinds("),
        loader: "ts",
      })),
  };
}

interface CatalogueRow {
  readonly id: string;
  readonly profile: string;
  readonly proof?: unknown;
}

const catalogue = () => JSON.parse(readFileSync(join(ROOT, CATALOGUE), "utf8")) as CatalogueRow[];

/**
 * What proves each clause goes where it is shown, without the words. The words, less what the id says, lie beside the bundles that
 * know clauses: as data they are read in a third of the time that they take as code.
 */
function proofsApart(): Plugin {
  const watchFiles = [join(ROOT, CATALOGUE)];
  const proofs = () => JSON.stringify(catalogue().map(({ id, proof }) => ({ id, proof })));
  return {
    name: "proofs-apart",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /policies\/clauses\.json$/ }, ({ importer }) => ({
        path: CATALOGUE,
        namespace: importer.endsWith("coverage.ts") ? "proofs" : "words",
      }));
      onLoad({ filter: /./, namespace: "proofs" }, () => ({
        contents: proofs(),
        loader: "json",
        watchFiles,
      }));
      onLoad({ filter: /./, namespace: "words" }, () => ({
        contents: readsBeside(WORDS_FILE),
        loader: "js",
        watchFiles,
      }));
    },
  };
}

const CHANGES = "policies/changes.json";
const CHANGES_FILE = "changes.json";
const CHANGE_WORDS = "change-words";

/** What would change a fact is told to who is refused: its words are read then. */
function changesApart(): Plugin {
  return {
    name: "changes-apart",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /policies\/changes\.json$/ }, () => ({ path: CHANGES, namespace: CHANGE_WORDS }));
      onLoad({ filter: /./, namespace: CHANGE_WORDS }, () => ({
        contents: `import { readFileSync } from "node:fs";
          let all;
          const read = () => JSON.parse(readFileSync(__dirname + "/${CHANGES_FILE}", "utf8"));
          export default new Proxy({}, { get: (_, name) => (all ??= read())[name] });`,
        loader: "js",
        watchFiles: [join(ROOT, CHANGES)],
      }));
    },
  };
}

export function layChangesDown(folder: string): void {
  cpSync(join(ROOT, CHANGES), join(folder, CHANGES_FILE));
}

const WORDS_FILE = "clauses.json";

function readsBeside(file: string): string {
  return `module.exports = JSON.parse(require("node:fs").readFileSync(__dirname + "/${file}", "utf8"));`;
}

export function layWordsDown(folder: string): void {
  const words = catalogue().map(({ proof: _, profile: __, ...words }) => words);
  writeFileSync(join(folder, WORDS_FILE), JSON.stringify(words));
}

/** What the console calls things: every export of these is data, but for what makes it. */
const CONSOLE_WORDS = /functions\/console\/words\/.+\.ts$/;
const MAKES_WORDS = /\/(?:act-names|acts\/act|fields\/field)\.ts$/;
const CONSOLE_WORDS_FILE = "words.json";
const ALL_WORDS = "all-words";

/** The console's words lie beside the bundles that show them, as data, for the same reason as those of clauses. */
function wordsApart(): Plugin {
  return {
    name: "words-apart",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${ALL_WORDS}$`) }, ({ path }) => ({ path, namespace: ALL_WORDS }));
      onLoad({ filter: /./, namespace: ALL_WORDS }, () => ({ contents: readsBeside(CONSOLE_WORDS_FILE) }));
      onLoad({ filter: CONSOLE_WORDS }, async ({ path }) => {
        if (MAKES_WORDS.test(path)) return undefined;
        const file = relative(ROOT, path);
        const taken = Object.keys(await wordsOf(file)).map(
          name => `export const ${name} = all["${file}"].${name};`,
        );
        return { contents: `import all from "${ALL_WORDS}";\n${taken.join("\n")}`, watchFiles: [path] };
      });
    },
  };
}

async function wordsOf(file: string): Promise<object> {
  return { ...(await import(pathToFileURL(join(ROOT, file)).href)) };
}

async function layConsoleWordsDown(folder: string, inputs: readonly string[]): Promise<void> {
  const files = inputs.filter(input => CONSOLE_WORDS.test(input) && !MAKES_WORDS.test(input));
  const words = await Promise.all(files.map(async file => [file, await wordsOf(file)] as const));
  writeFileSync(join(folder, CONSOLE_WORDS_FILE), JSON.stringify(Object.fromEntries(words)));
}

const FROM_TEXTS = /\/from-texts\.ts$/;
const FROM_BUILD = "functions/shared/policy/from-build.ts";
const SETS = "functions/shared/policy/sets.ts";
/** What somebody waits for who is not let in before it has started. */
const HURRIED: readonly string[] = ["sessions/connect"];
/** AWS's own client of the database takes half of such a start to load, and more to be asked for the first time. */
const SMALL_CLIENT = { "@aws-sdk/client-dynamodb": "./functions/shared/journal/small-client.ts" };
/** Shows what is proved of policies: to prove it takes seconds, which nobody else's build waits for. */
const SHOWS_PROOFS = "sessions/explain";
const ENGINE = "functions/shared/policy/engine.ts";

/** What is deployed decides by no policies but those of its build, and by no engine that could read others. */
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
  compiled = compilePolicies(join(ROOT, "policies")),
): Promise<Bundles> {
  const policies = entries.includes(SHOWS_PROOFS) ? withProof(compiled, join(ROOT, "policies")) : compiled;
  const how = judgingBy(policies);
  const isHurried = (entry: string) => HURRIED.includes(entry);
  const builds = [
    await builtInto(
      folder,
      entries.filter(entry => !isHurried(entry)),
      how,
    ),
    await builtInto(folder, entries.filter(isHurried), {
      ...how,
      alias: { ...how.alias, ...SMALL_CLIENT },
    }),
  ];
  for (const built of builds) {
    for (const judging of foldersWith(SETS, built))
      layDown(policies, judging, readFileSync(join(judging, "index.cjs"), "utf8"));
    for (const citing of foldersWith(`words:${CATALOGUE}`, built)) layWordsDown(citing);
    for (const telling of foldersWith(`${CHANGE_WORDS}:${CHANGES}`, built)) layChangesDown(telling);
    for (const naming of foldersWith(`${ALL_WORDS}:${ALL_WORDS}`, built))
      await layConsoleWordsDown(naming, inputsIn(naming, built));
    for (const asking of foldersWith(ENGINE, built)) shipEngine(asking);
  }
  for (const entry of entries) shipAssets(entry, folder);
  return { codeOf: entry => join(folder, entry) };
}

async function builtInto(folder: string, entries: readonly string[], how: BuildOptions): Promise<Metafile> {
  const { metafile } = await build({
    ...how,
    entryPoints: entries.map(entry => ({ in: `functions/${entry}.lambda.ts`, out: `${entry}/index` })),
    outdir: folder,
    metafile: true,
  });
  return metafile;
}

/** What a feature serves unchanged is in its folder `assets`, and beside each of its bundles; pictures lie by the entry that shows them. */
function shipAssets(entry: string, folder: string): void {
  const assets = join(ROOT, "functions", dirname(entry), "assets");
  if (existsSync(assets)) cpSync(assets, join(folder, entry, "assets"), { recursive: true });
  const pictures = join(ROOT, "functions", entry, "pictures");
  if (existsSync(pictures)) cpSync(pictures, join(folder, entry, "pictures"), { recursive: true });
}

/** The official engine, and the texts that it judges by. */
function shipEngine(folder: string): void {
  const program = fileURLToPath(new URL(ENGINE_PROGRAM, import.meta.resolve("@cedar-policy/cedar-wasm/web")));
  cpSync(program, join(folder, ENGINE_PROGRAM));
  const texts = join(ROOT, "policies/connect");
  for (const file of [...filesOf(texts, "cedar"), ...filesOf(texts, "cedarschema")])
    cpSync(file, join(folder, "policies/connect", basename(file)));
}

function inputsIn(folder: string, { outputs }: Metafile): string[] {
  const [, output] =
    Object.entries(outputs).find(([path]) => join(ROOT, path) === join(folder, "index.cjs")) ?? [];
  return Object.keys(output?.inputs ?? {});
}

function foldersWith(source: string, metafile: Metafile): string[] {
  const having = Object.entries(metafile.outputs).filter(([, { inputs }]) => inputs[source] !== undefined);
  return having.map(([output]) => join(ROOT, dirname(output)));
}
