// The database's client where every millisecond of a cold start counts: the journal's few requests, signed by hand, asked again as
// AWS's own client asks. A build puts it in the place of that client, of which it has as much as the journal uses.
import { randomUUID } from "node:crypto";
import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  request as plainly,
  type RequestOptions,
} from "node:http";
import { Agent as SecureAgent, request as securely } from "node:https";
import { signedForAws } from "../ask-aws.ts";
import { defaultProvider } from "../credentials.ts";
import { env, envIfAny } from "../env.ts";
import { now } from "../time/clock.ts";

class Command {
  readonly input: object;
  constructor(input: object) {
    this.input = input;
  }
}
export class BatchGetItemCommand extends Command {
  readonly target = "BatchGetItem";
}
export class GetItemCommand extends Command {
  readonly target = "GetItem";
}
export class PutItemCommand extends Command {
  readonly target = "PutItem";
}
export class QueryCommand extends Command {
  readonly target = "Query";
}
export class ScanCommand extends Command {
  readonly target = "Scan";
}
export class TransactWriteItemsCommand extends Command {
  readonly target = "TransactWriteItems";
}
export class UpdateItemCommand extends Command {
  readonly target = "UpdateItem";
}
export class DeleteItemCommand extends Command {
  readonly target = "DeleteItem";
}

interface Asking extends Command {
  readonly target: string;
}
interface How {
  /** Until when an answer is of use: what is asked by then is given up, and not asked again. */
  readonly abortSignal?: AbortSignal;
}
interface Config {
  readonly maxAttempts: number;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly httpsAgent: { readonly maxSockets: number };
  };
}
type Handler = (args: { readonly input: object }) => Promise<{ readonly output: object }>;
type Middleware = (next: Handler) => Handler;

/** Once more only for what a second time may mend; what its name says of that is as AWS's own client has it. */
const AGAIN = new Set([
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestTimeoutException",
  "ThrottledException",
  "ThrottlingException",
  "TransactionInProgressException",
]);
const BACK_OFF_MS = 100;
/** Of those that it would make in stock a start needs one. */
const ONE_ALONE = { disableEntropyCache: true };

export class DynamoDBClient {
  readonly #config: Config;
  readonly #middleware: Middleware[] = [];
  readonly #agents: { readonly plain: Agent; readonly secure: SecureAgent };

  constructor(config: Config) {
    this.#config = config;
    const keeping = { keepAlive: true, ...config.requestHandler.httpsAgent };
    this.#agents = { plain: new Agent(keeping), secure: new SecureAgent(keeping) };
  }

  /** Whatever looks at a request before it is sent; what AWS's client brings of its own is not here to be removed. */
  readonly middlewareStack = {
    add: (middleware: Middleware): void => void this.#middleware.push(middleware),
    remove: (_name: string): void => {},
  };

  async send({ target, input: asked }: Asking, { abortSignal }: How = {}): Promise<object> {
    const last: Handler = async ({ input }) => ({ output: await this.#asked(target, input, abortSignal) });
    const handler = this.#middleware.reduceRight((next, middleware) => middleware(next), last);
    return (await handler({ input: asked })).output;
  }

  async #asked(target: string, input: object, over: AbortSignal | undefined): Promise<object> {
    // A transaction whose answer was lost is known again by this, and not refused as if another had been there first.
    const known = target === "TransactWriteItems" && { ClientRequestToken: randomUUID(ONE_ALONE) };
    const body = JSON.stringify({ ...known, ...input }, asSent);
    for (let attempts = 1; ; attempts++)
      try {
        return read(await this.#once(target, body, over));
      } catch (error) {
        const fault = error as Partial<Fault>;
        const status = fault.$metadata?.httpStatusCode;
        const isWorthIt = status === undefined || status >= 500 || AGAIN.has(fault.name ?? "");
        Object.assign(fault, { $metadata: { ...fault.$metadata, attempts } });
        if (over?.aborted || !isWorthIt || attempts >= this.#config.maxAttempts) throw error;
        await new Promise(resume => setTimeout(resume, Math.random() * BACK_OFF_MS * 2 ** (attempts - 1)));
      }
  }

  async #once(target: string, body: string, over: AbortSignal | undefined): Promise<string> {
    const region = env("AWS_REGION");
    const url = new URL(envIfAny("AWS_ENDPOINT_URL_DYNAMODB") ?? `https://dynamodb.${region}.amazonaws.com`);
    const by = { ...(await defaultProvider()()), service: "dynamodb" as const, region, at: now() };
    const said = {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${target}`,
    };
    const headers = {
      ...signedForAws({ url, headers: said, body }, by),
      "content-length": Buffer.byteLength(body),
    };
    return this.#posted(url, { method: "POST", headers, ...(over && { signal: over }) }, body);
  }

  #posted(url: URL, how: RequestOptions, body: string): Promise<string> {
    const { plain, secure } = this.#agents;
    return new Promise((done, failed) => {
      let isHeard = false;
      const heard = (response: IncomingMessage) => {
        isHeard = true;
        whole(response).then(done, failed);
      };
      const asking =
        url.protocol === "https:"
          ? securely(url, { ...how, agent: secure }, heard)
          : plainly(url, { ...how, agent: plain }, heard);
      this.#hurry(asking);
      asking.on("error", failed);
      // An answer that breaks off says so itself.
      asking.on("close", () => isHeard || failed(new Error("closed before any answer")));
      asking.end(body);
    });
  }

  /** Whoever waits for it has an answer in time, or none. */
  #hurry(asking: ClientRequest): void {
    const { connectionTimeout, requestTimeout } = this.#config.requestHandler;
    const connecting = setTimeout(
      () => asking.destroy(new Error("no connection in time")),
      connectionTimeout,
    );
    const answering = setTimeout(() => asking.destroy(new Error("no answer in time")), requestTimeout);
    const connected = () => clearTimeout(connecting);
    asking.on("socket", socket => (socket.connecting ? socket.once("connect", connected) : connected()));
    asking.on("close", () => {
      clearTimeout(connecting);
      clearTimeout(answering);
    });
  }
}

/** The text of an answer that is no fault. */
async function whole(response: IncomingMessage): Promise<string> {
  const text = await new Promise<string>((done, failed) => {
    let said = "";
    response.setEncoding("utf8").on("data", part => {
      said += part;
    });
    response.on("end", () => done(said));
    response.on("error", failed);
    // Broken off, it ends by nothing else.
    response.on("close", () => failed(new Error("the answer broke off")));
  });
  const status = response.statusCode ?? 500;
  if (status !== 200) throw faultIn(text, status);
  return text;
}

interface Fault extends Error {
  readonly $metadata: { readonly httpStatusCode?: number; readonly attempts?: number };
}

/** By its name, with why each action of a transaction was refused. */
function faultIn(text: string, httpStatusCode: number): Fault {
  const { __type = "", message, Message, ...more } = toldIn(text);
  const name = __type.split("#").at(-1) || "UnknownError";
  return Object.assign(new Error(message ?? Message ?? name), {
    ...more,
    name,
    $metadata: { httpStatusCode },
  });
}

function toldIn(text: string): Readonly<Record<string, string | undefined>> {
  try {
    return read(text) as Readonly<Record<string, string>>;
  } catch {
    return {};
  }
}

/** Bytes go as text; `this` has them as they were. */
function asSent(this: unknown, key: string, value: unknown): unknown {
  const raw = (this as Readonly<Record<string, unknown>>)[key];
  return raw instanceof Uint8Array ? Buffer.from(raw).toString("base64") : value;
}

/** Most answers hold no bytes, and are read without looking at every word of them. */
function read(text: string): object {
  return JSON.parse(text, text.includes('"B"') ? asTold : undefined) as object;
}

/** An attribute called B holds an attribute, never text. */
function asTold(key: string, value: unknown): unknown {
  return key === "B" && typeof value === "string" ? new Uint8Array(Buffer.from(value, "base64")) : value;
}
