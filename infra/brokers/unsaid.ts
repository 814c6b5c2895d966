// What the gate has yet to hear of a broker's sessions: that they ended, that they are closed; said again until it is heard.
import type { ClosedHere, Gate } from "./gate.ts";

interface ToSay {
  readonly reason?: string;
  readonly closed?: ClosedHere;
}

export class Unsaid {
  readonly #gate: Pick<Gate, "end" | "closed">;
  readonly #say: (what: string, facts: object) => void;
  readonly #left = new Map<string, ToSay>();

  constructor(gate: Pick<Gate, "end" | "closed">, say: (what: string, facts: object) => void) {
    this.#gate = gate;
    this.#say = say;
  }

  get size(): number {
    return this.#left.size;
  }

  has(session: string): boolean {
    return this.#left.has(session);
  }

  /** The gate does not know yet that it is over. */
  ended(session: string, reason: string): void {
    this.#left.set(session, { ...this.#left.get(session), reason });
  }

  /** Whoever saw it close says how; what is found out later does not say it better. */
  closed(session: string, closed: ClosedHere): void {
    this.#left.set(session, { closed, ...this.#left.get(session) });
  }

  async tellAll(): Promise<void> {
    await Promise.all([...this.#left.keys()].map(session => this.tell(session)));
  }

  async tell(session: string): Promise<void> {
    const toSay = this.#left.get(session);
    if (!toSay) return;
    try {
      if (toSay.reason !== undefined) await this.#gate.end(session, toSay.reason);
      if (toSay.closed) await this.#gate.closed(session, toSay.closed);
      // What came up meanwhile is told the next time.
      if (this.#left.get(session) === toSay) this.#left.delete(session);
    } catch (error) {
      this.#say("not-heard", { session, error: (error as Error).message });
    }
  }
}
