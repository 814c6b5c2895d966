// The EC2 stand-in as a server on the loopback: the Query protocol at /, the side door under /_control/; never reachable from outside.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { Account } from "./account.ts";
import { answerControl, type Control } from "./control.ts";
import { Faults } from "./faults.ts";
import { query, type Reply } from "./query.ts";
import { type Seed, sow } from "./seed.ts";
import { openStateFile } from "./state-file.ts";
import type { Wait } from "./vpn-connect.ts";
import { type Ask, HandlerFailure } from "./vpn-event.ts";

const LOOPBACK = "127.0.0.1";
const HANDLER_LIMIT_MS = 30_000;
const NOWHERE: Reply = { status: 404, requestId: "", xml: "" };

export interface Ec2Options {
  /** 0, or none, takes a free port. */
  readonly port?: number;
  /** The file that keeps the state between runs; without it the state ends with the process. */
  readonly path?: string;
  readonly region?: string;
  readonly owner?: string;
  readonly clock?: () => number;
  readonly settleMs?: number;
  readonly seed?: Seed;
  /** Asks the connect handler; without one nobody is let in. */
  readonly ask?: Ask;
  readonly wait?: Wait;
}

export interface Ec2 {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function startEc2(options: Ec2Options = {}): Promise<Ec2> {
  const closing = new AbortController();
  const control = await open(options, closing.signal);
  const server = createServer((request, response) => {
    handle(control, request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(options.port ?? 0, LOOPBACK, resolve);
  await listening;
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the stand-in has no port");
  const close = async () => {
    closing.abort();
    const { promise: closed, resolve: done } = Promise.withResolvers<void>();
    server.close(() => done());
    server.closeAllConnections();
    await closed;
    await control.save();
  };
  return { url: `http://${LOOPBACK}:${address.port}`, close };
}

async function open(options: Ec2Options, closing: AbortSignal): Promise<Control> {
  const { region = "ap-northeast-1", owner = "111122223333", clock = Date.now, settleMs = 300 } = options;
  const account = new Account({ region, owner, clock, settleMs });
  const save = options.path === undefined ? async () => {} : await openStateFile(options.path, account);
  if (options.seed) sow(account, options.seed);
  await save();
  const wait = options.wait ?? ((milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }));
  const handler = { ask: options.ask ?? nobody, limitMs: HANDLER_LIMIT_MS, wait };
  return { account, faults: new Faults(), save, wait, closing, handler };
}

async function nobody(): Promise<never> {
  throw new HandlerFailure("service-error");
}

async function handle(control: Control, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${LOOPBACK}`);
  const method = request.method ?? "";
  const body = await text(request);
  if (url.pathname.startsWith("/_control/")) {
    const { status, json } = await answerControl(control, { method, url, body });
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
    return;
  }
  const reply = method === "POST" && url.pathname === "/" ? await query(control, body) : NOWHERE;
  if (reply === undefined) {
    response.destroy();
    return;
  }
  const headers = { "content-type": "text/xml;charset=UTF-8", "x-amzn-requestid": reply.requestId };
  response.writeHead(reply.status, headers).end(reply.xml);
}
