// Where mail ends on this machine: a real SMTP server on the loopback, which keeps what it takes in a folder and refuses the addresses
// that the mail service itself has for such exercises.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from "smtp-server";
import { portFault } from "../../run/loopback.ts";

/** Nobody looks at more. */
const MOST = 1_000;
const REFUSED = /^bounce(\+.*)?@simulator\.amazonses\.com$/i;

export interface Kept {
  readonly id: string;
  readonly raw: Buffer;
}

export class Sink {
  readonly #folder: string;
  #server: SMTPServer | undefined;
  #port: number;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  static async open(folder: string, port: number): Promise<Sink> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const sink = new Sink(folder, port);
    await sink.turn(true);
    return sink;
  }

  get port(): number {
    return this.#port;
  }

  /** Down, it takes no connection, as a server that is away; and comes back where it was. */
  async turn(on: boolean): Promise<void> {
    if (on === (this.#server !== undefined)) return;
    if (!on) return this.close();
    const server = serverFor(raw => this.#keep(raw));
    await new Promise<void>((done, failed) => {
      server.once("error", fault => failed(portFault(fault, this.#port)));
      server.listen(this.#port, "127.0.0.1", done);
    });
    server.on("error", () => {});
    this.#port = (server.server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** The newest first. */
  kept(): readonly Kept[] {
    const files = readdirSync(this.#folder).filter(name => name.endsWith(".eml"));
    const newest = files.sort().reverse().slice(0, MOST);
    return newest.map(name => ({
      id: name.slice(0, -".eml".length),
      raw: readFileSync(join(this.#folder, name)),
    }));
  }

  close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    return new Promise(done => (server ? server.close(() => done()) : done()));
  }

  #keep(raw: Buffer): void {
    const number = String(this.kept().length + 1).padStart(6, "0");
    writeFileSync(join(this.#folder, `${number}.eml`), raw, { mode: 0o600 });
  }
}

function serverFor(keep: (raw: Buffer) => void): SMTPServer {
  return new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onRcptTo: ({ address }: SMTPServerAddress, _: SMTPServerSession, done) =>
      done(REFUSED.test(address) ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : null),
    onData: (stream, _, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        keep(Buffer.concat(parts));
        done();
      });
    },
  });
}
