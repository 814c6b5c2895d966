// Queues as SQS keeps them, in a SQLite file that outlives the run: hidden while somebody works, put aside after so many tries.
import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Properties } from "../../run/intrinsics.ts";
import { Damaged } from "../../run/sentence.ts";

export interface QueueModel {
  readonly name: string;
  readonly visibilitySeconds: number;
  readonly retentionSeconds: number;
  readonly mostBytes: number;
  readonly deadLetters?: { readonly queue: string; readonly afterTries: number };
}

export interface QueuedMessage {
  readonly id: string;
  readonly body: string;
  /** Good until the message is received again. */
  readonly receipt: string;
  readonly sent: number;
  readonly firstReceived: number;
  readonly tries: number;
}

type Row = Record<"id" | "body" | "receipt" | "source", string> &
  Record<"sent" | "firstReceived" | "tries", number>;

const SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS messages (
  id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL, sent INTEGER NOT NULL, visible INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0, firstReceived INTEGER NOT NULL DEFAULT 0, receipt TEXT, source TEXT
);
CREATE INDEX IF NOT EXISTS waiting ON messages (queue, visible);`;

/** SQLite's own number for it. */
const NOT_A_DATABASE = 26;

export class Queues {
  private readonly database: DatabaseSync;
  private models: ReadonlyMap<string, QueueModel> = new Map();
  private readonly now: () => number;
  private readonly listeners = new Set<() => void>();

  constructor(file: string, now: () => number = Date.now) {
    // It is never so short once it was made: what waited there is gone.
    if (statSync(file, { throwIfNoEntry: false })?.size === 0) throw new Damaged(file);
    try {
      this.database = new DatabaseSync(file);
      this.database.exec(SCHEMA);
    } catch (cause) {
      throw (cause as { errcode?: number }).errcode === NOT_A_DATABASE ? new Damaged(file, cause) : cause;
    }
    this.now = now;
  }

  declare(models: readonly QueueModel[]): void {
    this.models = new Map(models.map(model => [model.name, model]));
  }

  get names(): readonly string[] {
    return [...this.models.keys()];
  }

  model(name: string): QueueModel | undefined {
    return this.models.get(name);
  }

  /** Told whenever something may have come to be there. */
  onArrival(listener: () => void): void {
    this.listeners.add(listener);
  }

  send(queue: string, body: string, delaySeconds = 0): string {
    const id = randomUUID();
    const now = this.now();
    this.database
      .prepare("INSERT INTO messages (id, queue, body, sent, visible) VALUES (?, ?, ?, ?, ?)")
      .run(id, queue, body, now, now + delaySeconds * 1000);
    this.tell();
    return id;
  }

  receive(queue: string, most: number, visibilitySeconds?: number): QueuedMessage[] {
    this.forgetOld(queue);
    const model = this.models.get(queue);
    const hidden = visibilitySeconds ?? model?.visibilitySeconds ?? 30;
    const received: QueuedMessage[] = [];
    while (received.length < most) {
      const row = this.first(queue);
      if (!row) break;
      const { deadLetters } = model ?? {};
      if (deadLetters && row.tries >= deadLetters.afterTries) this.putAside(row.id, queue, deadLetters.queue);
      else received.push(this.hide(row, hidden));
    }
    return received;
  }

  /** Whether the receipt is that of the last time it was received. */
  delete(queue: string, receipt: string): boolean {
    return this.change("DELETE FROM messages WHERE queue = ? AND receipt = ?", queue, receipt);
  }

  setVisibility(queue: string, receipt: string, seconds: number): boolean {
    const until = this.now() + seconds * 1000;
    const sql = "UPDATE messages SET visible = ? WHERE queue = ? AND receipt = ?";
    const changed = this.database.prepare(sql).run(until, queue, receipt).changes === 1;
    if (changed) this.tell();
    return changed;
  }

  counts(queue: string): { readonly visible: number; readonly hidden: number } {
    this.forgetOld(queue);
    const sql = "SELECT count(*) AS count FROM messages WHERE queue = ? AND visible";
    const count = (by: string) =>
      Number(this.database.prepare(`${sql} ${by} ?`).get(queue, this.now())?.count);
    return { visible: count("<="), hidden: count(">") };
  }

  /** Back to where each came from, as if it had just been sent; those that came from nowhere stay. */
  move(from: string): number {
    const now = this.now();
    const sql = `UPDATE messages SET queue = source, source = NULL, receipt = NULL, tries = 0, firstReceived = 0, sent = ?,
      visible = ? WHERE queue = ? AND source IS NOT NULL AND visible <= ?`;
    const moved = this.database.prepare(sql).run(now, now, from, now).changes;
    this.tell();
    return Number(moved);
  }

  /** Some queue puts aside into this one. */
  isForDeadLetters(name: string): boolean {
    return [...this.models.values()].some(({ deadLetters }) => deadLetters?.queue === name);
  }

  close(): void {
    this.database.close();
  }

  private first(queue: string): Row | undefined {
    const sql = "SELECT * FROM messages WHERE queue = ? AND visible <= ? ORDER BY visible, rowid LIMIT 1";
    return this.database.prepare(sql).get(queue, this.now()) as unknown as Row | undefined;
  }

  private hide({ id, body, sent, tries, firstReceived }: Row, seconds: number): QueuedMessage {
    const receipt = randomUUID();
    const now = this.now();
    const first = firstReceived || now;
    this.database
      .prepare("UPDATE messages SET receipt = ?, tries = ?, firstReceived = ?, visible = ? WHERE id = ?")
      .run(receipt, tries + 1, first, now + seconds * 1000, id);
    return { id, body, receipt, sent, firstReceived: first, tries: tries + 1 };
  }

  private putAside(id: string, from: string, to: string): void {
    const sql =
      "UPDATE messages SET queue = ?, source = ?, receipt = NULL, tries = 0, visible = ? WHERE id = ?";
    this.database.prepare(sql).run(to, from, this.now(), id);
  }

  private forgetOld(queue: string): void {
    const { retentionSeconds = 345_600 } = this.models.get(queue) ?? {};
    const before = this.now() - retentionSeconds * 1000;
    this.database.prepare("DELETE FROM messages WHERE queue = ? AND sent < ?").run(queue, before);
  }

  private change(sql: string, ...values: string[]): boolean {
    return this.database.prepare(sql).run(...values).changes === 1;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** What the template declares, with what AWS takes where nothing is said. */
export function queueModel(name: string, properties: Properties): QueueModel {
  if (properties.FifoQueue) throw new Error(`${name}: this run knows no FIFO queue`);
  const redrive = properties.RedrivePolicy as
    | { deadLetterTargetArn: string; maxReceiveCount: number }
    | undefined;
  return {
    name,
    visibilitySeconds: Number(properties.VisibilityTimeout ?? 30),
    retentionSeconds: Number(properties.MessageRetentionPeriod ?? 345_600),
    mostBytes: Number(properties.MaximumMessageSize ?? 1_048_576),
    ...(redrive && {
      deadLetters: {
        queue: redrive.deadLetterTargetArn.split(":").at(-1) ?? "",
        afterTries: Number(redrive.maxReceiveCount),
      },
    }),
  };
}
