// One thread in which a function lives, as long as every call in it keeps its time; a call that does not ends it.
import { Worker } from "node:worker_threads";
import { type FunctionCall, WAITING, WITHDRAWN } from "./call.ts";
import { clockBuffer } from "./shared-clock.ts";
import type { FunctionModel } from "./template.ts";
import type { CallOutcome, WorkerReply } from "./worker.ts";

export interface ThreadOptions {
  /** Where what the engine made of a bundle is kept for the next thread that loads it; without it each compiles anew. */
  readonly compiled?: string | undefined;
  /** How many times its time each call gets: on a machine that does much beside it the clock on the wall says little. */
  readonly patience?: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

interface Told {
  /** It takes no more calls. */
  leaving(): void;
  gone(): void;
}

interface Running {
  readonly state: Int32Array<SharedArrayBuffer>;
  settle(outcome: CallOutcome | undefined): void;
}

export class Thread {
  private readonly model: FunctionModel;
  private readonly worker: Worker;
  private readonly calls = new Map<number, Running>();
  private made = 0;
  private left = false;
  private readonly told: Told;
  private readonly milliseconds: number;

  constructor(model: FunctionModel, { environment, log, compiled, patience = 1 }: ThreadOptions, told: Told) {
    this.model = model;
    this.told = told;
    this.milliseconds = model.timeoutSeconds * 1000 * patience;
    this.worker = new Worker(beginning(compiled), {
      eval: true,
      workerData: { file: model.file, clock: clockBuffer() },
      env: { ...environment, ...model.environment },
      // What a thread of its own would take for young objects is twenty times this, and each of them is never given back.
      resourceLimits: { maxYoungGenerationSizeMb: 3 },
      stdout: true,
      stderr: true,
    });
    for (const stream of [this.worker.stdout, this.worker.stderr]) stream.setEncoding("utf8").on("data", log);
    this.worker.on("message", ({ id, outcome }: WorkerReply) => this.calls.get(id)?.settle(outcome));
    this.worker.on("error", error => log(`${model.name}: ${error.stack ?? error}\n`));
    this.worker.on("exit", () => {
      this.leave();
      // Those it left unanswered have failed.
      for (const { settle } of this.calls.values()) settle(ended(model));
      told.gone();
    });
  }

  get isLeaving(): boolean {
    return this.left;
  }

  get isIdle(): boolean {
    return this.calls.size === 0;
  }

  /** Nothing when the call never began here and may be made elsewhere. */
  call(event: unknown): Promise<CallOutcome | undefined> {
    const id = ++this.made;
    const { milliseconds } = this;
    const state = new Int32Array(new SharedArrayBuffer(4));
    return new Promise(done => {
      const timer = setTimeout(() => this.timeOut(id), milliseconds);
      const settle = (outcome: CallOutcome | undefined) => {
        clearTimeout(timer);
        this.calls.delete(id);
        done(outcome);
        this.endWhenDone();
      };
      this.calls.set(id, { state, settle });
      const context = {
        functionName: this.model.name,
        awsRequestId: crypto.randomUUID(),
        deadline: Date.now() + milliseconds,
      };
      this.worker.postMessage({ id, state, event, context } satisfies FunctionCall);
    });
  }

  /** Takes no more calls; those under way finish. */
  leave(): void {
    if (this.left) return;
    this.left = true;
    this.told.leaving();
    this.endWhenDone();
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  /** What is under way beside it may finish in its own time; what waits behind it begins elsewhere. */
  private timeOut(id: number): void {
    this.leave();
    const overdue = this.calls.get(id);
    const hasBegun = overdue !== undefined && !withdraw(overdue);
    overdue?.settle(timedOut(this.model));
    // Where not even this one began, the thread does not load, and another would not either.
    if (hasBegun) for (const call of this.calls.values()) if (withdraw(call)) call.settle(undefined);
  }

  private endWhenDone(): void {
    if (this.left && this.calls.size === 0) void this.close();
  }
}

/** Either the thread begins a call or it is withdrawn here: never both. */
function withdraw({ state }: Running): boolean {
  return Atomics.compareExchange(state, 0, WAITING, WITHDRAWN) === WAITING;
}

/** Half of what a start takes is compiling; and without the types that stand in them our own files load in a third of the time. */
function beginning(compiled: string | undefined): string {
  const kept = compiled ? `require("node:module").enableCompileCache(${JSON.stringify(compiled)});` : "";
  return `${kept}import(${JSON.stringify(new URL("./worker.ts", import.meta.url).href)})`;
}

function timedOut({ name, timeoutSeconds }: FunctionModel): CallOutcome {
  const errorMessage = `${name}: Task timed out after ${timeoutSeconds} seconds`;
  return { error: { errorType: "Sandbox.Timedout", errorMessage, trace: [] } };
}

export function ended({ name }: FunctionModel): CallOutcome {
  return { error: { errorType: "Runtime.ExitError", errorMessage: `${name}: the runtime ended`, trace: [] } };
}
