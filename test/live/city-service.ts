// One of the city's own services, as a test has it: it keeps what it is sent, answers what it is told to, and does nothing with it.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Heard {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export async function cityService() {
  const heard: Heard[] = [];
  let status = 200;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (status === 200) heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
    response.writeHead(status).end();
  });
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    /** What it took, the oldest first. */
    heard: heard as readonly Heard[],
    answers: (next: number) => {
      status = next;
    },
    close: () => server.close(),
  };
}

/** As the Standard Webhooks sign it. */
export function signatureOf({ headers, body }: Heard, secret: string): string {
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return `v1,${createHmac("sha256", secret).update(signed).digest("base64")}`;
}
