// Builds the agent into one executable, by Node's own support for it: the bundle is put into a copy of Node, which then runs it.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { inject } from "postject";

/** Node looks for this in its own file. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

export interface Built {
  readonly file: string;
  readonly bytes: number;
}

/** `node`: the Node it becomes, of the version that builds it; that of another platform makes an executable for that platform. */
export async function buildAgent(folder: string, node = process.execPath): Promise<Built> {
  mkdirSync(folder, { recursive: true });
  const bundle = join(folder, "agent.cjs");
  await build({
    ...{ entryPoints: [join(import.meta.dirname, "main.ts")], outfile: bundle, bundle: true },
    ...{ platform: "node", format: "cjs", target: "node24", minify: true, logLevel: "warning" },
  });
  const blob = preparedBlob(folder, bundle);
  const file = join(folder, node.endsWith(".exe") ? "docgate-agent.exe" : "docgate-agent");
  copyFileSync(node, file);
  chmodSync(file, 0o755);
  await inject(file, "NODE_SEA_BLOB", blob, { sentinelFuse: FUSE });
  return { file: resolve(file), bytes: readFileSync(file).length };
}

/** Neither a snapshot nor cached code: both would bind it to this platform. */
function preparedBlob(folder: string, main: string): Buffer {
  const [config, output] = [join(folder, "sea.json"), join(folder, "agent.blob")];
  const settings = {
    main,
    output,
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
  };
  writeFileSync(config, JSON.stringify(settings));
  execFileSync(process.execPath, ["--experimental-sea-config", config], { stdio: "pipe" });
  return readFileSync(output);
}
