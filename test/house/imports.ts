// Who imports whom, as a graph to ask: what a file reaches, through how many others it may be, and where imports go in circles.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

export interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Files with their texts, and what they import: of each other by path, of others by package name. */
export interface Graph {
  readonly texts: ReadonlyMap<string, string>;
  readonly imports: readonly Import[];
}

/** The file that brought each file; the first one brought itself. */
export type Reached = ReadonlyMap<string, string>;

export function readGraph(pattern: string, except?: RegExp): Graph {
  const files = globSync(pattern)
    .filter(file => !except?.test(file))
    .sort();
  return graphOf(Object.fromEntries(files.map(file => [file, readFileSync(file, "utf8")])));
}

export function graphOf(texts: Readonly<Record<string, string>>): Graph {
  const imports = Object.entries(texts).flatMap(([file, text]) => importsIn(file, text));
  return { texts: new Map(Object.entries(texts)), imports };
}

export function importsIn(from: string, text: string): Import[] {
  const listed = text.matchAll(/^(?:import|export)\s+(type\s+)?([^'";]*?\s+from\s+)?["']([^"']+)["']/gm);
  const later = text.matchAll(/\b(typeof\s+)?import\(\s*()["']([^"']+)["']\s*\)/g);
  return [...listed, ...later].map(([, type, names = "", target = ""]) => ({
    from,
    to: target.startsWith(".") ? normalize(join(dirname(from), target)) : target,
    typeOnly: type !== undefined || areTypes(names),
  }));
}

/** `import { type A, type B } from …` brings nothing to run. */
function areTypes(names: string): boolean {
  const listed = /^\{([^}]*)\}/.exec(names.trim())?.[1];
  const each = listed?.split(",").filter(name => name.trim() !== "") ?? [];
  return each.length > 0 && each.every(name => /^\s*type\s/.test(name));
}

/** Everything that runs when this file is loaded, itself included; what a file that ends the way imports is left out. */
export function reachedFrom(
  start: string,
  imports: readonly Import[],
  ends: (file: string) => boolean = () => false,
): Reached {
  const byFile = Map.groupBy(imports, ({ from }) => from);
  const reached = new Map([[start, start]]);
  for (const file of reached.keys())
    for (const { to, typeOnly } of file !== start && ends(file) ? [] : (byFile.get(file) ?? []))
      if (!typeOnly && !reached.has(to)) reached.set(to, file);
  return reached;
}

/** How it got there: `a → b → c`. */
export function wayTo(target: string, reached: Reached): string {
  const way = [target];
  for (let before = reached.get(target); before && before !== way[0]; before = reached.get(before))
    way.unshift(before);
  return way.join(" → ");
}

/** Each set of files that import each other in a circle, types included. */
export function circles(imports: readonly Import[]): string[][] {
  const after = Map.groupBy(imports, ({ from }) => from);
  const beyond = new Map([...after.keys()].map(file => [file, allBeyond(file, after)]));
  const inCircle = [...beyond.keys()].filter(file => beyond.get(file)?.has(file));
  const found = inCircle.map(file =>
    inCircle.filter(other => beyond.get(file)?.has(other) && beyond.get(other)?.has(file)).sort(),
  );
  return [...new Map(found.map(circle => [circle.join(), circle])).values()];
}

/** What comes after a file in at least one step. */
function allBeyond(start: string, after: ReadonlyMap<string, readonly Import[]>): ReadonlySet<string> {
  const found = new Set((after.get(start) ?? []).map(({ to }) => to));
  for (const file of found) for (const { to } of after.get(file) ?? []) found.add(to);
  return found;
}
