// Runs the bundles that the stack would deploy, each in a thread of its own with its own environment; started at first use, and
// ended where too many are warm at once: as in the cloud, whoever asks for a function that nobody asked for lately waits for it to start.
import type { FunctionModel } from "./template.ts";
import { ended, Thread, type ThreadOptions } from "./thread.ts";
import type { CallOutcome } from "./worker.ts";

export interface Functions {
  readonly names: readonly string[];
  invoke(name: string, event: unknown): Promise<CallOutcome>;
  /** Puts new code in place; calls under way finish with the old. */
  replace(models: readonly FunctionModel[]): void;
  close(): Promise<void>;
}

/** Each weighs some 40 MB, the SDK's client most of it. */
const MOST_WARM = 7;
/** A page waits for other functions: in one of their places it could wait for ever. So pages have a third as many of their own. */
const OF_PAGES = 1 / 3;

export interface FunctionsOptions extends ThreadOptions {
  /** How many may be warm at once; those that show pages have a third as many places beside. */
  readonly mostWarm?: number | undefined;
}

export function runFunctions(models: readonly FunctionModel[], options: FunctionsOptions): Functions {
  const most = options.mostWarm ?? MOST_WARM;
  const [places, ofPages] = [new Places(most), new Places(most * OF_PAGES)];
  const runningOf = (model: FunctionModel) =>
    new Running(model, options, model.entry.startsWith("console/") ? ofPages : places);
  let running = new Map(models.map(model => [model.name, runningOf(model)]));
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
          return [model.name, old?.runs(model) ? old : runningOf(model)];
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
  private readonly places: Places;
  /** The one that takes calls, and those that only finish what they have. */
  private current: Thread | undefined;
  private starting: Promise<Thread | undefined> | undefined;
  private isRetired = false;
  private isClosed = false;
  private readonly threads = new Set<Thread>();

  constructor(model: FunctionModel, options: ThreadOptions, places: Places) {
    this.model = model;
    this.options = options;
    this.places = places;
  }

  runs({ file, environment }: FunctionModel): boolean {
    return file === this.model.file && JSON.stringify(environment) === JSON.stringify(this.model.environment);
  }

  async invoke(event: unknown): Promise<CallOutcome> {
    for (;;) {
      const thread = this.current ?? (await this.start());
      if (!thread) return ended(this.model);
      const answering = thread.call(event);
      this.places.used(thread);
      // New code came while it was waiting for its place: this call still goes with the old.
      if (this.isRetired) thread.leave();
      const outcome = await answering;
      if (outcome) return outcome;
    }
  }

  retire(): void {
    this.isRetired = true;
    this.current?.leave();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.threads].map(thread => thread.close()));
  }

  private start(): Promise<Thread | undefined> {
    this.starting ??= this.started();
    return this.starting;
  }

  private async started(): Promise<Thread | undefined> {
    await this.places.free();
    // It has its place because everything ends: a thread begun now would be nobody's, and the process would never end.
    if (this.isClosed) return undefined;
    const thread = new Thread(this.model, this.options, {
      leaving: () => {
        this.places.leaves(thread);
        if (this.current === thread) this.current = undefined;
      },
      gone: () => {
        this.threads.delete(thread);
        this.places.gone();
      },
    });
    this.threads.add(thread);
    this.current = thread;
    this.starting = undefined;
    return thread;
  }
}

/** So many threads at once: who finds no place has the one that was used least lately make room, an idle one if there is one. */
class Places {
  private readonly most: number;
  private taken = 0;
  private leaving = 0;
  /** Those that take calls, the one used last at the end. */
  private readonly warm = new Set<Thread>();
  private readonly waiting: (() => void)[] = [];

  constructor(most: number) {
    this.most = most;
  }

  async free(): Promise<void> {
    if (this.taken < this.most) return void this.taken++;
    const placed = new Promise<void>(resume => this.waiting.push(resume));
    this.makeRoom();
    return placed;
  }

  used(thread: Thread): void {
    if (thread.isLeaving) return;
    this.warm.delete(thread);
    this.warm.add(thread);
    this.makeRoom();
  }

  leaves(thread: Thread): void {
    this.warm.delete(thread);
    this.leaving++;
  }

  /** Its place is the next one's who waits. */
  gone(): void {
    this.leaving--;
    const next = this.waiting.shift();
    if (next) next();
    else this.taken--;
  }

  /** As many leave as wait: one that is busy finishes what it has. */
  private makeRoom(): void {
    while (this.leaving < this.waiting.length && this.warm.size > 0) {
      const [oldest] = this.warm;
      ([...this.warm].find(thread => thread.isIdle) ?? oldest)?.leave();
    }
  }
}
