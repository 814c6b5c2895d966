// What a rehearsal builds on this machine and takes away again whatever happens: a folder, namespaces and processes of its own,
// found by its own names and process ids; it touches nothing else.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ENDS_MS = 5_000;

/** In words, what this machine lacks; empty where nothing is lacking. */
export function missingFor(programs: readonly string[]): string[] {
  if (process.platform !== "linux") return ["Linux"];
  if (process.getuid?.() !== 0) return ["root（網路命名空間需要系統管理者權限 | namespaces take root）"];
  const missing = programs.filter(program => spawnSync(program, ["--version"]).error !== undefined);
  if (missing.length > 0 || programs.every(program => program !== "ip")) return missing;
  const name = `dg${process.pid}try`;
  if (spawnSync("ip", ["netns", "add", name]).status !== 0) return ["ip netns"];
  execFileSync("ip", ["netns", "del", name]);
  return [];
}

export class Scenery {
  readonly folder = mkdtempSync(join(tmpdir(), "docgate-rehearse-"));
  readonly #namespaces: string[] = [];
  readonly #children = new Set<ChildProcess>();

  /** Its whole name; a device's may have fifteen characters. */
  namespace(name: string): string {
    const whole = `dg${process.pid}${name}`;
    execFileSync("ip", ["netns", "add", whole]);
    this.#namespaces.push(whole);
    this.ip(whole, "link set lo up");
    return whole;
  }

  ip(namespace: string, command: string): void {
    execFileSync("ip", ["-n", namespace, ...command.split(" ")], { stdio: ["ignore", "ignore", "pipe"] });
  }

  /** A cable between two namespaces, an address at each end, or several with spaces between. */
  cable(
    a: { in: string; device: string; address: string },
    b: { in: string; device: string; address: string },
  ): void {
    this.ip(a.in, `link add ${a.device} type veth peer name ${b.device} netns ${b.in}`);
    for (const end of [a, b]) {
      for (const address of end.address.split(" ")) this.#address(end.in, address, end.device);
      this.ip(end.in, `link set ${end.device} up`);
    }
  }

  /** Nobody else is there to have it: it counts at once. */
  #address(namespace: string, address: string, device: string): void {
    this.ip(namespace, `addr add ${address} dev ${device}${address.includes(":") ? " nodad" : ""}`);
  }

  start(command: readonly string[], within?: string): Program {
    const [file = "", ...args] = within ? ["ip", "netns", "exec", within, ...command] : command;
    const child = spawn(file, args, { cwd: this.folder, stdio: ["ignore", "pipe", "pipe"] });
    this.#children.add(child);
    child.once("close", () => this.#children.delete(child));
    return new Program(child);
  }

  async clear(): Promise<void> {
    const children = [...this.#children];
    for (const child of children) {
      child.kill("SIGCONT");
      child.kill("SIGTERM");
    }
    const closed = Promise.all(children.map(child => new Promise(done => child.once("close", done))));
    await Promise.race([closed, new Promise(done => setTimeout(done, ENDS_MS).unref())]);
    for (const child of this.#children) child.kill("SIGKILL");
    for (const name of this.#namespaces) spawnSync("ip", ["netns", "del", name]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One that nobody has at this moment. */
export function freePort(): Promise<number> {
  return new Promise(done => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

/** Something that runs, and what it says: whoever waits for a line hears it also if it was said before. */
export class Program {
  readonly #child: ChildProcess;
  readonly lines: { readonly text: string; readonly at: number }[] = [];
  readonly #listeners = new Set<() => void>();
  #rest = "";
  ended: number | undefined;

  constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", bytes => this.#hear(String(bytes)));
    child.once("error", error => this.#end(error.message));
    child.once("close", code => this.#end(`ended with ${code}`));
  }

  #hear(text: string): void {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.lines.push({ text: line, at: performance.now() });
    for (const listener of this.#listeners) listener();
  }

  #end(why: string): void {
    this.lines.push({ text: why, at: performance.now() });
    this.ended ??= performance.now();
    for (const listener of this.#listeners) listener();
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** The first line from `since` on that says so; undefined where none came in time. */
  async says(what: RegExp, { since = 0, within }: { since?: number; within: number }) {
    const found = () => this.lines.slice(since).find(({ text }) => what.test(text));
    await this.#until(() => found() !== undefined || this.ended !== undefined, within);
    return found();
  }

  async ends(within: number): Promise<number | undefined> {
    await this.#until(() => this.ended !== undefined, within);
    return this.ended;
  }

  #until(isSo: () => boolean, within: number): Promise<void> {
    return new Promise(done => {
      const finish = () => {
        clearTimeout(timer);
        this.#listeners.delete(check);
        done();
      };
      const check = () => isSo() && finish();
      const timer = setTimeout(finish, within);
      this.#listeners.add(check);
      check();
    });
  }
}
