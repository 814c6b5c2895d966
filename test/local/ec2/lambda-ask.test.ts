// Asking the handler over Lambda's Invoke path: what each of Lambda's answers means to the VPN service.
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lambdaAsk } from "../../../infra/local/aws/ec2/lambda-ask.ts";
import { HandlerFailure } from "../../../infra/local/aws/ec2/vpn-event.ts";

const NAME = "AWSClientVPN-docgate-connect";
const FUNCTION_ERROR = { "x-amz-function-error": "Unhandled" };

let lambda: Server;
let url: string;
let answer: { status: number; headers?: Record<string, string>; body: string };
let asked: {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}[];

beforeEach(async () => {
  asked = [];
  lambda = createServer(async (request, response) => {
    asked.push({
      method: request.method,
      path: request.url,
      headers: request.headers,
      body: await text(request),
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>(resolve => lambda.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`;
});
afterEach(async () => {
  const closed = new Promise(resolve => lambda.close(resolve));
  lambda.closeAllConnections();
  await closed;
});

const ask = (signal = new AbortController().signal) =>
  lambdaAsk({ url, name: NAME })({ "connection-id": "c-1" }, signal);

test("the function is invoked by its name, with the event as it is, and its answer is handed on unread", async () => {
  answer = { status: 200, body: '{"allow":true}' };
  expect(await ask()).toEqual({ allow: true });
  expect(asked).toMatchObject([
    {
      method: "POST",
      path: `/2015-03-31/functions/${NAME}/invocations`,
      headers: { "x-amz-invocation-type": "RequestResponse" },
      body: '{"connection-id":"c-1"}',
    },
  ]);
});

test.each([
  ["throttled", { status: 429, body: '{"Type":"User"}' }],
  ["service-error", { status: 404, body: '{"Type":"User"}' }],
  ["service-error", { status: 500, body: "" }],
  ["service-error", { status: 202, body: "" }],
  ["invalid-response", { status: 200, body: "not json" }],
  ["invalid-response", { status: 200, body: "" }],
  ["other-execution-error", { status: 200, headers: FUNCTION_ERROR, body: '{"errorType":"TypeError"}' }],
  ["other-execution-error", { status: 200, headers: FUNCTION_ERROR, body: "null" }],
  ["timed-out", { status: 200, headers: FUNCTION_ERROR, body: '{"errorType":"Sandbox.Timedout"}' }],
])("%s: %j", async (failure, given) => {
  answer = given;
  await expect(ask()).rejects.toEqual(new HandlerFailure(failure as HandlerFailure["failure"]));
  await expect(ask()).rejects.toMatchObject({ failure });
});

test("service-error: nobody answers there", async () => {
  const closed = new Promise(resolve => lambda.close(resolve));
  await closed;
  await expect(ask()).rejects.toMatchObject({ failure: "service-error" });
});

test("nobody is asked for an answer that is no longer wanted", async () => {
  answer = { status: 200, body: "{}" };
  await expect(ask(AbortSignal.abort())).rejects.toMatchObject({ failure: "service-error" });
  expect(asked).toEqual([]);
});
