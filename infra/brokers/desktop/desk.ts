// Runs beside xrdp: one port a session, for its own client's address alone, through which the desktop is reached; and what closes one
// really, the connection and everything that runs in it. Told by its broker through a socket of this machine.
import { readdirSync, readFileSync, readlinkSync, rmSync, statSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

const [control = "", listen = "127.0.0.1", xrdpPort = "3389"] = process.argv.slice(2);
/** A desktop that has not ended by then is killed. */
const GENTLE_MS = 1_000;
const KILLED_MS = 2_000;

interface Open {
  readonly server: Server;
  readonly sockets: Set<Socket>;
  /** Whose desktop it is, as this machine knows them: xrdp gives each account one. */
  readonly user: number;
}
const open = new Map<string, Open>();

async function opening(session: string, { address, account }: Order): Promise<number> {
  const user = userOf(account);
  if ([...open.values()].some(each => each.user === user))
    throw new Error(`${account} has a desktop already`);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, client => relay(client, address, sockets));
  await new Promise<void>((done, failed) => server.once("error", failed).listen(0, listen, done));
  open.set(session, { server, sockets, user });
  return (server.address() as { port: number }).port;
}

function relay(client: Socket, address: string, sockets: Set<Socket>): void {
  if (client.remoteAddress !== address) return void client.destroy();
  const inner = connect(Number(xrdpPort), "127.0.0.1");
  for (const [one, other] of [
    [client, inner],
    [inner, client],
  ] as const) {
    sockets.add(one);
    one.pipe(other);
    one.on("error", () => one.destroy());
    one.on("close", () => {
      sockets.delete(one);
      other.destroy();
    });
  }
}

async function closing(session: string): Promise<string> {
  const one = open.get(session);
  if (!one) return "already-gone";
  one.server.close();
  const wasUsed = one.sockets.size > 0;
  for (const socket of one.sockets) socket.destroy();
  const own = () => desktopsOf(one.user);
  const ran = own().length > 0;
  signal(own(), "SIGTERM");
  await over(own, GENTLE_MS);
  signal(own(), "SIGKILL");
  await over(own, KILLED_MS);
  if (own().length > 0) throw new Error(`still running: ${own().join(", ")}`);
  open.delete(session);
  return ran ? "logged-off" : wasUsed ? "disconnected" : "never-opened";
}

async function over(own: () => readonly number[], within: number): Promise<void> {
  const until = Date.now() + within;
  while (own().length > 0 && Date.now() < until) await pause(20);
}

function signal(processes: readonly number[], name: NodeJS.Signals): void {
  for (const id of processes) {
    try {
      process.kill(id, name);
    } catch {
      // It ended meanwhile.
    }
  }
}

/** Of each session process of xrdp that runs anything for this user, all: X server, window manager, programs, and itself last. */
function desktopsOf(user: number): number[] {
  const running = readdirSync("/proc")
    .filter(name => /^\d+$/.test(name))
    .flatMap(processOf);
  const sesman = running.filter(({ program }) => program.endsWith("/xrdp-sesman")).map(({ id }) => id);
  const below = (parent: number): Running[] =>
    running.filter(each => each.parent === parent).flatMap(each => [each, ...below(each.id)]);
  const sessions = running.filter(({ id, parent }) => sesman.includes(id) && sesman.includes(parent));
  return sessions.flatMap(session => {
    const inside = below(session.id);
    return inside.some(each => each.user === user) ? [...inside, session].map(({ id }) => id) : [];
  });
}

interface Running {
  readonly id: number;
  readonly parent: number;
  readonly user: number;
  readonly program: string;
}

function userOf(account: string): number {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find(each => each.split(":")[0] === account);
  if (!line) throw new Error(`no account ${account} on this machine`);
  return Number(line.split(":")[2]);
}

function processOf(name: string): Running[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, "utf8");
    const [state = "", parent = "0"] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z") return [];
    const user = statSync(`/proc/${name}`).uid;
    return [{ id: Number(name), parent: Number(parent), user, program: readlinkSync(`/proc/${name}/exe`) }];
  } catch {
    return [];
  }
}

interface Order {
  readonly id: number;
  readonly do: "open" | "close" | "list";
  readonly session: string;
  readonly address: string;
  readonly account: string;
}

async function obey(order: Order): Promise<object> {
  const { do: what, session } = order;
  if (what === "open") return { port: await opening(session, order) };
  if (what === "close") return { how: await closing(session) };
  return { open: [...open.keys()] };
}

rmSync(control, { force: true });
createServer(broker => {
  broker.on("error", () => broker.destroy());
  createInterface({ input: broker }).on("line", async line => {
    const order = JSON.parse(line) as Order;
    const answer = await obey(order).catch(error => ({ error: String((error as Error).message) }));
    if (broker.writable) broker.write(`${JSON.stringify({ id: order.id, ...answer })}\n`);
  });
}).listen(control, () => console.log("desk ready"));
