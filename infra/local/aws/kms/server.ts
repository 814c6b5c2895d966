// The key service on the loopback: AWS KMS's JSON protocol for the three actions the product uses, keys kept in the folder.
import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { type Log, listen, requestBody, toTerminal } from "../../run/loopback.ts";
import { type Admit, answerRefused, askedOf } from "../rights/rights.ts";
import { ACTIONS, KmsRefusal } from "./actions.ts";
import { type Aliases, KmsKeys } from "./keys.ts";

const PREFIX = "TrentService.";

export interface Kms {
  readonly url: string;
  close(): Promise<void>;
}

export interface KmsOptions {
  readonly port: number;
  /** Where the keys outlive the process. */
  readonly folder: string;
  readonly keys: Iterable<string>;
  readonly aliases?: Aliases;
  readonly log?: Log;
  readonly admit?: Admit | undefined;
}

export async function startKms({
  port,
  folder,
  keys: ids,
  aliases = new Map(),
  log = toTerminal,
  admit,
}: KmsOptions): Promise<Kms> {
  const keys = new KmsKeys(folder, aliases);
  await keys.ensure(ids);
  const server = await listen(port, { programsOnly: true, log });
  server.serve(async (request, response) => {
    const body = (await requestBody(request, 1_000_000)) ?? Buffer.alloc(0);
    const refused = admit?.("kms", askedOf(request, body), { keyOf: said => keys.idOf(said) });
    if (refused) return answerRefused(response, refused);
    const target = String(request.headers["x-amz-target"] ?? "");
    try {
      const action = target.startsWith(PREFIX) ? ACTIONS.get(target.slice(PREFIX.length)) : undefined;
      if (!action) throw new KmsRefusal("UnknownOperationException", `no such operation: ${target}`);
      say(response, 200, action(keys, jsonOf(body)));
    } catch (error) {
      if (!(error instanceof KmsRefusal)) throw error;
      say(response, 400, { __type: error.code, message: error.message });
    }
  });
  return { url: `http://127.0.0.1:${server.port}`, close: () => server.close() };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new KmsRefusal("SerializationException", "the body is not JSON");
  }
}

function say(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": randomUUID() })
    .end(JSON.stringify(body));
}
