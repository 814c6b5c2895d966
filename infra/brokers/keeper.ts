// What a broker holds open, and what has to close: what the gate ended, what nobody renewed, what nobody allowed. It closes first and
// says so then, and says so until it is heard.
import type { ClosedHere, HowClosed, SessionRow } from "./gate.ts";
import { Unsaid } from "./unsaid.ts";

/** The gate as far as a keeper asks it; what is settled already is no error. */
export interface KeeperGate {
  look(session: string): Promise<SessionRow>;
  end(session: string, reason: string): Promise<void>;
  closed(session: string, closing: ClosedHere): Promise<void>;
  alive(session: string, seenAt: string): Promise<void>;
}

/** What really opens and closes; closing is over when it answers, and throws where it is not closed. */
export interface Desk {
  close(session: string): Promise<HowClosed>;
  open(): Promise<readonly string[]>;
}

export interface KeeperOptions {
  readonly endpoint: string;
  readonly gate: KeeperGate;
  readonly desk: Desk;
  readonly now: () => number;
  readonly say: (what: string, facts: object) => void;
}

interface Kept {
  version: number;
  until: number;
}

/** Of so many that were closed it is known later that they should not be open. */
const MOST_CLOSED = 1_000;
/** So long before its end it is asked whether it goes on. */
const EARLY_MS = 60_000;

export class Keeper {
  readonly #options: KeeperOptions;
  readonly #kept = new Map<string, Kept>();
  readonly #closing = new Map<string, Promise<void>>();
  readonly #unsaid: Unsaid;
  /** Closed, as this broker said, and not known to be open. */
  readonly #closed = new Set<string>();

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#unsaid = new Unsaid(options.gate, options.say);
  }

  get held(): readonly string[] {
    return [...this.#kept.keys()];
  }

  opened(row: SessionRow): void {
    this.#kept.set(row.session, { version: row.version, until: endOf(row) });
  }

  /** Told in any order and any number of times: only the newest of a session counts. */
  async heard(row: SessionRow): Promise<void> {
    if (row.endpoint !== this.#options.endpoint) return;
    const kept = this.#kept.get(row.session);
    if (kept && row.version < kept.version) return;
    if (row.status === "allowed") {
      if (kept) this.#kept.set(row.session, { version: row.version, until: endOf(row) });
      return;
    }
    if (row.status === "ended" && row.broker && !row.closed) await this.#close(row.session, false);
    else if (kept) await this.#close(row.session, false);
  }

  /** After a start: what is open here and was not allowed is closed, what was allowed and is not open is over. */
  async begin(rows: readonly SessionRow[]): Promise<void> {
    const open = new Set(await this.#options.desk.open());
    const allowed = rows.filter(
      ({ status, endpoint }) => status === "allowed" && endpoint === this.#options.endpoint,
    );
    for (const row of allowed) {
      if (open.has(row.session)) this.opened(row);
      else await this.#close(row.session, true);
    }
    for (const session of open)
      if (!allowed.some(row => row.session === session)) await this.#close(session, false);
    for (const row of rows) await this.heard(row);
  }

  /** The desktop's own user left. */
  left(session: string): Promise<void> {
    return this.#close(session, true);
  }

  async tick(): Promise<void> {
    const { now } = this.#options;
    const due = [...this.#kept].filter(([, { until }]) => until - EARLY_MS <= now());
    await Promise.all(due.map(([session]) => this.#renewOrClose(session)));
    await this.#unsaid.tellAll();
    await this.#checkClosed();
  }

  /** What is seen after it was said to be closed is told first, then closed again; who said so was wrong, and that has to be known. */
  async #checkClosed(): Promise<void> {
    if (this.#closed.size === 0) return;
    const { desk, gate, now, say } = this.#options;
    const open = await desk.open().catch(() => []);
    const wrong = open.filter(each => this.#closed.has(each) && !this.#unsaid.has(each));
    for (const session of wrong) {
      say("seen-after-closing", { session });
      const heard = await gate.alive(session, new Date(now()).toISOString()).then(
        () => true,
        error => say("not-heard", { session, error: (error as Error).message }),
      );
      if (!heard) continue;
      this.#closed.delete(session);
      await this.#close(session, false);
    }
  }

  async #renewOrClose(session: string): Promise<void> {
    const { gate, now, say } = this.#options;
    const row = await gate.look(session).catch(() => undefined);
    if (row) await this.heard(row);
    const kept = this.#kept.get(session);
    if (!kept || kept.until > now()) return;
    say("not-renewed", { session });
    await this.#close(session, true);
  }

  /** `ends`: the gate does not know yet that it is over. */
  #close(session: string, ends: boolean): Promise<void> {
    const under = this.#closing.get(session) ?? this.#closeOnce(session, ends);
    this.#closing.set(session, under);
    return under.finally(() => this.#closing.delete(session));
  }

  #noteClosed(session: string): void {
    this.#closed.add(session);
    const [oldest] = this.#closed;
    if (this.#closed.size > MOST_CLOSED && oldest !== undefined) this.#closed.delete(oldest);
  }

  async #closeOnce(session: string, ends: boolean): Promise<void> {
    if (this.#unsaid.has(session)) return this.#unsaid.tell(session);
    const { desk, now, say } = this.#options;
    try {
      const how = await desk.close(session);
      this.#kept.delete(session);
      this.#noteClosed(session);
      if (ends) this.#unsaid.ended(session, "連線代理已關閉桌面");
      this.#unsaid.closed(session, { closedAt: new Date(now()).toISOString(), how });
      say("closed", { session, how });
    } catch (error) {
      // Not said to be closed: the gate shows it so, and it is tried again when it is told again.
      return say("not-closed", { session, error: (error as Error).message });
    }
    await this.#unsaid.tell(session);
  }
}

function endOf({ lease, closesAt }: SessionRow): number {
  return Math.min(...[lease?.until, closesAt?.at].map(at => (at === undefined ? Infinity : Date.parse(at))));
}
