// How every part is played: only as it was asked for, only where this machine has what it takes, and nothing of it is left behind.
import type { Print, Verdict } from "../../conform/needs/part.ts";
import type { Rows } from "./rows.ts";
import { missingFor, Scenery } from "./scenery.ts";

export interface Play {
  readonly programs: readonly string[];
  /** Of Debian, that bring them. */
  readonly packages: string;
  readonly play: (scenery: Scenery) => Promise<Rows>;
}

export async function played(
  print: Print,
  options: readonly string[],
  { programs, packages, play }: Play,
): Promise<Verdict> {
  if (options.length > 0) {
    print(`no such option: ${options.join(" ")}`);
    return "misused";
  }
  const missing = missingFor(programs);
  if (missing.length > 0) {
    print(`這部機器缺少 this machine lacks: ${missing.join(", ")}（Debian: apt-get install ${packages}）`);
    return "wanting";
  }
  const scenery = new Scenery();
  const clear = () => void scenery.clear().finally(() => process.exit(1));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, clear);
  try {
    return (await play(scenery)).verdict;
  } catch (error) {
    print(`✗ 演不下去 it cannot go on: ${(error as Error).message}`);
    return "differs";
  } finally {
    await scenery.clear();
  }
}

/** Waits for what is true only after a while; whether it came true in time. */
export async function comesTrue(isSo: () => boolean | Promise<boolean>, within: number): Promise<boolean> {
  const until = performance.now() + within;
  while (performance.now() < until) {
    if (await isSo()) return true;
    await new Promise(done => setTimeout(done, 50));
  }
  return false;
}
