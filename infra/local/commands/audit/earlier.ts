// How far streams had come before, as it was kept: one file, or the folder of each day's; a day that is missing, a file that is none of them and a
// folder without any are findings, since whoever took them away would hide by it what was cut short.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import type { Head } from "../../../../functions/shared/journal/event.ts";
import { readKept } from "../../login/kept-file.ts";
import { Damaged } from "../../run/sentence.ts";

const DAY_MS = 86_400_000;
const DAY_FILE = /^(\d{4}-\d{2}-\d{2})\.json$/;

const headsShape = v.array(
  v.looseObject({
    stream: v.custom<Head["stream"]>(name => typeof name === "string" && name.includes("#")),
    version: v.pipe(v.number(), v.integer(), v.minValue(0)),
    hash: v.string(),
  }),
);

export interface Earlier {
  readonly heads: readonly Head[];
  /** What is wrong with what was kept, a sentence each. */
  readonly faults: readonly string[];
  /** From which day to which, where each day's were kept. */
  readonly days?: readonly [first: string, last: string];
}

export function earlierIn(place: string): Earlier {
  if (!statSync(place).isDirectory()) return { heads: readKept(place, headsShape) ?? [], faults: [] };
  const files = readdirSync(place).toSorted();
  if (files.length === 0)
    return { heads: [], faults: [`${place} 內沒有存檔 | there is nothing kept in ${place}`] };
  const heads: Head[] = [];
  const [faults, days]: [string[], string[]] = [[], []];
  for (const name of files) {
    const file = join(place, name);
    const [, day] = DAY_FILE.exec(name) ?? [];
    const read = day === undefined ? undefined : headsIn(file);
    if (day !== undefined && read) {
      days.push(day);
      heads.push(...read);
    } else faults.push(`${file}  不是某日的進度存檔 | is not how far streams came on a day`);
  }
  faults.push(...missingIn(days).map(missingDay));
  const [first, last] = [days[0], days.at(-1)];
  return { heads: newestOf(heads), faults, ...(first && last && { days: [first, last] as const }) };
}

function headsIn(file: string): readonly Head[] | undefined {
  try {
    return readKept(file, headsShape);
  } catch (fault) {
    if (fault instanceof Damaged) return undefined;
    throw fault;
  }
}

/** Each day has its file, also one on which nothing moved. */
function missingIn(days: readonly string[]): string[] {
  const there = new Set(days);
  const [from, until] = [Date.parse(days[0] ?? ""), Date.parse(days.at(-1) ?? "")];
  const missing: string[] = [];
  for (let at = from; at < until; at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (!there.has(day)) missing.push(day);
  }
  return missing;
}

function missingDay(day: string): string {
  return `${day}  當日進度未存檔 | how far streams came on that day was not kept`;
}

/** Of several days the newest word on each stream: what is still there then was there all along. */
function newestOf(heads: readonly Head[]): Head[] {
  const newest = new Map<string, Head>();
  for (const head of heads)
    if ((newest.get(head.stream)?.version ?? 0) < head.version) newest.set(head.stream, head);
  return [...newest.values()];
}
