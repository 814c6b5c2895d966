// So many at once and no more, in the order they came: a crowd that pushes all together gets nobody through.
export class Turnstile {
  readonly #most: number;
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  async through<T>(work: () => Promise<T> | T): Promise<T> {
    if (this.#inside >= this.#most) await new Promise<void>(enter => this.#waiting.push(enter));
    else this.#inside++;
    try {
      return await work();
    } finally {
      // Whoever waits takes the place over, so that nobody who comes just now slips in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside--;
    }
  }
}
