// The guard protocol as a model: what a writer does in which order, what a reader does, and what must hold at every moment.

/** `acknowledge`: whoever asked for the change is told that it is done. */
export type WriterStep = "record" | `raise ${number}` | "acknowledge";
export type ReaderStep = "read" | "commit";

/** One shared state with its guards, as the database has them. */
export class Guarded {
  version = 1;
  readonly guards: number[];
  acknowledged = 1;
  readonly violations: string[] = [];

  constructor(guards: number) {
    this.guards = Array.from({ length: guards }, () => 1);
  }

  write(step: WriterStep, version = 2): void {
    if (step === "record") this.version = version;
    else if (step === "acknowledge") this.acknowledged = version;
    else {
      const guard = Number(step.slice("raise ".length));
      this.guards[guard] = Math.max(this.guards[guard] ?? 0, version);
    }
    // Should the writer die here, nobody who reads what there is could ever commit again.
    if (this.guards.some(guard => guard > this.version)) this.violations.push(`${step}: a guard is ahead`);
  }

  /** Whether it may be recorded; that it may, though what it rests on was acknowledged to be otherwise, is what must never be. */
  commit(read: number, guard: number): boolean {
    const isTaken = (this.guards[guard] ?? 0) <= read;
    if (isTaken && read < this.acknowledged)
      this.violations.push(`read ${read}, let in after ${this.acknowledged}`);
    return isTaken;
  }
}

/** Every order in which the steps of both can come, each in its own. */
export function* merged<A, B>(one: readonly A[], other: readonly B[]): Generator<readonly (A | B)[]> {
  const [[first, ...rest], [second, ...more]] = [one, other];
  if (first === undefined || second === undefined) {
    yield [...one, ...other];
    return;
  }
  for (const order of merged(rest, other)) yield [first, ...order];
  for (const order of merged(one, more)) yield [second, ...order];
}

/** What goes wrong when one writer and one reader meet in every way they can, whichever guard the reader draws. */
export function violationsOf(writer: readonly WriterStep[], guards: number): readonly string[] {
  const orders = [...merged<WriterStep, ReaderStep>(writer, ["read", "commit"])];
  const draws = Array.from({ length: guards }, (_, guard) => guard);
  return [...new Set(draws.flatMap(guard => orders.flatMap(order => played(order, guard, guards))))];
}

function played(order: readonly (WriterStep | ReaderStep)[], guard: number, guards: number): string[] {
  const state = new Guarded(guards);
  let read = 0;
  for (const step of order)
    if (step === "read") read = state.version;
    else if (step === "commit") state.commit(read, guard);
    else state.write(step);
  return state.violations;
}
