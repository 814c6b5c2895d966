// A server of somebody else's, on this machine alone, until it is ended by its own process number.
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";

export interface Server {
  readonly url: string;
  end(): Promise<void>;
}

interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly port: number;
  /** What it says is kept here. */
  readonly folder: string;
  readonly name: string;
}

const PATIENCE_MS = 120_000;

export async function serverOf({ command, args, port, folder, name }: Command): Promise<Server> {
  const log = openSync(join(folder, `${name}.log`), "w");
  const child = spawn(command, args, { stdio: ["ignore", log, log] });
  closeSync(log);
  const url = `http://127.0.0.1:${port}`;
  try {
    await answering(url, child);
  } catch (error) {
    await ended(child);
    throw error;
  }
  return { url, end: () => ended(child) };
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until && child.exitCode === null) {
    const isUp = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise(resume => setTimeout(resume, 200));
  }
  throw new Error(`it does not answer at ${url}`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(done => {
    child.once("exit", () => done());
    child.kill("SIGKILL");
  });
}
