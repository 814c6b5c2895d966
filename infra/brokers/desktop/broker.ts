// The reference broker of desktops: asks the gate before it opens one, hears from the gate by message and by feed, closes what has to
// close and says so. Whoever has proved who they are to the city's portal is brought here by it, over loopback.
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { Gate, type GateSettings, type HowClosed } from "../gate.ts";
import { type Desk, Keeper } from "../keeper.ts";
import { listen, listenForMessages, type Said } from "../messages.ts";

interface Settings extends GateSettings {
  /** The socket of the desk beside xrdp. */
  readonly desk: string;
  /** Where the gate's messages arrive; without it the feed alone is read. */
  readonly messagesPort?: number;
  readonly portalPort: number;
  readonly feedMs: number;
}

const TICK_MS = 1_000;
const DESK_MS = 8_000;

class DeskDoor implements Desk {
  readonly #path: string;
  readonly #waiting = new Map<number, (answer: Record<string, unknown>) => void>();
  #socket: Socket | undefined;
  #orders = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async close(session: string): Promise<HowClosed> {
    return (await this.#order("close", { session })).how as HowClosed;
  }

  async open(): Promise<readonly string[]> {
    return (await this.#order("list", {})).open as string[];
  }

  async opened(session: string, who: { address: string; account: string }): Promise<number> {
    return (await this.#order("open", { session, ...who })).port as number;
  }

  async #order(what: string, facts: object): Promise<Record<string, unknown>> {
    const socket = this.#socket ?? this.#connected();
    const id = ++this.#orders;
    const answer = await new Promise<Record<string, unknown>>((done, failed) => {
      const late = setTimeout(() => failed(new Error("the desk does not answer")), DESK_MS);
      this.#waiting.set(id, said => {
        clearTimeout(late);
        done(said);
      });
      socket.write(`${JSON.stringify({ id, do: what, ...facts })}\n`);
    }).finally(() => this.#waiting.delete(id));
    if (answer.error) throw new Error(String(answer.error));
    return answer;
  }

  #connected(): Socket {
    const socket = connect(this.#path);
    const gone = () => {
      this.#socket = undefined;
      for (const answer of this.#waiting.values()) answer({ error: "the desk is gone" });
    };
    socket.on("error", gone).on("close", gone);
    createInterface({ input: socket }).on("line", line => {
      const said = JSON.parse(line) as Record<string, unknown>;
      this.#waiting.get(said.id as number)?.(said);
    });
    this.#socket = socket;
    return socket;
  }
}

class DesktopBroker {
  readonly #settings: Settings;
  readonly #gate: Gate;
  readonly #desk: DeskDoor;
  readonly #keeper: Keeper;
  #after: string | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#gate = new Gate(settings);
    this.#desk = new DeskDoor(settings.desk);
    const { endpoint } = settings;
    this.#keeper = new Keeper({ endpoint, gate: this.#gate, desk: this.#desk, now: Date.now, say });
  }

  async start(): Promise<void> {
    const { portalPort, messagesPort: port, api } = this.#settings;
    await this.#catchUp();
    await listen(portalPort, (_, body) => this.#portal(body));
    if (port !== undefined)
      await listenForMessages({ api, port, say, heard: row => void this.#keeper.heard(row) });
    void this.#follow();
    setInterval(() => void this.#keeper.tick(), TICK_MS);
    say("ready", {});
  }

  async #follow(): Promise<void> {
    for (;;) {
      await new Promise(done => setTimeout(done, this.#settings.feedMs));
      await this.#catchUp().catch(error => say("feed-unheard", { error: (error as Error).message }));
    }
  }

  async #catchUp(): Promise<void> {
    const first = this.#after === undefined;
    const { rows, after, more } = await this.#gate.changes(this.#after);
    if (first) await this.#keeper.begin(rows);
    else await Promise.all(rows.map(row => this.#keeper.heard(row)));
    this.#after = after;
    if (more) await this.#catchUp();
  }

  /** Before anything opens the gate has said yes; should opening fail, it is told that nothing did. */
  async #portal(asked: Buffer): Promise<Said> {
    const { terminal, person, address, account } = JSON.parse(String(asked)) as Record<string, string>;
    if (!terminal || !person || !address || !account) return { status: 422, body: {} };
    const row = await this.#gate.ask({ terminal, person, address, factors: 2 }, crypto.randomUUID());
    if (row.status !== "allowed") return { status: 403, body: row };
    this.#keeper.opened(row);
    try {
      return {
        status: 200,
        body: { session: row.session, port: await this.#desk.opened(row.session, { address, account }) },
      };
    } catch (error) {
      await this.#keeper.left(row.session);
      return { status: 503, body: { error: (error as Error).message } };
    }
  }
}

function say(what: string, facts: object): void {
  console.log(JSON.stringify({ at: Date.now(), what, ...facts }));
}

const settings = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Settings;
await new DesktopBroker(settings).start();
