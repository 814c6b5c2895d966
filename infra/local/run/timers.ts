// The template's schedules on one machine: real intervals, whatever time the clock was set to.
import type { Functions } from "./functions.ts";
import type { TimerModel } from "./template.ts";

export interface Timers {
  /** Every timer fires now, once. */
  fire(): Promise<void>;
  pause(paused: boolean): void;
  replace(models: readonly TimerModel[]): void;
  close(): void;
}

export function runTimers(models: readonly TimerModel[], functions: Pick<Functions, "invoke">): Timers {
  let current = models;
  let paused = false;
  let ticking = start();

  function start(): NodeJS.Timeout[] {
    return current.map(model => setInterval(() => void (paused || wake(model)), model.everySeconds * 1000));
  }

  async function wake(model: TimerModel): Promise<void> {
    await functions.invoke(model.function, {
      source: "aws.scheduler",
      time: new Date().toISOString(),
      detail: {},
    });
  }

  function stop(): void {
    for (const timer of ticking) clearInterval(timer);
  }

  return {
    fire: async () => void (await Promise.all(current.map(wake))),
    pause: wanted => {
      paused = wanted;
    },
    replace: next => {
      stop();
      current = next;
      ticking = start();
    },
    close: stop,
  };
}
