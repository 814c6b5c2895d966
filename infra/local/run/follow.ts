// Feeds the journal's followers on one machine: each has its tail, and sees what a DynamoDB stream would show it.
import { Tail, type TailOptions } from "./tail.ts";
import type { FollowerModel } from "./template.ts";

export interface Followers {
  /** Something was recorded: look now rather than at the next tick. */
  nudge(): void;
  /** Resolves when everything recorded before this call has been handed on. */
  drained(): Promise<void>;
  pause(paused: boolean): void;
  /** The clock was set: what comes now is recorded around this instant. */
  restartAt(instant: Date): void;
  replace(models: readonly FollowerModel[]): Promise<void>;
  close(): Promise<void>;
}

export function follow(models: readonly FollowerModel[], options: TailOptions): Followers {
  let tails = models.map(model => new Tail(model, options));
  const each = (act: (tail: Tail) => unknown) => Promise.all(tails.map(act));
  return {
    nudge: () => void each(tail => tail.nudge()),
    drained: async () => void (await each(tail => tail.drained())),
    pause: paused => void each(tail => tail.pause(paused)),
    restartAt: instant => void each(tail => tail.restartAt(instant)),
    replace: async next => {
      await each(tail => tail.close());
      tails = next.map(model => new Tail(model, options));
    },
    close: async () => void (await each(tail => tail.close())),
  };
}
