// Keycloak itself, on the loopback, with one realm that it imports as it starts; ended by its own process and with all it started.
import { spawn } from "node:child_process";
import { mkdirSync, openSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Print } from "../needs/part.ts";

const STARTING_MS = 300_000;

export interface Keycloak {
  close(): Promise<void>;
}

export interface KeycloakOptions {
  readonly folder: string;
  readonly port: number;
  readonly realm: object;
  readonly print: Print;
}

export async function startKeycloak({ folder, port, realm, print }: KeycloakOptions): Promise<Keycloak> {
  const data = join(folder, "data");
  // Nothing of an earlier run.
  rmSync(data, { recursive: true, force: true });
  mkdirSync(join(data, "import"), { recursive: true });
  writeFileSync(join(data, "import", "city-realm.json"), JSON.stringify(realm), { mode: 0o600 });
  const log = join(folder, "keycloak.log");
  const output = openSync(log, "w");
  const args = ["start-dev", "--import-realm", "--http-host=127.0.0.1", `--http-port=${port}`];
  const child = spawn(join(folder, "bin", "kc.sh"), args, {
    detached: true,
    stdio: ["ignore", output, output],
  });
  const ended = new Promise<void>(done => child.once("exit", () => done()));
  const close = async () => {
    // The script starts Java as a process of its own: its group is this run's alone.
    if (child.exitCode === null && child.pid) process.kill(-child.pid, "SIGTERM");
    await ended;
  };
  print(`Starting Keycloak on port ${port} (a minute or two; ${log})`);
  if (await answers(`http://127.0.0.1:${port}/realms/city`, () => child.exitCode !== null)) return { close };
  await close();
  throw new Error(`Keycloak did not start: see ${log}`);
}

async function answers(url: string, isOver: () => boolean): Promise<boolean> {
  const until = performance.now() + STARTING_MS;
  while (performance.now() < until && !isOver()) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return true;
    await new Promise(go => setTimeout(go, 1_000));
  }
  return false;
}

/** One that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise(done => server.close(done));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
