// The EC2 stand-in as a server on the loopback: the Query protocol at /, the controls under /_control/; never reachable from outside.
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { type Log, listen, toTerminal, urlOf } from "../../run/loopback.ts";
import type { Asked, Refused } from "../rights/asked.ts";
import { type Admit, answerRefused, askedOf } from "../rights/rights.ts";
import { Ec2Account } from "./account.ts";
import { answerControl, type Control } from "./control.ts";
import { OrderedFaults } from "./faults.ts";
import { type QueryReply, query } from "./query.ts";
import { type RequestLimit, RequestLimits } from "./request-limits.ts";
import { type Seed, sow } from "./seed.ts";
import { openStateFile } from "./state-file.ts";
import type { Wait } from "./vpn-connect.ts";
import { type Ask, HandlerFailure } from "./vpn-event.ts";

const HANDLER_LIMIT_MS = 30_000;
const NOWHERE: QueryReply = { status: 404, requestId: "", xml: "" };

export interface Ec2Options {
  /** 0, or none, takes a free port. */
  readonly port?: number;
  /** The file that keeps the state between runs; without it the state ends with the process. */
  readonly path?: string;
  readonly region?: string;
  readonly owner?: string;
  readonly clock?: () => number;
  readonly settleMs?: number;
  /** Of every action, instead of those that the service documents. */
  readonly limit?: RequestLimit;
  readonly seed?: Seed;
  /** Asks the connect handler; without one nobody is let in. */
  readonly ask?: Ask;
  readonly wait?: Wait;
  readonly log?: Log;
  /** Whether whoever asks may; without it everybody may do everything. */
  readonly admit?: Admit | undefined;
}

export interface Ec2 {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function startEc2(options: Ec2Options = {}): Promise<Ec2> {
  const closing = new AbortController();
  const control = await open(options, closing.signal);
  const { port = 0, log = toTerminal } = options;
  const server = await listen(port, { programsOnly: true, log });
  const admit = options.admit && admitting(options.admit, control);
  server.serve((request, response) => handle(control, { request, response, admit }));
  const close = async () => {
    closing.abort();
    await server.close();
    await control.save();
  };
  return { url: `http://127.0.0.1:${server.port}`, close };
}

async function open(options: Ec2Options, closing: AbortSignal): Promise<Control> {
  const { region = "ap-northeast-1", owner = "111122223333", clock = Date.now, settleMs = 300 } = options;
  const { log = toTerminal } = options;
  const account = new Ec2Account({ region, owner, clock, settleMs });
  const save = options.path === undefined ? async () => {} : await openStateFile(options.path, account);
  if (options.seed) sow(account, options.seed);
  await save();
  const wait = options.wait ?? ((milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }));
  const handler = { ask: options.ask ?? nobody, limitMs: HANDLER_LIMIT_MS, wait };
  const limits = new RequestLimits(clock, options.limit);
  return { account, faults: new OrderedFaults(), limits, save, wait, closing, handler, log };
}

async function nobody(): Promise<never> {
  throw new HandlerFailure("service-error");
}

type AdmitHere = (asked: Asked) => Refused | undefined;

function admitting(admit: Admit, { account }: Control): AdmitHere {
  const tagsOf = (id: string) => {
    const tags =
      (account.lists.get(id) ?? account.endpoints.get(id) ?? account.networkAcls.get(id))?.tags ?? [];
    return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
  };
  return asked => admit("ec2", asked, { tagsOf });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly admit: AdmitHere | undefined;
}

async function handle(control: Control, { request, response, admit }: Exchange): Promise<void> {
  const url = urlOf(request);
  const method = request.method ?? "";
  const body = await text(request);
  if (url.pathname.startsWith("/_control/")) {
    const { status, json } = await answerControl(control, { method, url, body });
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
    return;
  }
  const refused = admit?.(askedOf(request, body));
  if (refused) return answerRefused(response, refused);
  const reply = method === "POST" && url.pathname === "/" ? await query(control, body) : NOWHERE;
  if (reply === undefined) {
    response.destroy();
    return;
  }
  const headers = { "content-type": "text/xml;charset=UTF-8", "x-amzn-requestid": reply.requestId };
  response.writeHead(reply.status, headers).end(reply.xml);
}
