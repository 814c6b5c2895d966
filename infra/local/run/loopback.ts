// Servers of the local run: on the loopback alone, a taken port said in plain words, closed without waiting for idle clients.
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface Listening {
  readonly port: number;
  /** Who answers from now on; before the first one, nobody is at home yet. */
  serve(listener: RequestListener): void;
  close(): Promise<void>;
}

export function listen(port: number): Promise<Listening> {
  let serving: RequestListener = (_, response) => void response.writeHead(503, { "retry-after": "1" }).end();
  const server = createServer((request, response) => serving(request, response));
  return new Promise((done, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      failed(error.code === "EADDRINUSE" ? new PortTaken(port) : error);
    });
    server.listen(port, "127.0.0.1", () => {
      done({
        port: (server.address() as AddressInfo).port,
        serve: listener => {
          serving = listener;
        },
        close: () =>
          new Promise(closed => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

class PortTaken extends Error {
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
