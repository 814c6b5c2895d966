// Plays what is hardest to believe with real programs of others on this machine: every part in this folder, or those named.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { EXIT, type Part } from "../conform/needs/part.ts";

const self = basename(import.meta.filename);
const parts = readdirSync(import.meta.dirname)
  .filter(file => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== self)
  .map(file => basename(file, ".ts"))
  .sort();
const args = process.argv.slice(2);
const beginning = args.findIndex(arg => arg.startsWith("-"));
const [asked, options] = beginning === -1 ? [args, []] : [args.slice(0, beginning), args.slice(beginning)];
const unknown = asked.filter(name => !parts.includes(name));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(", ")}; there are ${parts.join(", ")}`);
  process.exit(EXIT.misused);
}

const wanted = asked.length > 0 ? asked : parts;
const [only] = wanted;
if (wanted.length === 1 && only) process.exitCode = await runHere(only);
// Each has a process to itself, and the worst of what they end with is the end of all.
else process.exitCode = Math.max(...wanted.map(runApart));

function runApart(name: string): number {
  const command = [import.meta.filename, name, ...options];
  return spawnSync(process.execPath, command, { stdio: "inherit" }).status ?? EXIT.differs;
}

async function runHere(name: string): Promise<number> {
  const part: Part = await import(`./${name}.ts`);
  const start = performance.now();
  console.log(`\n# ${name}: ${part.title}`);
  const verdict = await part.run(line => console.log(line), options);
  console.log(`(${name}: ${verdict}, in ${((performance.now() - start) / 1000).toFixed(0)} s)`);
  return EXIT[verdict];
}
