// What a run has opened, closed again in the reverse order, whether it ends well or fails half-way.
export interface Part {
  close(): Promise<void> | void;
}

export class Parts implements Part {
  private readonly open: Part[] = [];

  add<T extends Part>(part: T): T {
    this.open.unshift(part);
    return part;
  }

  async close(): Promise<void> {
    for (const part of this.open.splice(0)) await part.close();
  }
}
