// A terminal's network of its own: a cable and a card that looks wireless, both leading to the city's proxy, and through it to a gateway.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Why it cannot be had on this machine; undefined where it can. */
export function whyNoNamespaces(): string | undefined {
  if (process.platform !== "linux") return "network namespaces are Linux's";
  if (process.getuid?.() !== 0) return "network namespaces need root";
  const name = `dg-try-${process.pid}`;
  const made = spawnSync("ip", ["netns", "add", name], { encoding: "utf8" });
  if (made.status !== 0) return `ip netns add: ${made.stderr || made.error}`;
  spawnSync("ip", ["netns", "del", name]);
  return undefined;
}

export interface HomeNetwork {
  /** Of the proxy, as the terminal sees it. */
  readonly proxy: string;
  /** Runs a program at home until it is ended. */
  run(program: string, args: readonly string[]): ChildProcess;
  /** What listens on that port of the terminal's loopback answers on the same one here. */
  show(port: number): Promise<void>;
  /** Takes the way over the card away, or gives it back. */
  cable(isIn: boolean): void;
  wireless(isOn: boolean): void;
  close(): void;
}

const PROXY = "10.97.0.1";

export async function homeNetwork(gatewayPort: number): Promise<HomeNetwork> {
  const [home, city] = [`dg-home-${process.pid}`, `dg-city-${process.pid}`];
  const folder = mkdtempSync(join(tmpdir(), "docgate-home-"));
  const children: ChildProcess[] = [];
  const bridge = async (from: string, to: string, namespace?: string) => {
    const node = [process.execPath, join(import.meta.dirname, "bridge.ts"), from, to];
    const [program = "", ...args] = namespace ? ["ip", "netns", "exec", namespace, ...node] : node;
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
    children.push(child);
    await once(child.stdout as NodeJS.ReadableStream, "data");
  };
  for (const each of [home, city]) ip("netns", "add", each);
  pair({ home, city, card: "lan0", net: "10.99.0" });
  pair({ home, city, card: "wl0", net: "10.98.0" });
  ip("-n", city, "address", "add", `${PROXY}/32`, "dev", "lo");
  for (const each of [home, city]) ip("-n", each, "link", "set", "lo", "up");
  const socket = join(folder, "gateway");
  await bridge(`unix:${socket}`, `tcp:${gatewayPort}`);
  await bridge(`proxy:${PROXY}:3128`, `unix:${socket}`, city);
  const way = { lan0: ["10.99.0", "100"], wl0: ["10.98.0", "600"] } as const;
  const route = (card: "lan0" | "wl0", isOn: boolean) => {
    ip("-n", home, "link", "set", card, isOn ? "up" : "down");
    const [net, metric] = way[card];
    if (isOn) ip("-n", home, "route", "replace", "default", "via", `${net}.1`, "dev", card, "metric", metric);
  };
  return {
    proxy: `http://${PROXY}:3128`,
    run(program, args) {
      const child = spawn("ip", ["netns", "exec", home, "sh", "-c", WITH_CARDS, folder, program, ...args], {
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, HTTP_PROXY: `http://${PROXY}:3128` },
      });
      children.push(child);
      return child;
    },
    async show(port) {
      const window = join(folder, "window");
      await bridge(`unix:${window}`, `tcp:${port}`, home);
      await bridge(`tcp:${port}`, `unix:${window}`);
    },
    cable: isIn => route("lan0", isIn),
    wireless: isOn => route("wl0", isOn),
    close() {
      for (const child of children) child.kill("SIGKILL");
      for (const each of [home, city]) ip("netns", "del", each);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ip(...args: readonly string[]): void {
  execFileSync("ip", args, { stdio: "pipe" });
}

function pair({ home, city, card, net }: { home: string; city: string; card: string; net: string }): void {
  ip("-n", home, "link", "add", card, "type", "veth", "peer", "name", card, "netns", city);
  ip("-n", home, "address", "add", `${net}.2/30`, "dev", card);
  ip("-n", city, "address", "add", `${net}.1/30`, "dev", card);
  ip("-n", city, "link", "set", card, "up");
}

/**
 * No kernel here makes a wireless card without its module: one card is given, for this one process, the mark by which the kernel
 * shows that a card is wireless. All else under /sys is the kernel's own.
 */
const WITH_CARDS = `set -e
cards="$0/cards"
mkdir -p "$cards/wl0/wireless"
for card in lo lan0; do ln -sfn "/sys/devices/virtual/net/$card" "$cards/$card"; done
for fact in /sys/devices/virtual/net/wl0/*; do ln -sfn "$fact" "$cards/wl0/"; done
mount --bind "$cards" /sys/class/net
exec "$@"`;
