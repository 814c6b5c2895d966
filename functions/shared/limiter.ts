// Limits how much is done at once, first come first served.
export class Limiter {
  readonly #most: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  async run<T>(work: () => Promise<T> | T): Promise<T> {
    if (this.#running >= this.#most) await new Promise<void>(enter => this.#waiting.push(enter));
    else this.#running++;
    try {
      return await work();
    } finally {
      // Whoever waits takes the place over, so that nobody who comes just now slips in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
