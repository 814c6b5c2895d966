// A flow of least cost through a small network: as much as goes through, and of all such flows one of the cheapest; pure.

/** An edge and its way back lie beside each other: even numbers and the odd ones after them. */
export class Flow {
  readonly #from: number[][] = [];
  readonly #to: number[] = [];
  readonly #left: number[] = [];
  readonly #cost: number[] = [];

  node(): number {
    this.#from.push([]);
    return this.#from.length - 1;
  }

  edge(from: number, to: number, most: number, cost: number): number {
    const at = this.#to.length;
    this.#to.push(to, from);
    this.#left.push(most, 0);
    this.#cost.push(cost, -cost);
    this.#from[from]?.push(at);
    this.#from[to]?.push(at + 1);
    return at;
  }

  used(edge: number): number {
    return this.#left[edge + 1] ?? 0;
  }

  /** One way after another, each the cheapest there is then: what was sent so far is always the cheapest of its size. */
  send(source: number, sink: number): void {
    for (let way = this.#cheapest(source, sink); way; way = this.#cheapest(source, sink)) {
      for (const edge of way) {
        this.#left[edge] = (this.#left[edge] ?? 0) - 1;
        const back = edge % 2 === 0 ? edge + 1 : edge - 1;
        this.#left[back] = (this.#left[back] ?? 0) + 1;
      }
    }
  }

  /** Costs may be less than nothing, and no round trip is: a node is looked at again whenever it is reached for less. */
  #cheapest(source: number, sink: number): readonly number[] | undefined {
    const cost = new Float64Array(this.#from.length).fill(Number.POSITIVE_INFINITY);
    const by = new Int32Array(this.#from.length).fill(-1);
    const waits = new Uint8Array(this.#from.length);
    cost[source] = 0;
    const queue = [source];
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at] as number;
      waits[node] = 0;
      for (const edge of this.#from[node] as number[]) {
        if ((this.#left[edge] as number) <= 0) continue;
        const to = this.#to[edge] as number;
        const reached = (cost[node] as number) + (this.#cost[edge] as number);
        if (reached >= (cost[to] as number)) continue;
        cost[to] = reached;
        by[to] = edge;
        if (waits[to] === 0) queue.push(to);
        waits[to] = 1;
      }
    }
    return by[sink] === -1 ? undefined : this.#wayTo(sink, source, by);
  }

  #wayTo(sink: number, source: number, by: Int32Array): readonly number[] {
    const way: number[] = [];
    for (let node = sink; node !== source; ) {
      const edge = by[node] as number;
      way.push(edge);
      node = this.#to[edge % 2 === 0 ? edge + 1 : edge - 1] as number;
    }
    return way;
  }
}
