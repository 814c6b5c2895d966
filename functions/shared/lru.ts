// A bounded number of values by name: when one too many comes, the one that was not asked for longest goes.
export class Lru<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string): Value | undefined {
    const found = this.#values.get(name);
    if (found === undefined) return undefined;
    // Moved to the end: what was not asked for longest stands first.
    this.#values.delete(name);
    this.#values.set(name, found);
    return found;
  }

  put(name: string, value: Value): Value {
    this.#values.delete(name);
    this.#values.set(name, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }

  /** Two who ask at once for the same wait for one load; a load that fails is forgotten, so that the next one tries again. */
  static loading<Value>(
    most: number,
    load: (name: string) => Promise<Value>,
  ): (name: string) => Promise<Value> {
    const loads = new Lru<Promise<Value>>(most);
    return name => {
      const found = loads.get(name);
      if (found) return found;
      const coming = load(name);
      coming.catch(() => loads.#values.delete(name));
      return loads.put(name, coming);
    };
  }
}
