// Questions to the database over connections that are kept: a POST each, and an answer that says how long it is. Node's own client of
// HTTP can do far more, and a function that has just started takes longer to load and warm it than to ask.
import { isIP, connect as plainly, type Socket } from "node:net";
import { connect as securely } from "node:tls";
import { Limiter } from "../limiter.ts";
import { type Answer, readAnswer } from "./http-answer.ts";

interface Patience {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly maxSockets: number;
}

export interface Posted {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** By which whoever asks gives it up. */
  readonly over?: AbortSignal;
}

export class KeptConnections {
  readonly #patience: Patience;
  readonly #places: Limiter;
  readonly #idle = new Map<string, Connection[]>();

  constructor(patience: Patience) {
    this.#patience = patience;
    this.#places = new Limiter(patience.maxSockets);
  }

  /** The answer whatever its status; fails where there is none, none in time, or only a part of one. */
  post(posted: Posted): Promise<Answer> {
    const text = written(posted);
    return this.#places.run(async () => {
      if (posted.over?.aborted) throw new GivenUp();
      const { origin } = posted.url;
      const idle = this.#idle.get(origin) ?? [];
      this.#idle.set(origin, idle);
      const connection = idle.pop() ?? new Connection(posted.url, idle);
      const answer = await connection.ask(text, this.#patience, posted.over);
      if (answer.isLast) connection.end();
      else connection.rest();
      return answer;
    });
  }
}

/** An idle one whose other side is gone is found out so. */
const PROBED_AFTER_MS = 1_000;

/** One question at a time. */
class Connection {
  readonly #socket: Socket;
  readonly #idle: Connection[];
  /** From which on it is known who is there: nothing is said before. */
  readonly #ready: "connect" | "secureConnect";
  #isNew = true;
  #told: Buffer[] = [];
  #asking: { readonly done: (answer: Answer) => void; readonly failed: (error: Error) => void } | undefined;
  #fault: Error | undefined;

  constructor(url: URL, idle: Connection[]) {
    this.#idle = idle;
    const { protocol, hostname, port } = url;
    const isSecure = protocol === "https:";
    const host = hostname.replace(/^\[|\]$/g, "");
    const how = { host, port: Number(port || (isSecure ? 443 : 80)) };
    const named = isIP(host) === 0 && { servername: host };
    this.#socket = isSecure ? securely({ ...how, ...named, ALPNProtocols: ["http/1.1"] }) : plainly(how);
    this.#socket.setNoDelay(true).setKeepAlive(true, PROBED_AFTER_MS);
    this.#ready = isSecure ? "secureConnect" : "connect";
    this.#socket.on("data", part => this.#hear(part));
    this.#socket.on("error", error => {
      this.#fault ??= error;
    });
    this.#socket.on("end", () => this.end());
    this.#socket.on("close", () => this.#close());
  }

  ask(text: string, { connectionTimeout, requestTimeout }: Patience, over?: AbortSignal): Promise<Answer> {
    const socket = this.#socket.ref();
    const givenUp = (why: string) => () => socket.destroy(new Error(why));
    const onOver = () => socket.destroy(new GivenUp());
    over?.addEventListener("abort", onOver);
    const timers = [setTimeout(givenUp("no answer in time"), requestTimeout)];
    if (this.#isNew) {
      this.#isNew = false;
      const connecting = setTimeout(givenUp("no connection in time"), connectionTimeout);
      timers.push(connecting);
      socket.once("connect", () => clearTimeout(connecting));
      socket.once(this.#ready, () => socket.write(text));
    } else socket.write(text);
    return new Promise<Answer>((done, failed) => {
      this.#asking = { done, failed };
    }).finally(() => {
      this.#asking = undefined;
      this.#told = [];
      over?.removeEventListener("abort", onOver);
      for (const timer of timers) clearTimeout(timer);
    });
  }

  /** Until it is asked again, or the other side ends it. It keeps no process from ending. */
  rest(): void {
    if (this.#socket.destroyed) return;
    this.#socket.unref();
    this.#idle.push(this);
  }

  end(): void {
    this.#socket.destroy();
  }

  #hear(part: Buffer): void {
    if (!this.#asking) {
      // What nobody asked is no answer to what is asked next.
      this.end();
      return;
    }
    this.#told.push(part);
    try {
      const answer = readAnswer(this.#told);
      if (answer) this.#asking.done(answer);
    } catch (error) {
      this.#fault = error as Error;
      this.end();
    }
  }

  #close(): void {
    const place = this.#idle.indexOf(this);
    if (place >= 0) this.#idle.splice(place, 1);
    const why = this.#told.length > 0 ? "the answer broke off" : "closed before any answer";
    this.#asking?.failed(this.#fault ?? new Error(why));
  }
}

class GivenUp extends Error {
  override readonly name = "AbortError";
  constructor() {
    super("given up by who asked");
  }
}

/** Headers that hold the end of a line would be other headers. */
function written({ url, headers, body }: Posted): string {
  const all = { host: url.host, ...headers, "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  if (lines.some(line => /[\r\n\0]/.test(line))) throw new Error("a header of more than one line");
  return `POST ${url.pathname} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}
