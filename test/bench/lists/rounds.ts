// Contenders timed in turn, round after round, so that what slows the machine for a while slows them all.
import { type Spread, spreadOf } from "../measure/contest.ts";

export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
  /** Fewer rounds than the others where one takes longer than all of theirs together. */
  readonly rounds?: number;
}

/** Milliseconds of one run each, the first runs left out where there are more. */
export function timed(contenders: readonly Contender[], rounds: number, warmUp = 2): Spread[] {
  const times = contenders.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round++)
    for (const [at, { run, rounds: own = rounds }] of contenders.entries()) {
      if (round >= own || (round < 0 && own < rounds)) continue;
      const spent = processorTime(run);
      if (round >= 0) times[at]?.push(spent);
    }
  return times.map(spreadOf);
}

/** Milliseconds of this thread's own work: what else the machine does meanwhile is nobody's fault here. */
export function processorTime(run: () => unknown): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

export interface Table {
  readonly heading: string;
  readonly names: readonly string[];
  readonly spreads: readonly Spread[];
  /** What a run's milliseconds are multiplied by, and what they then are. */
  readonly scale: readonly [factor: number, unit: string];
}

/** The first is ours, the last is the floor. */
export function printTable(print: (line: string) => void, { heading, names, spreads, scale }: Table): void {
  const [factor, unit] = scale;
  const [mine, hand] = [spreads[0], spreads.at(-1)];
  const ours = mine?.median ?? Number.NaN;
  const over = (one = Number.NaN, other = Number.NaN) => (one / other).toFixed(2);
  print(heading);
  for (const [at, { median, least, most }] of spreads.entries()) {
    const figure = (value: number) => (value * factor).toPrecision(3);
    const range = `[${figure(least)}..${figure(most)}]`.padEnd(18);
    const ratio = `${(median / ours).toFixed(2)} × ours`.padStart(16);
    print(`  ${names[at]?.padEnd(28)} ${figure(median).padStart(9)} ${unit} ${range} ${ratio}`);
  }
  // The quickest runs are those that nothing else on the machine disturbed.
  print(
    `  ours is ${over(ours, hand?.median)} × the floor (goal: at most 2); ${over(mine?.least, hand?.least)} × by the quickest runs`,
  );
}
