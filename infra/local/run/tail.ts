// One follower's place in the journal: reads the by-time index onwards, hands on what is new, keeps the place on disk.
import { join } from "node:path";
import * as v from "valibot";
import type { Queues } from "../aws/sqs/queues.ts";
import { keepNow, readKept } from "../login/kept-file.ts";
import { Delivery } from "./delivery.ts";
import type { Functions } from "./functions.ts";
import { itemMoment, type JournalItem, JournalPages } from "./journal-pages.ts";
import type { FollowerModel } from "./template.ts";

export interface TailOptions {
  readonly database: string;
  readonly folder: string;
  readonly queues: Pick<Queues, "send">;
  readonly functions: Pick<Functions, "invoke">;
  readonly log: (line: string) => void;
}

/** For what was recorded past the gateway's door, where nobody tells of it. */
const IDLE_MS = 1_000;
// An event is stamped when its request begins and lies in the table when its transaction ends, so a later stamp may be
// read first. Now and then a look this far back finds the laggards; what was handed on is remembered twice as long.
const LOOK_BACK_MS = 30_000;
const LOOK_BACK_EVERY_MS = 1_000;
/** While very much is being recorded there is much to look back on: it takes no more than this share of the time. */
const LOOK_BACK_SHARE = 0.1;
/** What a stream keeps, and so how far back a reader begins that never ran or was away. */
const HORIZON_MS = 24 * 60 * 60 * 1000;

/** A moment of the journal: an instant, and mostly what tells it from others of the same. */
const place = v.object({ cursor: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/)) });

export class Tail {
  private readonly model: FollowerModel;
  private readonly options: TailOptions;
  private readonly journal: JournalPages;
  private readonly delivery: Delivery;
  private readonly handedOn = new Set<string>();
  private readonly stop = new AbortController();
  private readonly waiting: (() => void)[] = [];
  private readonly running: Promise<void>;
  private cursor: string;
  private lookBackAfter = 0;
  private paused = false;
  private nudged = false;
  private wake: () => void = () => {};

  constructor(model: FollowerModel, options: TailOptions) {
    this.model = model;
    this.options = options;
    this.journal = new JournalPages({ url: options.database, table: model.table, signal: this.stop.signal });
    this.delivery = new Delivery(model, { ...options, signal: this.stop.signal });
    this.cursor = this.keptCursor() ?? new Date(Date.now() - HORIZON_MS).toISOString();
    this.running = this.run();
  }

  nudge(): void {
    this.nudged = true;
    this.wake();
  }

  pause(paused: boolean): void {
    this.paused = paused;
    this.nudge();
  }

  restartAt(instant: Date): void {
    this.cursor = instant.toISOString();
    this.nudge();
  }

  drained(): Promise<void> {
    return new Promise(done => {
      this.waiting.push(done);
      this.nudge();
    });
  }

  async close(): Promise<void> {
    this.stop.abort();
    this.wake();
    await this.running;
    this.journal.close();
  }

  private async run(): Promise<void> {
    while (!this.stop.signal.aborted) {
      this.nudged = false;
      const asked = this.waiting.splice(0);
      try {
        if (!this.paused) await this.catchUp(asked.length > 0);
        for (const done of asked) done();
      } catch (error) {
        this.waiting.push(...asked);
        if (!this.stop.signal.aborted) this.options.log(`follower ${this.model.function}: ${error}\n`);
      }
      if (!this.nudged && !this.stop.signal.aborted) await this.idle();
    }
    for (const done of this.waiting) done();
  }

  private idle(): Promise<void> {
    return new Promise(resume => {
      const timer = setTimeout(resume, IDLE_MS);
      this.wake = () => {
        clearTimeout(timer);
        resume();
      };
    });
  }

  private async catchUp(thoroughly: boolean): Promise<void> {
    this.forget();
    const from = (await this.laggard(thoroughly)) ?? this.cursor;
    const today = new Date().toISOString().slice(0, 10);
    for (let day = from.slice(0, 10); day <= today; day = dayAfter(day))
      await this.journal.pages(day, { after: from, atOnce: this.model.batchSize }, items =>
        this.handOn(items),
      );
  }

  /** No stream shows what is older, even where the journal has it: who was away for longer has missed it. */
  private forget(): void {
    const horizon = new Date(Date.now() - HORIZON_MS).toISOString();
    if (this.cursor < horizon) this.cursor = horizon;
  }

  /** Just before the first one lately that was not handed on, if there is one behind the cursor. */
  private async laggard(thoroughly: boolean): Promise<string | undefined> {
    const began = performance.now();
    if (!thoroughly && began < this.lookBackAfter) return undefined;
    const from = this.lookBackFrom(thoroughly || this.handedOn.size === 0);
    let found: string | undefined;
    // Their moments alone: nearly always all of them were handed on, and to know that is no reason to read them again.
    const range = { after: from, until: this.cursor, only: "moment" };
    const last = this.cursor.slice(0, 10);
    for (let day = from.slice(0, 10); from < this.cursor && !found && day <= last; day = dayAfter(day))
      await this.journal.pages(day, range, async items => {
        found ??= items.map(itemMoment).find(moment => !this.handedOn.has(moment));
      });
    const took = performance.now() - began;
    this.lookBackAfter = began + Math.max(LOOK_BACK_EVERY_MS, took / LOOK_BACK_SHARE);
    return found?.slice(0, -1);
  }

  /** A stamp that lies ahead, since a clock ran fast, says nothing of what else was recorded until then. */
  private get reached(): string {
    return [this.cursor, new Date().toISOString()].sort()[0] ?? this.cursor;
  }

  // What is recorded now was stamped lately: while nothing new comes there is soon nothing left to look back on.
  private lookBackFrom(thoroughly: boolean): string {
    const behind = shifted(this.reached, -LOOK_BACK_MS);
    const lately = shifted(new Date().toISOString(), -LOOK_BACK_MS);
    return !thoroughly && lately > behind ? lately : behind;
  }

  private async handOn(items: readonly JournalItem[]): Promise<void> {
    const fresh = items.filter(item => !this.handedOn.has(itemMoment(item)));
    if (fresh.length === 0) return;
    await this.delivery.deliver(fresh);
    for (const item of fresh) {
      this.handedOn.add(itemMoment(item));
      if (itemMoment(item) > this.cursor) this.cursor = itemMoment(item);
    }
    this.keepCursor();
    const forgotten = shifted(this.reached, -2 * LOOK_BACK_MS);
    for (const moment of this.handedOn) if (moment < forgotten) this.handedOn.delete(moment);
  }

  private get file(): string {
    return join(this.options.folder, `follower-${this.model.function}.json`);
  }

  // A place in the future is left by a run whose clock was set ahead: what comes now would never be read from there.
  private keptCursor(): string | undefined {
    const kept = readKept(this.file, place);
    const now = new Date().toISOString();
    return kept && [kept.cursor, now].sort()[0];
  }

  // Renamed into place: a run that is killed leaves the old cursor or the new one, never half of one.
  private keepCursor(): void {
    keepNow(this.file, { cursor: this.cursor });
  }
}

function shifted(moment: string, milliseconds: number): string {
  return new Date(Date.parse(moment.slice(0, 24)) + milliseconds).toISOString();
}

function dayAfter(day: string): string {
  return shifted(day, 86_400_000).slice(0, 10);
}
