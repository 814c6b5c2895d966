// One gateway per data folder, and how scripts find it: the running one, or one they start for as long as they need it.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Endpoints } from "./endpoints.ts";
import type { Part } from "./parts.ts";

export const DATA = ".docgate";

/** Takes the folder for this process, emptied when asked; a folder that a living process holds is refused. */
export function claim(data: string, { fresh }: { readonly fresh: boolean }): Part {
  const file = join(data, "gateway.pid");
  const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (holder && holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `資料夾 ${data} 已由執行中的閘道使用（行程 ${holder}）。\nA gateway already runs on ${data} (process ${holder}).`,
    );
  }
  if (fresh) rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  writeFileSync(file, String(process.pid));
  return { close: () => rmSync(file, { force: true }) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The endpoints of the gateway that runs on this folder, if one does: a killed one leaves its file behind. */
async function runningOn(data: string): Promise<Endpoints | undefined> {
  const file = join(data, "endpoints.json");
  if (!existsSync(file)) return undefined;
  const endpoints = JSON.parse(readFileSync(file, "utf8")) as Endpoints;
  try {
    await fetch(endpoints.control, { signal: AbortSignal.timeout(2_000) });
    return endpoints;
  } catch {
    return undefined;
  }
}

/** Runs a script against the gateway of this folder, starting it for that long when it does not run. */
export async function withGateway<T>(data: string, script: (endpoints: Endpoints) => Promise<T>): Promise<T> {
  const running = await runningOn(data);
  if (running) return script(running);
  const { startGateway } = await import("./gateway.ts");
  const gateway = await startGateway({ data, port: 0 });
  try {
    return await script(gateway.endpoints);
  } finally {
    await gateway.close();
  }
}
