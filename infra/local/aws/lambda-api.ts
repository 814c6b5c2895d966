// Lambda's Invoke over HTTP on the loopback, and the run's own controls: its clock, its followers, its timers.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Functions } from "../run/functions.ts";
import { type RequestHandler, requestBody, urlOf } from "../run/loopback.ts";
import { answerRefused, askedOf, type Rights } from "./rights/rights.ts";

/** Lambda takes no larger payload. */
const LIMIT = 6 * 1024 * 1024;

/** What a script may do to the run; each answers when it is done. */
export interface Controls {
  /** An instant to set the clock to, or nothing for the real time. */
  clock(instant: Date | undefined): Promise<void>;
  /** Everything recorded so far has reached its followers. */
  drain(): Promise<void>;
  /** Every timer fires once. */
  timers(): Promise<void>;
  /** Whether the server that mail ends at can be reached. */
  mail(isUp: boolean): Promise<void>;
  /** Followers and timers do nothing, as if they had died. */
  pause(paused: boolean): Promise<void>;
}

const TOLD: Readonly<Record<string, (rights: Pick<Rights, "used"> | undefined) => object>> = {
  // Which run this is: a port may have come to another one since it was written down.
  "/_control": () => ({ pid: process.pid }),
  // What each function has been seen to do.
  "/_control/rights": rights => rights?.used() ?? {},
};

export function lambdaApi(
  functions: Functions,
  controls: Controls,
  rights?: Pick<Rights, "admit" | "used">,
): RequestHandler {
  return async (request, response) => {
    const { pathname } = urlOf(request);
    const body = (await requestBody(request, LIMIT)) ?? Buffer.alloc(0);
    const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(pathname)?.[1];
    // The services and this machine's programs sign nothing; whoever signs has the rights of their key.
    const refused = request.headers.authorization && rights?.admit("lambda", askedOf(request, body));
    if (refused) return answerRefused(response, refused);
    if (request.method === "POST" && name) return invoke(functions, name, { request, response, body });
    const told = request.method === "GET" ? TOLD[pathname]?.(rights) : undefined;
    if (told) return say(response, 200, told);
    if (request.method === "POST" && pathname.startsWith("/_control/")) {
      return control(controls, pathname.slice("/_control/".length), { response, body });
    }
    say(response, 404, { Type: "User", Message: `no such operation: ${request.method} ${pathname}` });
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

async function invoke(
  functions: Functions,
  name: string,
  { request, response, body }: Exchange,
): Promise<void> {
  // Nothing that needs decoding further than its colons is the name of a function.
  const plain = name.replaceAll(/%3a/gi, ":").split(":function:").at(-1)?.split(":")[0] ?? name;
  if (!functions.names.includes(plain)) {
    response.setHeader("x-amzn-errortype", "ResourceNotFoundException");
    return say(response, 404, { Type: "User", Message: `Function not found: ${plain}` });
  }
  const event = parsed(body);
  if (event === undefined) {
    response.setHeader("x-amzn-errortype", "InvalidRequestContentException");
    return say(response, 400, { Type: "User", Message: "Could not parse request body into json" });
  }
  const outcome = functions.invoke(plain, event);
  if (request.headers["x-amz-invocation-type"] === "Event") return say(response, 202, undefined);
  const settled = await outcome;
  response.setHeader("x-amz-executed-version", "$LATEST");
  if ("error" in settled) response.setHeader("x-amz-function-error", "Unhandled");
  say(response, 200, "error" in settled ? settled.error : (settled.result ?? null));
}

async function control(
  controls: Controls,
  name: string,
  { response, body }: Omit<Exchange, "request">,
): Promise<void> {
  const asked = (parsed(body) ?? {}) as { at?: string; paused?: boolean; up?: boolean };
  const at = asked.at === undefined ? undefined : new Date(asked.at);
  if (at && Number.isNaN(at.getTime())) return say(response, 400, { Message: `not an instant: ${asked.at}` });
  if (name === "clock") await controls.clock(at);
  else if (name === "drain") await controls.drain();
  else if (name === "timers") await controls.timers();
  else if (name === "mail") await controls.mail(asked.up ?? true);
  else if (name === "pause") await controls.pause(asked.paused ?? true);
  else return say(response, 404, { Message: `no such control: ${name}` });
  say(response, 200, { now: new Date().toISOString() });
}

function parsed(body: Buffer): unknown {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { "content-type": "application/json" })
    .end(body === undefined ? "" : JSON.stringify(body));
}
