// Runs the benchmark: every part in this folder, or the parts that are named.
import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { basename } from "node:path";

interface Part {
  readonly title: string;
  run(print: (line: string) => void): void | Promise<void>;
}

const self = basename(import.meta.filename);
const parts = readdirSync(import.meta.dirname)
  .filter(file => file.endsWith(".ts") && file !== self)
  .map(file => basename(file, ".ts"))
  .sort();
const asked = process.argv.slice(2);
const unknown = asked.filter(name => !parts.includes(name));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(", ")}; there are ${parts.join(", ")}`);
  process.exit(2);
}

console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}`,
);
for (const name of asked.length > 0 ? asked : parts) {
  const part: Part = await import(`./${name}.ts`);
  const start = performance.now();
  console.log(`\n# ${name}: ${part.title}`);
  await part.run(line => console.log(line));
  console.log(`(${name} took ${((performance.now() - start) / 1000).toFixed(0)} s)`);
}
