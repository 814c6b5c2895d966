// How every script ends: with its exit code, or with one sentence about what went wrong and what to do.
import { CannotBegin, sentenceOf } from "./sentence.ts";

/** `trouble` is the exit code of a script that failed; one that could not even begin as asked ends with 2. */
export async function command(run: () => number | Promise<number>, trouble = 2): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (fault) {
    console.error(sentenceOf(fault));
    process.exitCode = codeOf(fault, trouble);
  }
}

export function codeOf(fault: unknown, trouble: number): number {
  return fault instanceof CannotBegin ? 2 : trouble;
}
