// Runs the parts that a folder has, or those of them that are named: each is a file of the folder, and the worst end is the end of all.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { EXIT, type Part } from "./part.ts";

/** `program` is the file that was started, which lies in the folder itself and is no part. */
export async function runParts(program: string, args: readonly string[]): Promise<number> {
  const folder = dirname(program);
  const parts = readdirSync(folder)
    .filter(file => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== basename(program))
    .map(file => basename(file, ".ts"))
    .sort();
  const beginning = args.findIndex(arg => arg.startsWith("-"));
  const [asked, options] = beginning === -1 ? [args, []] : [args.slice(0, beginning), args.slice(beginning)];
  const unknown = asked.filter(name => !parts.includes(name));
  if (unknown.length > 0) {
    console.error(`no such part: ${unknown.join(", ")}; there are ${parts.join(", ")}`);
    return EXIT.misused;
  }
  const wanted = asked.length > 0 ? asked : parts;
  const [only] = wanted;
  if (wanted.length === 1 && only) return runHere(join(folder, `${only}.ts`), only, options);
  return worstOf(wanted.map(name => runApart(program, name, options)));
}

/** What does not conform is not made up for by a part that could not be tried: whoever reads the end alone would take it for that. */
function worstOf(ends: readonly number[]): number {
  return (
    ends.find(end => end !== EXIT.conforms && end !== EXIT.wanting) ??
    ends.find(end => end !== EXIT.conforms) ??
    EXIT.conforms
  );
}

/** A process to itself. */
function runApart(program: string, name: string, options: readonly string[]): number {
  const { status } = spawnSync(process.execPath, [program, name, ...options], { stdio: "inherit" });
  return status ?? EXIT.differs;
}

async function runHere(file: string, name: string, options: readonly string[]): Promise<number> {
  const part: Part = await import(file);
  const start = performance.now();
  console.log(`\n# ${name}: ${part.title}`);
  const verdict = await part.run(line => console.log(line), options);
  console.log(`(${name}: ${verdict}, in ${((performance.now() - start) / 1000).toFixed(0)} s)`);
  return EXIT[verdict];
}
