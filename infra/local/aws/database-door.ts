// The door that functions reach the database by: layers, one in the other, each of which may answer by itself, wait, or hand on.
import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request as send } from "node:http";
import { buffer } from "node:stream/consumers";
import { type Log, listen } from "../run/loopback.ts";
import type { Asked } from "./rights/asked.ts";
import { type Admit, askedOf } from "./rights/rights.ts";

export interface DatabaseAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer | string;
}

/** Hands a request on to the next layer, and the innermost to the database. */
export type DatabaseLayer = (asked: Asked, next: () => Promise<DatabaseAnswer>) => Promise<DatabaseAnswer>;

export interface DatabaseDoor {
  readonly url: string;
  close(): Promise<void>;
}

export interface DatabaseDoorOptions {
  readonly database: string;
  /** The outermost first. */
  readonly layers: readonly DatabaseLayer[];
  readonly port?: number;
  readonly log?: Log;
}

export async function openDatabaseDoor({
  database,
  layers,
  port = 0,
  log,
}: DatabaseDoorOptions): Promise<DatabaseDoor> {
  const server = await listen(port, { programsOnly: true, ...(log && { log }) });
  const agent = new Agent({ keepAlive: true });
  server.serve(async (request, response) => {
    const body = await buffer(request);
    const { method = "", headers } = request;
    const asked = askedOf(request, body);
    const innermost = () => forwarded(database, agent, { method, headers, body });
    const answer = await through(layers, asked, innermost).catch(() => undefined);
    // Whoever asks a database that is gone has their connection cut, as by the database itself.
    if (!answer) return void response.destroy();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  const close = async () => {
    await server.close();
    agent.destroy();
  };
  return { url: `http://127.0.0.1:${server.port}`, close };
}

/** Refuses what the role of whoever asks does not allow. */
export function rightsLayer(admit: Admit): DatabaseLayer {
  return async (asked, next) => admit("dynamodb", asked) ?? next();
}

function through(
  [layer, ...inner]: readonly DatabaseLayer[],
  asked: Asked,
  innermost: () => Promise<DatabaseAnswer>,
): Promise<DatabaseAnswer> {
  return layer ? layer(asked, () => through(inner, asked, innermost)) : innermost();
}

interface Forwarded {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function forwarded(
  database: string,
  agent: Agent,
  { method, headers, body }: Forwarded,
): Promise<DatabaseAnswer> {
  return new Promise((done, failed) => {
    const { host: _, connection: __, ...rest } = headers;
    const request = send(database, { agent, method, headers: { ...rest, "content-length": body.length } });
    request.on("error", failed);
    request.on("response", response => {
      const { connection, "transfer-encoding": chunked, ...told } = response.headers;
      buffer(response).then(
        answer => done({ status: response.statusCode ?? 502, headers: told, body: answer }),
        failed,
      );
    });
    request.end(body);
  });
}
