// The door to what the agent remembers between two starts, in a folder of its own; nobody runs two agents from one folder.
import { createHash } from "node:crypto";
import { chmod, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import net from "node:net";
import { join, resolve } from "node:path";
import * as v from "valibot";

const shape = v.object({
  /** The last number taken by a report. */
  taken: v.pipe(v.number(), v.integer(), v.minValue(0)),
  heard: v.boolean(),
  /** False once it was ended in order. */
  running: v.boolean(),
  /** When this was kept. */
  at: v.number(),
});
export type Kept = v.InferOutput<typeof shape>;

const NOTHING: Kept = { taken: 0, heard: false, running: false, at: 0 };

export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
}

/** Damaged, it is as if there were none: the gateway then refuses old numbers, and the agent finds a new one. */
export async function readKeptState(folder: string): Promise<Kept> {
  const text = await readFile(join(folder, "state.json"), "utf8").catch(() => "");
  try {
    return v.parse(shape, JSON.parse(text));
  } catch {
    return NOTHING;
  }
}

/** On disk before anything is sent under that number; a full disk throws, and nothing is sent. */
export async function keepState(folder: string, kept: Kept): Promise<void> {
  await keepFile(join(folder, "state.json"), JSON.stringify(kept), 0o600);
}

export async function keepWindowAddress(folder: string, url: string): Promise<void> {
  await keepFile(join(folder, "window.url"), url, 0o644);
}

export function windowAddressIn(folder: string): Promise<string> {
  return readFile(join(folder, "window.url"), "utf8");
}

async function keepFile(file: string, text: string, mode: number): Promise<void> {
  const next = `${file}.next`;
  const handle = await open(next, "w", mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (process.platform !== "win32") await chmod(next, mode);
  await rename(next, file);
}

/** Held while this process lives, however it ends; undefined where another one holds it. */
export async function onlyOne(folder: string): Promise<(() => void) | undefined> {
  const name = createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 24);
  // Neither a pipe of Windows nor an abstract socket of Linux outlives its process.
  const place =
    process.platform === "win32" ? `\\\\.\\pipe\\docgate-agent-${name}` : `\0docgate-agent-${name}`;
  const server = net.createServer(socket => socket.destroy());
  return new Promise((done, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? done(undefined) : failed(error),
    );
    server.listen(place, () => done(() => void server.close()));
    server.unref();
  });
}

export async function forget(folder: string): Promise<void> {
  for (const name of ["state.json", "key.json", "window.url"]) await rm(join(folder, name), { force: true });
}
