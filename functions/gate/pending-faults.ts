// What could not be put on record when it happened, for as long as this function lives: tried again whenever something else could be.
export class Unrecorded<Thing> {
  readonly #most: number;
  #waiting: Thing[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Past the most, the log alone has it. */
  keep(thing: Thing): void {
    if (this.#waiting.length < this.#most) this.#waiting.push(thing);
  }

  /** One that succeeds leads to the next; the first that fails ends it, since the others would fail as well. */
  async again(record: (thing: Thing) => Promise<void>, most = 20): Promise<void> {
    for (let tried = 0; tried < most; tried++) {
      const thing = this.#waiting.shift();
      if (thing === undefined) return;
      try {
        await record(thing);
      } catch {
        this.#waiting.unshift(thing);
        return;
      }
    }
  }
}
