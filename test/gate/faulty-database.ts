// The real database behind a door that can be slow, shut, cut an answer in half or lose it: what a function sees of a bad day.
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { withJournal } from "../shared/journal/table.ts";

/** What is done to a request; `forward` sends it on and gives its answer. */
export type Mischief = (way: Way) => Promise<void>;
export interface Way {
  /** Such as `TransactWriteItems`. */
  readonly action: string;
  readonly response: ServerResponse;
  forward(): Promise<Answer>;
}
interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export const pass: Mischief = async ({ response, forward }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, headers).end(body);
};
/** Nobody is there. */
export const gone: Mischief = async ({ response }) => void response.destroy();
/** Takes what it is given and never says so. */
export const lost: Mischief = async ({ response, forward }) => {
  await forward();
  response.destroy();
};
export const half: Mischief = async ({ response, forward }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, headers);
  response.write(body.subarray(0, Math.floor(body.length / 2)));
  response.destroy();
};
export const failing: Mischief = async ({ response }) => {
  response
    .writeHead(500, { "content-type": "application/x-amz-json-1.0" })
    .end('{"__type":"InternalServerError"}');
};
export const silent: Mischief = () => new Promise(() => {});

/** Call at the top of a test file instead of `withJournal`. */
export function withFaultyDatabase() {
  const journal = withJournal();
  const seen: string[] = [];
  let mischief: Mischief = pass;
  const server = createServer((question, response) => {
    const action = String(question.headers["x-amz-target"]).split(".")[1] ?? "";
    seen.push(action);
    const parts: Buffer[] = [];
    question.on("data", part => parts.push(part));
    question.on("end", () => {
      const forward = () => sent(journal.url(), question, Buffer.concat(parts));
      mischief({ action, response, forward }).catch(() => response.destroy());
    });
  });
  beforeAll(async () => {
    await new Promise<void>(listening => server.listen(0, "127.0.0.1", listening));
    // The client asks for this when it is first used, which nothing has done yet.
    process.env.AWS_ENDPOINT_URL_DYNAMODB = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    mischief = pass;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    /** The actions asked for since the last look. */
    seen: () => seen.splice(0),
    suffer(by: Mischief) {
      mischief = by;
    },
    /** Does this once, before the next request of that kind, and lets everything else pass. */
    before(action: string, act: () => Promise<void>) {
      mischief = async way => {
        if (way.action === action) {
          mischief = pass;
          await act();
        }
        await pass(way);
      };
    },
  };
}

function sent(url: string, { method, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((answered, failed) => {
    const forwarded = request(url, { method: method ?? "POST", headers }, response => {
      const parts: Buffer[] = [];
      response.on("data", part => parts.push(part));
      response.on("end", () => {
        const { statusCode = 500 } = response;
        answered({ status: statusCode, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    forwarded.on("error", failed);
    forwarded.end(body);
  });
}
