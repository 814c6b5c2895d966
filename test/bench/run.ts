// Runs the benchmark: every part in this folder, or the parts that are named; `--stretch 4` slows down what is timed, for a small machine;
// `--histories 2000` plays fewer than the hundred thousand of `rosters`.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { basename } from "node:path";
import { parseArgs } from "node:util";

interface Part {
  readonly title: string;
  run(print: (line: string) => void, options: { stretch?: number; histories?: number }): void | Promise<void>;
}

const self = basename(import.meta.filename);
const parts = readdirSync(import.meta.dirname)
  .filter(file => file.endsWith(".ts") && file !== self)
  .map(file => basename(file, ".ts"))
  .sort();
const { positionals: asked, values } = parseArgs({
  options: { stretch: { type: "string" }, histories: { type: "string" } },
  allowPositionals: true,
});
const stretch = values.stretch === undefined ? undefined : Number(values.stretch);
if (stretch !== undefined && !(stretch >= 1 && stretch <= 100)) {
  console.error(`--stretch takes a number from 1 to 100, not ${values.stretch}`);
  process.exit(2);
}
const histories = values.histories === undefined ? undefined : Number(values.histories);
if (histories !== undefined && !(Number.isInteger(histories) && histories > 0)) {
  console.error(`--histories takes a whole number above 0, not ${values.histories}`);
  process.exit(2);
}
const unknown = asked.filter(name => !parts.includes(name));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(", ")}; there are ${parts.join(", ")}`);
  process.exit(2);
}

console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}`,
);
const wanted = asked.length > 0 ? asked : parts;
const [only] = wanted;
if (wanted.length === 1 && only) await runHere(only);
// Each has a process to itself: what one loaded, warmed or pointed at its own database must not count for the next.
else for (const name of wanted) runApart(name);

function runApart(name: string): void {
  const given = Object.entries(values).flatMap(([option, value]) => [`--${option}`, value]);
  const { status } = spawnSync(process.execPath, [import.meta.filename, name, ...given], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}

async function runHere(name: string): Promise<void> {
  const part: Part = await import(`./${name}.ts`);
  const start = performance.now();
  console.log(`\n# ${name}: ${part.title}`);
  await part.run(line => console.log(line), {
    ...(stretch !== undefined && { stretch }),
    ...(histories !== undefined && { histories }),
  });
  console.log(`(${name} took ${((performance.now() - start) / 1000).toFixed(0)} s)`);
}
