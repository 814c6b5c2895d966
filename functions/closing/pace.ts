// How fast EC2 takes calls that end connections: a bucket of tokens as its developer guide documents for actions that change
// something. An account may have been granted more, and others draw on the same bucket: what EC2 refuses tells, and so does what it takes.

/** "Request throttling for the Amazon EC2 API": mutating actions, for each account, region and action. */
const CAPACITY = 50;
const PER_SECOND = 5;
/** So many in a row without a refusal, and it may be one a second more. */
const TAKEN_FOR_MORE = 60;

export class Pace {
  /** When the bucket would be full, were no more taken: the further ahead, the emptier it is. */
  #fullAt = 0;
  #perSecond = PER_SECOND;
  #takenInARow = 0;

  /** Waits for a token; false, and at once, where none would come within so long. */
  async turn(withinMs: number): Promise<boolean> {
    const now = performance.now();
    const everyMs = 1_000 / this.#perSecond;
    const fullAt = Math.max(this.#fullAt, now);
    const waitMs = Math.max(0, fullAt - now - (CAPACITY - 1) * everyMs);
    if (waitMs > withinMs) return false;
    this.#fullAt = fullAt + everyMs;
    if (waitMs > 0) await new Promise(resume => setTimeout(resume, waitMs));
    return true;
  }

  taken(): void {
    if (++this.#takenInARow % TAKEN_FOR_MORE === 0) this.#perSecond++;
  }

  /** Others took what was thought to be there, or never was there: the bucket is empty, and fills as documented. */
  refused(): void {
    this.#takenInARow = 0;
    this.#perSecond = PER_SECOND;
    this.#fullAt = Math.max(this.#fullAt, performance.now() + CAPACITY * (1_000 / PER_SECOND));
  }
}
