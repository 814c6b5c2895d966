// What was recorded, and when it can have taken effect: an account of its own, which knows nothing of the gate's code.
import type { Moment } from "./wire.ts";

/** One thing that opens and closes the gate by itself. */
export class Hinge {
  readonly name: string;
  private turns: (Moment & { readonly open: boolean })[] = [];

  constructor(name: string) {
    this.name = name;
  }

  get isOpen(): boolean {
    return this.turns.at(-1)?.open ?? true;
  }

  turned(open: boolean, moment: Moment): void {
    this.turns.push({ ...moment, open });
  }

  /** Whether it can have been open at some instant between the two: as it stood before, or as it was turned meanwhile. */
  canHaveBeenOpen({ sent, answered }: Moment): boolean {
    const before = this.turns.filter(turn => turn.answered < sent).at(-1);
    const meanwhile = this.turns.filter(turn => turn.answered > sent && turn.sent < answered);
    return (before?.open ?? true) || meanwhile.some(({ open }) => open);
  }

  /** When nothing is under way any more, only how it stands is of use. */
  forget(): void {
    this.turns = this.turns.slice(-1);
  }
}
