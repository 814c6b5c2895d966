// Bench part: a million random months of hours, counted and judged by the law and minute by minute by the oracle, of which one
// difference ends the run; and what a person's month costs, and that of ten thousand people.
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { capsAt } from "../../functions/hours/caps.ts";
import { countOf } from "../../functions/hours/count.ts";
import { minutes } from "../../functions/hours/minutes.ts";
import { settled } from "../../functions/hours/settle.ts";
import type { Span } from "../../functions/hours/span.ts";
import { OVERTIME_CATEGORIES } from "../../functions/shared/rules/overtime-caps.ts";
import { addDays } from "../../functions/shared/time/day.ts";
import { LIMITS, officeDay, span } from "../hours/given.ts";
import { playMonth } from "../hours/person-months.ts";
import { Random } from "./measure/random.ts";

export const title = "a million random months of hours against an independent oracle, and what a month costs";

const MONTHS = 1_000_000;
const WORKERS = Math.max(1, Math.min(2, availableParallelism()));
const PEOPLE = 10_000;
const MONTH_MS = 5;
const ALL_MS = 30_000;
const FIRST = "2026-10-01";
const SHARES = 20;

if (!isMainThread && workerData?.months) play(workerData.months, workerData.seed);

function play(months: number, seed: number): void {
  const random = new Random(seed);
  let [taken, counted] = [0, 0];
  for (let month = 1; month <= months; month++) {
    const played = playMonth(sides => random.below(sides));
    taken += played.taken ? 1 : 0;
    counted += played.minutes;
  }
  parentPort?.postMessage({ taken, counted });
}

/** A month of 22 days with overtime on every other evening. */
function monthOf(random: Random): readonly Span[] {
  return Array.from({ length: 22 }, (_, at) => addDays(FIRST, at)).flatMap(day => {
    const until = 19 + random.below(3);
    const evening = span("overtime", `${day} 17:30-${until}:${10 + random.below(50)}`, {
      category: "general",
    });
    return random.below(2) === 0 ? officeDay(day) : [...officeDay(day), evening];
  });
}

/** Counted, held against every cap of its last day, and settled in whole hours. */
function close(spans: readonly Span[]): void {
  const count = countOf(spans, LIMITS);
  const day = count.spans.at(-1)?.day ?? FIRST;
  for (const category of OVERTIME_CATEGORIES) capsAt(count, { day, category, limits: LIMITS });
  settled(new Map([...count.days].map(([on, { overtime }]) => [on, minutes(overtime)])), LIMITS);
}

function costs(print: (line: string) => void, stretch: number): void {
  const random = new Random(5);
  const all = Array.from({ length: 200 }, () => monthOf(random));
  for (const month of all) close(month);
  const start = performance.now();
  for (let person = 0; person < PEOPLE; person++) close(all[person % all.length] ?? []);
  const took = performance.now() - start;
  const each = took / PEOPLE;
  print(`${PEOPLE} people's month closed in ${(took / 1000).toFixed(1)} s, one in ${each.toFixed(2)} ms`);
  if (took > ALL_MS * stretch || each > MONTH_MS * stretch) throw new Error("closing a month takes too long");
}

async function against(print: (line: string) => void): Promise<void> {
  const start = performance.now();
  let [share, taken, counted] = [0, 0, 0];
  const next = async (): Promise<void> => {
    const seed = share++;
    if (seed >= SHARES) return;
    const told = await shareOf(seed);
    taken += told.taken;
    counted += told.counted;
    return next();
  };
  await Promise.all(Array.from({ length: WORKERS }, next));
  const seconds = (performance.now() - start) / 1000;
  print(
    `${MONTHS} months, ${(counted / 1e9).toFixed(1)} thousand million minutes: no difference, ${taken} proposals taken`,
  );
  print(`${seconds.toFixed(0)} s with ${WORKERS} workers`);
}

function shareOf(seed: number): Promise<{ readonly taken: number; readonly counted: number }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { months: MONTHS / SHARES, seed } });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

export async function run(
  print: (line: string) => void,
  { stretch = 1 }: { stretch?: number },
): Promise<void> {
  costs(print, stretch);
  await against(print);
}
