// Servers of the local run: on the loopback alone, a taken port said in plain words, closed without waiting for idle clients;
// whatever comes in, and whatever becomes of answering it, the server lives on.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { PROBLEM } from "../../../functions/shared/http/problem.ts";
import { pageAsking } from "./programs-only.ts";
import { sentenceOf } from "./sentence.ts";

/** Who answers; it may take its time, and it may fail. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface Listening {
  readonly port: number;
  /** Who answers from now on; before the first one, nobody is at home yet. */
  serve(answering: RequestHandler): void;
  close(): Promise<void>;
}

export type Log = (line: string) => void;

export const toTerminal: Log = line => console.error(line.trimEnd());

export interface ListenOptions {
  readonly log?: Log;
  /** No page in a browser asks here, not even through a name that its owner made lead to this machine. */
  readonly programsOnly?: boolean;
}

export async function listen(port: number, options: ListenOptions = {}): Promise<Listening> {
  const { log = toTerminal, programsOnly = false } = options;
  let answering: RequestHandler = (_, response) => response.writeHead(503, { "retry-after": "1" }).end();
  const server = createServer((request, response) => {
    const refusing = programsOnly ? pageAsking(request) : undefined;
    void attend(refusing ?? answering, { request, response, log });
  });
  await opened(server, port);
  server.on("error", fault => log(`${sentenceOf(fault)}\n`));
  return {
    port: (server.address() as AddressInfo).port,
    serve: next => {
      answering = next;
    },
    close: () =>
      new Promise(closed => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function opened(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once("error", fault => failed(portFault(fault, port)));
    server.listen(port, "127.0.0.1", done);
  });
}

/** Why a port cannot be had, in words that say which one and what to do. */
export function portFault(fault: NodeJS.ErrnoException, port: number): Error {
  if (fault.code !== "EADDRINUSE") return fault;
  return new Error(
    `連接埠 ${port} 已被占用：請以 --port 另選，或以 --port 0 自動選用。\n` +
      `Port ${port} is taken: choose another with --port, or --port 0 for any free one. (EADDRINUSE)`,
    { cause: fault },
  );
}

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly log: Log;
}

/** Every request of every server goes through here: nothing that fails in it reaches the process. */
async function attend(answering: RequestHandler, { request, response, log }: Visit): Promise<void> {
  for (const stream of [request, response]) stream.on("error", () => {});
  try {
    await answering(request, response);
  } catch (fault) {
    // Whoever went away before they had said everything waits for no answer.
    if (request.destroyed && !request.complete) return void response.destroy();
    log(`${request.method} ${request.url?.slice(0, 200)}: ${sentenceOf(fault)}\n`);
    fail(response);
  }
}

function fail(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  refuseRequest(response, "fault");
}

/** In the words that every answer of the API has. */
export function refuseRequest(response: ServerResponse, code: keyof typeof PROBLEM): void {
  const { title, status } = PROBLEM[code];
  const instance = randomUUID();
  const document = { type: `/problems/${code}`, title: title["zh-TW"], status, code, instance };
  response
    .writeHead(status, { "content-type": "application/problem+json; charset=utf-8" })
    .end(JSON.stringify(document));
}

/** Where a request leads. Whatever a client writes there is a path, if only one that nobody knows. */
export function urlOf({ url: target = "/" }: IncomingMessage): URL {
  if (target.startsWith("/")) return new URL(`http://localhost${target}`);
  const whole = /^https?:/i.test(target) ? URL.parse(target) : null;
  return new URL(`http://localhost${whole ? whole.pathname + whole.search : "/*"}`);
}

/** The whole body, or nothing when it is larger than the limit. */
export async function requestBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to its end all the same, so that the client hears the answer instead of a cut connection.
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? undefined : Buffer.concat(chunks);
}
