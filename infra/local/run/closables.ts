// What a run has opened, closed again in the reverse order, whether it ends well or fails half-way.
export interface Closable {
  close(): Promise<void> | void;
}

export class Closables implements Closable {
  private readonly open: Closable[] = [];

  add<T extends Closable>(part: T): T {
    this.open.unshift(part);
    return part;
  }

  /** One that cannot be closed keeps no other one open. */
  async close(): Promise<void> {
    const faults: unknown[] = [];
    for (const part of this.open.splice(0)) {
      try {
        await part.close();
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw faults[0];
  }
}
