// Times several ways of doing one thing side by side: turn about, first turns for warming up, medians of the rest.
export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds of one run: the median, the quickest, the slowest. */
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** What the last run gave back: kept so that no work is optimised away, and so that answers can be compared. */
  readonly result: unknown;
}

const WARM_UP = 2;

export function contest(contestants: readonly Contestant[], rounds: number): Timing[] {
  const turns = contestants.map(contestant => ({
    contestant,
    times: [] as number[],
    result: undefined as unknown,
  }));
  for (let round = 0; round < WARM_UP + rounds; round++) {
    // The first turn passes on each round, so that nobody always runs in another's wake.
    for (const turn of [...turns.slice(round % turns.length), ...turns.slice(0, round % turns.length)]) {
      const start = performance.now();
      turn.result = turn.contestant.run();
      const elapsed = performance.now() - start;
      if (round >= WARM_UP) turn.times.push(elapsed);
    }
  }
  return turns.map(({ contestant, times, result }) => ({
    name: contestant.name,
    ...spreadOf(times),
    result,
  }));
}

/** For one too slow to run often: once, cold. */
export function once({ name, run }: Contestant): Timing {
  const start = performance.now();
  const result = run();
  return { name, ...spreadOf([performance.now() - start]), result };
}

export function spreadOf(milliseconds: readonly number[]): Pick<Timing, "median" | "least" | "most"> {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), least: at(0), most: at(1) };
}
