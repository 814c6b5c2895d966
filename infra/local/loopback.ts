// Servers of the local run: on the loopback alone, a taken port said in plain words, closed without waiting for idle clients.
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

export function listen(port: number, listener: RequestListener): Promise<Listening> {
  const server = createServer(listener);
  return new Promise((done, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      failed(error.code === "EADDRINUSE" ? new PortTaken(port) : error);
    });
    server.listen(port, "127.0.0.1", () => {
      done({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise(closed => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

export class PortTaken extends Error {
  constructor(port: number) {
    super(
      `連接埠 ${port} 已被占用：請以 --port 另選，或以 --port 0 自動選用。\n` +
        `Port ${port} is taken: choose another with --port, or --port 0 for any free one.`,
    );
  }
}

/** The whole body, or nothing when it is larger than the limit. */
export async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to its end all the same, so that the client hears the answer instead of a cut connection.
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? undefined : Buffer.concat(chunks);
}
