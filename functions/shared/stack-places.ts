// Part of every bundle: stacks are told in the places of the source. The map of the bundle is read when the first stack is looked at;
// Node's own --enable-source-maps reads it at each start, which is half of what a cold start takes.
import { readFileSync } from "node:fs";
import type { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(import.meta.url);
let map: SourceMap | undefined;

Error.prepareStackTrace = (error, frames) =>
  [titleOf(error), ...frames.map(frame => `    at ${placed(frame)}`)].join("\n");

function titleOf(error: Error): string {
  try {
    return String(error);
  } catch {
    return "Error";
  }
}

/** What is not of this bundle, or where its map does not lie beside it, is told as it is. */
function placed(frame: NodeJS.CallSite): string {
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
  if (frame.getFileName() !== FILE || !line || !column) return String(frame);
  try {
    map ??= mapOf(readFileSync(`${FILE}.map`, "utf8"));
    const { originalSource, originalLine, originalColumn, name } = map.findEntry(line - 1, column - 1) as {
      [each: string]: string | number | undefined;
    };
    const place = `${String(originalSource).replace(/^(\.\.\/)+/, "")}:${Number(originalLine) + 1}:${Number(originalColumn) + 1}`;
    const called = name ?? frame.getFunctionName();
    return originalSource === undefined ? String(frame) : called ? `${called} (${place})` : place;
  } catch {
    return String(frame);
  }
}

/** What reads maps is loaded with the first, for a start has none to read. */
function mapOf(text: string): SourceMap {
  const { SourceMap: Read } = process.getBuiltinModule("node:module");
  return new Read(JSON.parse(text));
}
