// Every server of the local run is thrown what no well-behaved client sends, and answers the next who asks; nothing of it
// reaches the process.
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startEc2 } from "../../../infra/local/aws/ec2/server.ts";
import { startKms } from "../../../infra/local/aws/kms/server.ts";
import { lambdaApi } from "../../../infra/local/aws/lambda-api.ts";
import { startS3 } from "../../../infra/local/aws/s3/server.ts";
import { startLogin } from "../../../infra/local/login/login.ts";
import { httpApi } from "../../../infra/local/run/http-api.ts";
import { type Listening, listen, type RequestHandler } from "../../../infra/local/run/loopback.ts";
import type { CallOutcome } from "../../../infra/local/run/worker.ts";
import { RAW, sayRaw } from "./raw-requests.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-loopback-"));
const closings: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closings) await close();
  rmSync(folder, { recursive: true });
});

const logged: string[] = [];
const log = (line: string) => void logged.push(line);
const unhandled: unknown[] = [];
const note = (fault: unknown) => void unhandled.push(fault);
beforeAll(() => {
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
});
afterAll(() => {
  process.off("unhandledRejection", note);
  process.off("uncaughtException", note);
});
beforeEach(() => {
  logged.length = 0;
});

async function serving(answering: RequestHandler, programsOnly = false): Promise<string> {
  const server: Listening = await listen(0, { log, programsOnly });
  server.serve(answering);
  closings.push(() => server.close());
  return `http://127.0.0.1:${server.port}`;
}

const KEY = "the-key-of-this-run";
const functions = {
  names: ["it"],
  invoke: async (_: string, event: unknown): Promise<CallOutcome> => ({ result: said(event) }),
  replace: () => {},
  close: async () => {},
};
let said: (event: unknown) => unknown = () => ({ statusCode: 200, body: "well" });
const routes = () => [{ key: "$default", function: "it" }];
const controls = {
  clock: async () => {},
  drain: async () => {},
  timers: async () => {},
  pause: async () => {},
  mail: async () => {},
};
const servers: Record<string, () => Promise<{ url: string; close?: () => Promise<void> }>> = {
  API: async () => ({ url: await serving(httpApi({ routes, functions, callerKey: KEY })) }),
  Lambda: async () => ({ url: await serving(lambdaApi(functions, controls), true) }),
  EC2: () => startEc2({ log }),
  KMS: () => startKms({ port: 0, folder: join(folder, "kms"), keys: ["Signing"], log }),
  S3: () => startS3({ port: 0, folder: join(folder, "s3"), buckets: new Map([["Packs", {}]]), log }),
  "log-in": async () => {
    const audience = "urn:test";
    const login = await startLogin({
      port: 0,
      folder: join(folder, "login"),
      audience,
      consoleRedirects: [],
      log,
    });
    return { url: login.issuer, close: () => login.close() };
  },
};

describe.each(Object.keys(servers))("%s", name => {
  let url: string;
  beforeAll(async () => {
    const started = await servers[name]?.();
    url = started?.url ?? "";
    if (started?.close) closings.push(started.close);
  });

  test("lives through every raw request", async () => {
    for (let at = 0; at < RAW.length; at += 20)
      await Promise.all(RAW.slice(at, at + 20).map(raw => sayRaw(url, raw)));
    expect(unhandled).toEqual([]);
    expect((await fetch(url)).status).toBeLessThan(500);
    expect(logged.filter(line => /^\s+at /m.test(line))).toEqual([]);
  });
});

test.each([
  ["GET //", "HTTP/1.1 200"],
  ["GET http://elsewhere.example//x?y=1", "HTTP/1.1 200"],
  ["OPTIONS *", "HTTP/1.1 200"],
])("the API answers %s by its routes", async (request, answer) => {
  const url = await serving(httpApi({ routes, functions, callerKey: KEY }));
  const raw = { what: request, say: (host: string) => [`${request} HTTP/1.1\r\nhost: ${host}\r\n\r\n`] };
  expect(await sayRaw(url, raw)).toContain(answer);
});

test("S3 says that a path cannot be read, as S3 does", async () => {
  const { url, close } = await startS3({ port: 0, folder: join(folder, "s3"), buckets: new Map(), log });
  closings.push(close);
  const answer = await fetch(`${url}/%zz`, { headers: { authorization: "AWS4-HMAC-SHA256 x" } });
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("InvalidURI")]);
});

describe("an answer that cannot be sent becomes a fault in a sentence, and a line in the log", () => {
  test.each<[string, unknown]>([
    [
      "a header with characters beyond Latin",
      { headers: { "content-disposition": 'attachment; filename="戶政.csv"' } },
    ],
    ["a header of two lines", { headers: { location: "/a\r\nset-cookie: x=y" } }],
    ["a header name with a blank", { headers: { "x y": "z" } }],
    ["a cookie of two lines", { cookies: ["a=b\r\nx: y"] }],
    ["a status that is none", { statusCode: 99 }],
    ["a status that ends nothing", { statusCode: 101 }],
    ["a body that is no text", { body: { a: 1 } }],
    ["no answer at all", undefined],
    ["nothing", null],
  ])("%s", async (_, result) => {
    said = () => (result ? { statusCode: 200, headers: {}, body: "secret", ...result } : result);
    const url = await serving(httpApi({ routes, functions, callerKey: KEY }));
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get("content-type"), await answer.json()]).toEqual([
      500,
      "application/problem+json; charset=utf-8",
      {
        type: "/problems/fault",
        title: expect.any(String),
        status: 500,
        code: "fault",
        instance: expect.any(String),
      },
    ]);
    expect(answer.headers.get("content-disposition")).toBeNull();
    expect(logged).toEqual([expect.stringMatching(/^GET \/: it .*cannot be sent: .+\n$/)]);
  });
});

describe("where a request comes from", () => {
  const askedFrom = async (headers: Record<string, string>) => {
    said = event => ({
      statusCode: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(event),
    });
    const url = await serving(httpApi({ routes, functions, callerKey: KEY }));
    const event = await (await fetch(`${url}/?toString=1&__proto__=2&a=3&a=4`, { headers })).json();
    return event as {
      requestContext: { http: { sourceIp: string } };
      headers: object;
      queryStringParameters: object;
    };
  };
  const sourceOf = async (headers: Record<string, string>) =>
    (await askedFrom(headers)).requestContext.http.sourceIp;

  test("is where it was sent from, whatever it says of itself", async () => {
    expect(await sourceOf({ "x-forwarded-for": "203.0.113.24" })).toBe("127.0.0.1");
    expect(await sourceOf({ "x-docgate-caller": "203.0.113.24" })).toBe("127.0.0.1");
    expect(await sourceOf({ "x-docgate-caller": "another-key-altogether 203.0.113.24" })).toBe("127.0.0.1");
  });

  test("is what a script says that knows the key of this run, and no function sees the key", async () => {
    const headers = { "x-docgate-caller": `${KEY} 203.0.113.24` };
    const event = await askedFrom(headers);
    expect(event.requestContext.http.sourceIp).toBe("203.0.113.24");
    expect(JSON.stringify(event)).not.toContain(KEY);
  });

  test("and its query has every name there is", async () => {
    const { queryStringParameters } = await askedFrom({});
    expect(Object.entries(queryStringParameters)).toEqual([
      ["toString", "1"],
      ["__proto__", "2"],
      ["a", "3,4"],
    ]);
  });
});

describe("a port for programs", () => {
  const asked = async (headers: string) => {
    const url = await serving((_, response) => response.end("well"), true);
    return sayRaw(url, { what: "", say: () => [`POST /_control/clock HTTP/1.1\r\n${headers}\r\n\r\n`] });
  };

  test.each(["host: 127.0.0.1:8484", "host: localhost", "host: LOCALHOST:1", "host: [::1]:8484"])(
    "%s",
    async headers => {
      expect(await asked(headers)).toContain("200 OK");
    },
  );

  test.each([
    ["host: 127.0.0.1\r\norigin: http://evil.example", "403", "programs-only"],
    ["host: 127.0.0.1\r\norigin: null", "403", "programs-only"],
    ["host: 127.0.0.1\r\norigin: http://localhost:8480", "403", "programs-only"],
    ["host: evil.example", "421", "wrong-host"],
    ["host: localhost.evil.example:8484", "421", "wrong-host"],
    ["host: 127.0.0.1.evil.example", "421", "wrong-host"],
  ])("%j is refused with %s", async (headers, status, code) => {
    const answer = await asked(headers);
    expect([answer.includes(`HTTP/1.1 ${status}`), answer.includes(code)]).toEqual([true, true]);
  });
});

test("the four ports for programs are so", async () => {
  for (const name of ["EC2", "KMS", "S3"]) {
    const { url, close } = (await servers[name]?.()) ?? { url: "" };
    if (close) closings.push(close);
    expect([
      name,
      (await fetch(url, { method: "POST", headers: { origin: "http://evil.example" } })).status,
    ]).toEqual([name, 403]);
  }
  expect(readFileSync("infra/local/aws/stand-ins.ts", "utf8")).toMatch(
    /listen\(at\(4\), \{ log, programsOnly: true \}\)/,
  );
});

test("nobody else of the local run opens a server for requests: a further one is as safe", () => {
  const others = globSync("infra/local/**/*.ts").filter(file =>
    /from "node:(http|https|http2)"/.test(readFileSync(file, "utf8")),
  );
  const opening = others.filter(file => /createServer|new Server\(/.test(readFileSync(file, "utf8")));
  expect(opening).toEqual(["infra/local/run/loopback.ts"]);
});
