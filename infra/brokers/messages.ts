// Where a broker is told: what arrives over loopback, behind the city's own HTTPS, is believed only as far as the gate signed it.
import { createServer, type IncomingMessage } from "node:http";
import type { PublicKey } from "../../functions/shared/signing/signed.ts";
import type { SessionRow } from "./gate.ts";
import { MessageReader } from "./message.ts";

const MOST_BYTES = 256 * 1_024;

export interface Said {
  readonly status: number;
  readonly body: object;
}

/** Each is read whole, up to a limit, and answered whatever becomes of it. */
export function listen(port: number, handle: (request: IncomingMessage, body: Buffer) => Promise<Said>) {
  const server = createServer(async (request, response) => {
    const { status, body } = await bodyOf(request)
      .then(read => handle(request, read))
      .catch((error: Error) => ({ status: 503, body: { error: error.message } }));
    response.writeHead(status).end(JSON.stringify(body));
  });
  return new Promise<void>((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > MOST_BYTES) throw new Error("too long");
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

export interface Listening {
  readonly api: string;
  readonly port: number;
  /** Of a session that changed; answered before anything comes of it, which is confirmed by itself. */
  readonly heard: (row: SessionRow) => void;
  readonly say: (what: string, facts: object) => void;
}

export async function listenForMessages({ api, port, heard, say }: Listening): Promise<void> {
  const messages = new MessageReader();
  let keys: readonly PublicKey[] = [];
  await listen(port, async ({ headers }, body) => {
    const read = () => messages.read(headers, body, { keys, at: new Date() });
    let reading = read();
    // A key that is new here is fetched once; what still does not fit is nobody's.
    if (reading.kind === "refused" && reading.fault === "not-signed") {
      keys = await publishedBy(api);
      reading = read();
    }
    if (reading.kind === "refused") {
      say("message-refused", { fault: reading.fault });
      return { status: reading.fault === "had-before" ? 200 : 400, body: {} };
    }
    if (reading.type !== "test") heard(reading.data as SessionRow);
    return { status: 200, body: {} };
  });
}

async function publishedBy(api: string): Promise<readonly PublicKey[]> {
  const response = await fetch(`${api}/.well-known/jwks.json`, { redirect: "error" });
  return ((await response.json()) as { keys: PublicKey[] }).keys;
}
