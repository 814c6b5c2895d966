// The door to the database: what passes, what is refused for its rights, a database that is gone; and Lambda's own door, for whoever
// signs.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { Database } from "../../../infra/local/aws/database.ts";
import { type Doorkeeper, openDoor, pass, telling } from "../../../infra/local/aws/database-door.ts";
import { lambdaApi } from "../../../infra/local/aws/lambda-api.ts";
import { accessKeyOf, Rights, rightsKeeper } from "../../../infra/local/aws/rights/rights.ts";
import { type Listening, listen } from "../../../infra/local/run/loopback.ts";

const opened: (Server | Database | Listening)[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) void each.close();
});

async function database(): Promise<{ url: string; server: Server }> {
  const server = createServer(async (request, response) => {
    const body = await new Response(request as never).text();
    response.writeHead(418, { "x-amz-crc32": "7" }).end(`${request.headers["x-amz-target"]} ${body}`);
  });
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  opened.push(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function ask(keeper: Doorkeeper, url: string, action = "Get"): Promise<Response> {
  const door = await openDoor({ url, close: async () => {} }, keeper, { log: () => {} });
  opened.push(door);
  return fetch(door.url, { method: "POST", headers: { "x-amz-target": `T.${action}` }, body: "{}" });
}

test("what nobody minds goes on as it came, and its answer back", async () => {
  const answer = await ask(pass, (await database()).url);
  expect([answer.status, answer.headers.get("x-amz-crc32"), await answer.text()]).toEqual([
    418,
    "7",
    "T.Get {}",
  ]);
});

test("who is refused for their rights reaches no database", async () => {
  const refused = { status: 400, headers: { "x-said": "no" }, body: "no" };
  const { url, server } = await database();
  server.on("request", () => expect.unreachable());
  const answer = await ask(
    rightsKeeper(() => refused),
    url,
  );
  expect([answer.status, answer.headers.get("x-said"), await answer.text()]).toEqual([400, "no", "no"]);
});

test("what is recorded is told, once the database has it; what is read is not", async () => {
  const { url, server } = await database();
  const seen: string[] = [];
  server.on("request", ({ headers }) => seen.push(String(headers["x-amz-target"])));
  const keeper = telling(() => seen.push("told"));
  await ask(keeper, url);
  await ask(keeper, url, "TransactWriteItems");
  await expect.poll(() => seen).toEqual(["T.Get", "T.TransactWriteItems", "told"]);
});

test("a database that is gone cuts the connection", async () => {
  const { url, server } = await database();
  await new Promise(closed => server.close(closed));
  await expect(ask(pass, url)).rejects.toThrow();
});

test("who signs for Lambda has the rights of their key; the services, which sign nothing, are asked for nothing", async () => {
  const Statement = {
    Effect: "Allow",
    Action: "lambda:InvokeFunction",
    Resource: "arn:aws:lambda:ap-northeast-1:000000000000:function:called",
  };
  const model = { name: "caller", file: "", entry: "", timeoutSeconds: 1, role: "r", environment: {} };
  const rights = new Rights([{ ...model, policies: [{ Statement }] }], { partitionKey: () => "pk" });
  const functions = { names: ["called", "other"], invoke: async () => ({ result: 1 }) };
  const server = await listen(0);
  opened.push(server);
  server.serve(lambdaApi(functions as never, {} as never, rights));
  const invoke = async (name: string, key?: string) => {
    const headers = key && {
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20210601/r/lambda/aws4_request`,
    };
    const url = `http://127.0.0.1:${server.port}/2015-03-31/functions/${name}/invocations`;
    const { status, headers: said } = await fetch(url, {
      method: "POST",
      body: "{}",
      ...(headers && { headers }),
    });
    return [status, said.get("x-amzn-errortype")];
  };
  expect(await invoke("called", accessKeyOf("caller"))).toEqual([200, null]);
  expect(await invoke("other", accessKeyOf("caller"))).toEqual([403, "AccessDeniedException"]);
  expect(await invoke("called", accessKeyOf("nobody"))).toEqual([403, "UnrecognizedClientException"]);
  expect(await invoke("other")).toEqual([200, null]);
  const used = await fetch(`http://127.0.0.1:${server.port}/_control/rights`);
  expect(await used.json()).toEqual({ caller: ["lambda:InvokeFunction"] });
});
