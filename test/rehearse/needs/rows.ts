// The rows of a rehearsal as a person reads them: what was expected, what was seen, how long it took; one that differs is remembered.
import type { Print, Verdict } from "../../conform/needs/part.ts";

export interface RowSeen {
  readonly seen: string;
  readonly ms?: number | undefined;
}

export class Rows {
  readonly #print: Print;
  readonly #tellMore: () => void;
  #differing = 0;

  /** `tellMore` is called where something differs: what the programs themselves said last. */
  constructor(print: Print, tellMore: () => void) {
    this.#print = print;
    this.#tellMore = tellMore;
  }

  /** `expected` is what has to be in what was seen; what throws was seen to throw. */
  readonly row = async (title: string, expected: RegExp, play: () => Promise<RowSeen>): Promise<void> => {
    const { seen, ms } = await play().catch(error => ({
      seen: `✗ ${(error as Error).message}`,
      ms: undefined,
    }));
    const isRight = expected.test(seen) && !seen.startsWith("✗");
    if (!isRight) this.#differing += 1;
    const time = ms === undefined ? "" : `${ms.toFixed(0)} ms`;
    this.#print(`${isRight ? "✓" : "✗"} ${title}\n    ${time.padStart(9)}  ${seen}`);
    if (isRight) return;
    this.#print(`               應為 expected: ${expected.source}`);
    this.#tellMore();
  };

  /** What this machine cannot show is said, and counts for nothing. */
  skip(title: string, why: string): void {
    this.#print(`– ${title}\n               ${why}`);
  }

  get verdict(): Verdict {
    return this.#differing === 0 ? "conforms" : "differs";
  }
}
