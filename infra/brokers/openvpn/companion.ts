// Stands beside an OpenVPN server: asks the gate for every client, reports its sessions, cuts what the gate has ended. It holds the
// management interface; should it die, OpenVPN lets nobody in and, told `management-signal`, drops whoever is there.
import { spawn } from "node:child_process";
import { connect, type Socket } from "node:net";
import { Gate, type SessionRow } from "../gate.ts";
import { listenForMessages } from "../messages.ts";
import { Unsaid } from "../unsaid.ts";
import type { Act, Asking, GateAnswer, LiveSession } from "./acts.ts";
import { Clients } from "./clients.ts";
import { COMMAND, ManagementReader } from "./management.ts";
import { readSettings, type Settings } from "./settings.ts";

const TICK_MS = 250;
const AGAIN_MS = 1_000;
const FOLLOW_MS = 1_000;
const LOGIN_MS = 10_000;
/** OpenVPN answers within milliseconds: one that does not for so long is held to be stuck. */
const STUCK_MS = 10_000;

class Companion {
  readonly #settings: Settings;
  readonly #gate: Gate;
  readonly #began = Date.now();
  readonly #unsaid: Unsaid;
  /** On record, and not confirmed to be closed. */
  readonly #ended = new Set<string>();
  /** Seen after they were said to be closed, until the gate has heard it. */
  readonly #alive = new Map<string, string>();
  #after: string | undefined;
  #clients: Clients;
  #socket: Socket | undefined;
  #answeredAt = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#gate = new Gate(settings);
    this.#unsaid = new Unsaid(this.#gate, say);
    this.#clients = this.#nobody();
  }

  #nobody(): Clients {
    const { endpoint, silenceSeconds } = this.#settings;
    return new Clients({
      run: `${endpoint}.${this.#began.toString(36)}`,
      began: this.#began,
      silenceMs: silenceSeconds * 1_000,
    });
  }

  async start(): Promise<void> {
    const { messagesPort: port, api } = this.#settings;
    const heard = ({ session }: SessionRow) => void this.#lookAt(session);
    if (port !== undefined) await listenForMessages({ api, port, say, heard });
    this.#attach();
    setInterval(() => this.#tick(), TICK_MS);
    void this.#poll();
    void this.#follow();
    void this.#tell();
    this.#watchdog();
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void this.#stop());
  }

  #attach(): void {
    const reader = new ManagementReader();
    const socket = connect(this.#settings.management);
    socket.on("connect", () => {
      this.#socket = socket;
      this.#answeredAt = Date.now();
      say("attached", {});
    });
    socket.on("data", bytes => {
      this.#answeredAt = Date.now();
      for (const notice of reader.read(bytes)) {
        if (notice.kind === "hold") void this.#release();
        this.#do(this.#clients.heard(notice, Date.now()));
      }
    });
    socket.on("error", error => say("management", { error: error.message }));
    socket.on("close", () => {
      this.#socket = undefined;
      this.#do(this.#clients.stopped());
      this.#clients = this.#nobody();
      setTimeout(() => this.#attach(), AGAIN_MS);
    });
  }

  /** What an earlier run left is settled before anybody can come: nobody is there yet. */
  async #release(): Promise<void> {
    await Promise.all([this.#look(), this.#catchUp()]);
    await this.#unsaid.tellAll();
    this.#command("hold release");
  }

  #command(line: string): void {
    this.#socket?.write(`${line}\n`);
  }

  #tick(): void {
    this.#do(this.#clients.tick(Date.now()));
    this.#command("status 3");
    if (this.#socket && Date.now() - this.#answeredAt > STUCK_MS) this.#socket.destroy();
  }

  #do(acts: readonly Act[]): void {
    for (const act of acts) this.#act(act);
  }

  #act(act: Act): void {
    switch (act.do) {
      case "ask":
        void this.#ask(act.asking);
        break;
      case "allow":
        this.#command(COMMAND.allow(act.client, act.key));
        break;
      case "deny":
        say("denied", { client: act.client, told: act.told });
        this.#command(COMMAND.deny(act.client, act.key, "docgate", act.told));
        break;
      case "restart":
        say("cut", { client: act.client });
        this.#command(COMMAND.restart(act.client));
        break;
      case "drop":
        this.#command(COMMAND.drop(act.whom));
        break;
      case "look":
        void this.#lookAt(act.session);
        break;
      case "end":
        this.#unsaid.ended(act.session, act.reason);
        break;
      case "closed":
        this.#unsaid.closed(act.session, { closedAt: new Date().toISOString(), how: act.how });
        break;
      case "alive":
        this.#alive.set(act.session, new Date().toISOString());
        break;
      case "say":
        say(act.what, { client: act.client, session: act.session });
        break;
      default:
        throw new Error(`an unknown act: ${JSON.stringify(act satisfies never)}`);
    }
  }

  async #ask(asking: Asking): Promise<void> {
    const clients = this.#clients;
    const isProved = asking.key === undefined || (await this.#isProved(asking));
    if (!isProved) return this.#do(clients.wrongLogin(asking));
    this.#do(clients.answered(asking, await this.#answer(asking), Date.now()));
  }

  /** What could not be asked is not allowed. */
  async #answer({ certificate, person, address, connection }: Asking): Promise<GateAnswer> {
    const who = { ...(person !== "" && { person }), address, connection, certificate };
    try {
      // The certificate, which OpenVPN has proved, and the log-in.
      const factors = person === "" ? 1 : 2;
      return answerIn(await this.#gate.ask({ ...who, factors }, connection));
    } catch (error) {
      return { allowed: false, told: `閘道未放行 the gate did not open: ${(error as Error).message}` };
    }
  }

  /** Where there is nobody to ask, a name is not believed; the certificate alone may do, if the gate knows who sits there. */
  #isProved({ person, password }: Asking): Promise<boolean> | boolean {
    const { login } = this.#settings;
    if (login === undefined) return person === "";
    return (
      person !== "" &&
      password !== "" &&
      !/[\r\n]/.test(person + password) &&
      isLogin(login, person, password)
    );
  }

  async #lookAt(session: string): Promise<void> {
    const clients = this.#clients;
    const row = await this.#gate.look(session).catch(() => undefined);
    if (!row) return;
    const cause = row.ended ? `${row.ended.cause["zh-TW"]} ${row.ended.cause.en}` : row.status;
    this.#do(clients.looked(session, { isOpen: row.status === "allowed", cause }, Date.now()));
  }

  async #look(): Promise<void> {
    const asked = Date.now();
    try {
      const rows = await this.#gate.live();
      this.#do(this.#clients.live(rows.map(liveIn), asked));
    } catch (error) {
      say("gate-unheard", { error: (error as Error).message });
    }
  }

  async #poll(): Promise<void> {
    for (;;) {
      const began = Date.now();
      await this.#look();
      await pause(Math.max(50, this.#settings.pollMs - (Date.now() - began)));
    }
  }

  /** What ended while nobody here could hear of it: it is confirmed to be closed once it is known to be. */
  async #catchUp(): Promise<void> {
    try {
      for (let isMore = true; isMore; ) {
        const { rows, after, more } = await this.#gate.changes(this.#after);
        for (const { session, status, broker, closed } of rows)
          if (status === "ended" && broker && !closed) this.#ended.add(session);
          else this.#ended.delete(session);
        this.#after = after;
        isMore = more;
      }
      this.#do(this.#clients.unclosed([...this.#ended]));
    } catch (error) {
      say("feed-unheard", { error: (error as Error).message });
    }
  }

  async #follow(): Promise<void> {
    for (;;) {
      await pause(FOLLOW_MS);
      await this.#catchUp();
    }
  }

  /** What the gate counts as open keeps somebody else out. */
  async #tell(): Promise<void> {
    for (;;) {
      await this.#unsaid.tellAll();
      await this.#tellAlive();
      await pause(TICK_MS);
    }
  }

  /** After what it contradicts, or that would be said last. */
  async #tellAlive(): Promise<void> {
    for (const [session, seenAt] of this.#alive) {
      if (this.#unsaid.has(session)) continue;
      try {
        await this.#gate.alive(session, seenAt);
        this.#alive.delete(session);
      } catch (error) {
        say("not-heard", { session, error: (error as Error).message });
      }
    }
  }

  /** While OpenVPN answers; systemd ends and starts again a companion that hangs, and with that everybody is dropped. */
  #watchdog(): void {
    const { NOTIFY_SOCKET, WATCHDOG_USEC } = process.env;
    if (!NOTIFY_SOCKET) return;
    const tell = (word: string) => spawn("systemd-notify", [word], { stdio: "ignore" }).on("error", () => {});
    tell("READY=1");
    if (WATCHDOG_USEC) setInterval(() => this.#socket && tell("WATCHDOG=1"), Number(WATCHDOG_USEC) / 2_000);
  }

  /** With this end of the interface gone, OpenVPN drops everybody; only then is it said that they are. */
  async #stop(): Promise<void> {
    const acts = this.#clients.stopped();
    this.#do(acts.filter(act => act.do === "restart"));
    await new Promise<void>(done => (this.#socket ? this.#socket.end(done) : done()));
    this.#do(acts.filter(act => act.do !== "restart"));
    const until = Date.now() + 3_000;
    while (this.#unsaid.size > 0 && Date.now() < until) await pause(50);
    process.exit(0);
  }
}

/** Through a pipe, so that a password is in no file and no list of processes; Node gives a socket, which no program can open by name. */
function isLogin(program: string, person: string, password: string): Promise<boolean> {
  return new Promise(done => {
    const env = { PATH: process.env.PATH ?? "/usr/bin:/bin" };
    const command = ["-c", 'cat | "$0" /dev/stdin', program];
    const child = spawn("/bin/sh", command, { env, stdio: ["pipe", "ignore", "ignore"], timeout: LOGIN_MS });
    child.on("error", () => done(false));
    child.on("exit", code => done(code === 0));
    child.stdin.on("error", () => {});
    child.stdin.end(`${person}\n${password}\n`);
  });
}

function liveIn({ session, askedAt, lease }: SessionRow): LiveSession {
  return { session, askedAt, leaseUntil: lease?.until };
}

function answerIn({ status, session, lease, message, refusals = [], ended }: SessionRow): GateAnswer {
  if (status === "allowed") return { allowed: true, session, leaseUntil: lease?.until };
  const said = message ?? refusals[0]?.says["zh-TW"] ?? ended?.cause["zh-TW"];
  return { allowed: false, told: said ?? "閘道未放行 the gate did not open" };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(done => setTimeout(done, milliseconds));
}

/** A line of JSON each; never a password, an account or an address. */
function say(what: string, more: object): void {
  console.log(JSON.stringify({ at: new Date().toISOString(), what, ...more }));
}

const [file = "/etc/docgate/openvpn.json"] = process.argv.slice(2);
await new Companion(readSettings(file)).start();
