// A door before the database, on the loopback and for programs alone: whoever stands in it may hold up, refuse or spoil what
// passes, as the real one does on its bad days; what nobody minds goes on as it came.
import { type IncomingMessage, type ServerResponse, request as send } from "node:http";
import { type Listening, type Log, listen, requestBody } from "../run/loopback.ts";
import type { Database } from "./database.ts";

/** One request on its way; `forward` sends it on and gives the database's answer. */
export interface Passing {
  /** Such as `TransactWriteItems`. */
  readonly action: string;
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
  forward(): Promise<DatabaseAnswer>;
}
export interface DatabaseAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}
export type Doorkeeper = (passing: Passing) => Promise<void>;

export const pass: Doorkeeper = async ({ response, forward }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, headers).end(body);
};

/** Of its exports: a day's copy is begun by a schedule of the account, which is none of this machine's, so that there is none. */
export const withoutExports: Doorkeeper = async passing => {
  if (passing.action !== "ListExports") return pass(passing);
  passing.response
    .writeHead(200, { "content-type": "application/x-amz-json-1.0" })
    .end(JSON.stringify({ ExportSummaries: [] }));
};

/** Tells when something was recorded: whoever follows the journal need not look for it. */
export function telling(recorded: () => void, onward: Doorkeeper = pass): Doorkeeper {
  return async passing => {
    await onward(passing);
    if (passing.action === "TransactWriteItems") recorded();
  };
}

/** How the database refuses: the SDK reads the kind, and what else is said, from the body. */
export function refuseAs({ response }: Pick<Passing, "response">, kind: string, said: object = {}): void {
  const body = JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${kind}`, ...said });
  response.writeHead(400, { "content-type": "application/x-amz-json-1.0" }).end(body);
}

/** No request of the database is larger. */
const MOST_BYTES = 16 * 1024 * 1024;

export async function openDoor(
  behind: Database,
  keeper: Doorkeeper,
  { port = 0, log }: { readonly port?: number; readonly log?: Log } = {},
): Promise<Database> {
  const door: Listening = await listen(port, { programsOnly: true, ...(log && { log }) });
  door.serve(async (question, response) => {
    const body = await requestBody(question, MOST_BYTES);
    if (!body) return refuseAs({ response }, "ValidationException", { message: "larger than 16 MB" });
    const action = String(question.headers["x-amz-target"]).split(".")[1] ?? "";
    const forward = () => sent(behind.url, question, body);
    // Whoever asks a database that is gone has their connection cut, as by the database itself.
    await keeper({ action, request: question, body, response, forward }).catch(() => void response.destroy());
  });
  return {
    url: `http://127.0.0.1:${door.port}`,
    close: async () => {
      await door.close();
      await behind.close();
    },
  };
}

function sent(
  url: string,
  { method = "POST", headers }: IncomingMessage,
  body: Buffer,
): Promise<DatabaseAnswer> {
  return new Promise((answered, failed) => {
    const forwarded = send(url, { method, headers }, response => {
      const parts: Buffer[] = [];
      response.on("data", part => parts.push(part));
      response.on("error", failed);
      response.on("end", () => {
        const { statusCode = 500 } = response;
        answered({ status: statusCode, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    forwarded.on("error", failed);
    forwarded.end(body);
  });
}
