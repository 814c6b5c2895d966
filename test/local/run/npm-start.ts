// `npm start` as a person runs it: a process of its own, waited for by what it writes, ended by its own pid.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Endpoints } from "../../../infra/local/run/endpoints.ts";

const started: ChildProcess[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) await end(child, "SIGKILL");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "docgate-run-"));
  folders.push(folder);
  return join(folder, "data");
}

export interface Run {
  readonly child: ChildProcess;
  readonly endpoints: Endpoints;
  readonly said: () => string;
}

/** Resolves when endpoints.json is there; rejects with what was said when the process ends before. */
export async function start(data: string, ...more: string[]): Promise<Run> {
  const { child, said } = launch("--data", data, "--port", "0", ...more);
  const file = join(data, "endpoints.json");
  while (!existsSync(file) || pidIn(file) !== child.pid) {
    if (child.exitCode !== null) throw new Error(said());
    await new Promise(resume => setTimeout(resume, 20));
  }
  return { child, said, endpoints: JSON.parse(readFileSync(file, "utf8")) as Endpoints };
}

export function launch(...args: string[]): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, ["infra/local/commands/start.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", part => (text += part));
  return { child, said: () => text };
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
  }
  return child.exitCode;
}

function pidIn(file: string): number {
  return (JSON.parse(readFileSync(file, "utf8")) as Endpoints).pid;
}
