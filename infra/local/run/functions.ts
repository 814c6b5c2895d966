// Runs the bundles that the stack would deploy, each in a thread of its own with its own environment; started at first use.
import type { FunctionModel } from "./template.ts";
import { Thread, type ThreadOptions } from "./thread.ts";
import type { CallOutcome } from "./worker.ts";

export interface Functions {
  readonly names: readonly string[];
  invoke(name: string, event: unknown): Promise<CallOutcome>;
  /** Puts new code in place; calls under way finish with the old. */
  replace(models: readonly FunctionModel[]): void;
  close(): Promise<void>;
}

export function runFunctions(models: readonly FunctionModel[], options: ThreadOptions): Functions {
  let running = new Map(models.map(model => [model.name, new Running(model, options)]));
  return {
    get names() {
      return [...running.keys()];
    },
    async invoke(name, event) {
      const found = running.get(name);
      if (!found) throw new Error(`there is no function ${name}`);
      return found.invoke(event);
    },
    replace(next) {
      const before = running;
      running = new Map(
        next.map(model => {
          const old = before.get(model.name);
          return [model.name, old?.runs(model) ? old : new Running(model, options)];
        }),
      );
      for (const [name, old] of before) if (running.get(name) !== old) old.retire();
    },
    close: async () => void (await Promise.all([...running.values()].map(each => each.close()))),
  };
}

class Running {
  private readonly model: FunctionModel;
  private readonly options: ThreadOptions;
  /** The one that takes calls, and those that only finish what they have. */
  private current: Thread | undefined;
  private readonly threads = new Set<Thread>();

  constructor(model: FunctionModel, options: ThreadOptions) {
    this.model = model;
    this.options = options;
  }

  runs({ file, environment }: FunctionModel): boolean {
    return file === this.model.file && JSON.stringify(environment) === JSON.stringify(this.model.environment);
  }

  async invoke(event: unknown): Promise<CallOutcome> {
    for (;;) {
      this.current ??= this.started();
      const outcome = await this.current.call(event);
      if (outcome) return outcome;
    }
  }

  retire(): void {
    this.current?.leave();
  }

  async close(): Promise<void> {
    await Promise.all([...this.threads].map(thread => thread.close()));
  }

  private started(): Thread {
    const thread = new Thread(this.model, this.options, {
      leaving: () => {
        if (this.current === thread) this.current = undefined;
      },
      gone: () => this.threads.delete(thread),
    });
    this.threads.add(thread);
    return thread;
  }
}
