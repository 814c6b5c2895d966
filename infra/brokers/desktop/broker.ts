// The reference broker of desktops: asks the gate before it opens one, hears from the gate by message and by feed, closes what has to
// close and says so. Whoever has proved who they are to the city's portal is brought here by it, over loopback.
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { PublicKey } from "../../../functions/shared/signing/signed.ts";
import { Gate, type GateSettings, type HowClosed, type SessionRow } from "../gate.ts";
import { type Desk, Keeper } from "../keeper.ts";
import { MessageReader } from "../message.ts";

interface Settings extends GateSettings {
  readonly endpoint: string;
  /** The socket of the desk beside xrdp. */
  readonly desk: string;
  /** Where the gate's messages arrive, behind the city's own HTTPS; without it the feed alone is read. */
  readonly messagesPort?: number;
  readonly portalPort: number;
  readonly feedMs: number;
}

const MOST_BYTES = 256 * 1_024;
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
  readonly #messages = new MessageReader();
  #keys: readonly PublicKey[] = [];
  #after: string | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#gate = new Gate(settings);
    this.#desk = new DeskDoor(settings.desk);
    const { endpoint } = settings;
    this.#keeper = new Keeper({ endpoint, gate: this.#gate, desk: this.#desk, now: Date.now, say });
  }

  async start(): Promise<void> {
    const { portalPort, messagesPort } = this.#settings;
    await this.#catchUp();
    await listening(
      createServer((request, response) => void this.#portal(request).then(said => answer(response, said))),
      portalPort,
    );
    if (messagesPort !== undefined)
      await listening(
        createServer((request, response) => void this.#message(request).then(said => answer(response, said))),
        messagesPort,
      );
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
  async #portal(request: IncomingMessage): Promise<Said> {
    const { terminal, person, address, account } = JSON.parse(String(await bodyOf(request))) as Record<
      string,
      string
    >;
    if (!terminal || !person || !address || !account) return { status: 422, body: {} };
    const { endpoint } = this.#settings;
    const row = await this.#gate.ask(
      { terminal, person, address, endpoint, factors: 2 },
      crypto.randomUUID(),
    );
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

  async #message(request: IncomingMessage): Promise<Said> {
    const body = await bodyOf(request);
    const read = (keys: readonly PublicKey[]) =>
      this.#messages.read(request.headers, body, { keys, at: new Date() });
    let reading = read(this.#keys);
    // A key that is new here is fetched once; what still does not fit is nobody's.
    if (reading.kind === "refused" && reading.fault === "not-signed") {
      this.#keys = await this.#published();
      reading = read(this.#keys);
    }
    if (reading.kind === "refused") {
      say("message-refused", { fault: reading.fault });
      return { status: reading.fault === "had-before" ? 200 : 400, body: {} };
    }
    // Answered at once: what is told says to look, and the closing is confirmed by itself.
    if (reading.type !== "test") void this.#keeper.heard(reading.data as SessionRow);
    return { status: 200, body: {} };
  }

  async #published(): Promise<readonly PublicKey[]> {
    const response = await fetch(`${this.#settings.api}/.well-known/jwks.json`, { redirect: "error" });
    return ((await response.json()) as { keys: PublicKey[] }).keys;
  }
}

interface Said {
  readonly status: number;
  readonly body: object;
}

function answer(
  response: { writeHead(status: number): { end(text: string): void } },
  { status, body }: Said,
): void {
  response.writeHead(status).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > MOST_BYTES) throw new Error("too long");
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
}

function say(what: string, facts: object): void {
  console.log(JSON.stringify({ at: Date.now(), what, ...facts }));
}

const settings = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Settings;
await new DesktopBroker(settings).start();
