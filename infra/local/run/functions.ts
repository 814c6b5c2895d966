// Runs the bundles that the stack would deploy, each in a thread of its own with its own environment; started at first use.
import { Worker } from "node:worker_threads";
import { clockBuffer } from "./shared-clock.ts";
import type { FunctionModel } from "./template.ts";
import type { Call, Outcome, Reply } from "./worker.ts";

export interface Functions {
  readonly names: readonly string[];
  invoke(name: string, event: unknown): Promise<Outcome>;
  /** Puts new code in place; calls under way finish with the old. */
  replace(models: readonly FunctionModel[]): void;
  close(): Promise<void>;
}

export interface FunctionOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

export function runFunctions(models: readonly FunctionModel[], options: FunctionOptions): Functions {
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
      for (const [name, old] of before) if (running.get(name) !== old) void old.retire();
    },
    close: async () => void (await Promise.all([...running.values()].map(each => each.close()))),
  };
}

class Running {
  private readonly model: FunctionModel;
  private readonly options: FunctionOptions;
  private readonly waiting = new Map<number, (outcome: Outcome) => void>();
  private worker: Worker | undefined;
  private calls = 0;

  constructor(model: FunctionModel, options: FunctionOptions) {
    this.model = model;
    this.options = options;
  }

  runs({ file, environment }: FunctionModel): boolean {
    return file === this.model.file && JSON.stringify(environment) === JSON.stringify(this.model.environment);
  }

  invoke(event: unknown): Promise<Outcome> {
    const id = ++this.calls;
    const milliseconds = this.model.timeoutSeconds * 1000;
    return new Promise(done => {
      const timer = setTimeout(() => this.waiting.get(id)?.(timedOut(this.model)), milliseconds);
      this.waiting.set(id, outcome => {
        clearTimeout(timer);
        this.waiting.delete(id);
        done(outcome);
      });
      const context = {
        functionName: this.model.name,
        awsRequestId: crypto.randomUUID(),
        deadline: Date.now() + milliseconds,
      };
      this.thread().postMessage({ id, event, context } satisfies Call);
    });
  }

  async retire(): Promise<void> {
    while (this.waiting.size > 0) await new Promise(resume => setTimeout(resume, 20));
    await this.close();
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private thread(): Worker {
    this.worker ??= this.start();
    return this.worker;
  }

  private start(): Worker {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: { file: this.model.file, clock: clockBuffer() },
      env: { ...this.options.environment, ...this.model.environment },
      stdout: true,
      stderr: true,
    });
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => this.options.log(text));
    }
    worker.on("message", ({ id, outcome }: Reply) => this.waiting.get(id)?.(outcome));
    worker.on("error", error => this.options.log(`${this.model.name}: ${error.stack ?? error}\n`));
    worker.on("exit", () => {
      // A thread that ended is started anew by the next call; those it left unanswered have failed.
      if (this.worker === worker) this.worker = undefined;
      for (const answer of this.waiting.values()) answer(ended(this.model));
    });
    return worker;
  }
}

function timedOut({ name, timeoutSeconds }: FunctionModel): Outcome {
  const errorMessage = `${name}: Task timed out after ${timeoutSeconds} seconds`;
  return { error: { errorType: "Sandbox.Timedout", errorMessage, trace: [] } };
}

function ended({ name }: FunctionModel): Outcome {
  return { error: { errorType: "Runtime.ExitError", errorMessage: `${name}: the runtime ended`, trace: [] } };
}
