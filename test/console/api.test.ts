// What a page is told when the API does not answer as the API: whoever stands before it, a lost connection, half an answer.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiRefusal, allRows, apiFor, rowsOfFile } from "../../functions/console/door/api.ts";
import { askingOnce } from "../../functions/console/door/asking.ts";
import { searchSessions } from "../../functions/sessions/routes.ts";
import { registerTerminal } from "../../functions/terminals/register-routes.ts";
import { listTerminals } from "../../functions/terminals/routes.ts";

let reply: (response: ServerResponse) => void = () => {};
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => reply(response));
});
beforeAll(async () => {
  await new Promise<void>(ready => void server.listen(0, "127.0.0.1", ready));
  process.env.API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const json =
  (status: number, body: string, type = "application/json") =>
  (response: ServerResponse) =>
    void response.writeHead(status, { "content-type": type }).end(body);
const cut = (response: ServerResponse) => void response.destroy();
const half = (response: ServerResponse) => {
  response.writeHead(201, { "content-type": "application/json", "content-length": "100" });
  response.write('{"propertyNo"', () => response.destroy());
};
const problem = json(409, '{"status":409,"code":"moved-meanwhile","title":"x"}', "application/problem+json");

async function told(what: "write" | "read", key?: string) {
  const api = apiFor("token", "zh-TW");
  const asked =
    what === "write"
      ? api.ask(registerTerminal, { body: {}, ...(key && { key }) })
      : api.ask(listTerminals, { query: {} });
  const error = await asked.catch((error: unknown) => error);
  return error instanceof ApiRefusal ? error.problem : expect.fail(`no refusal: ${error}`);
}

test.each([
  ["the gateway's own 503", json(503, '{"message":"Service Unavailable"}'), "outcome-unknown", "unavailable"],
  ["its 504", json(504, '{"message":"Endpoint request timed out"}'), "outcome-unknown", "unavailable"],
  [
    "a crashed function's 500",
    json(500, '{"message":"Internal Server Error"}'),
    "outcome-unknown",
    "unavailable",
  ],
  ["a page of somebody between", json(502, "<html>", "text/html"), "outcome-unknown", "unavailable"],
  ["half a problem document", json(503, "{", "application/problem+json"), "outcome-unknown", "unavailable"],
  ["a connection cut", cut, "outcome-unknown", "unavailable"],
  ["half an answer", half, "outcome-unknown", "unavailable"],
  [
    "too many requests, never taken",
    json(429, '{"message":"Too Many Requests"}'),
    "unavailable",
    "unavailable",
  ],
  ["too large, never taken", json(413, '{"message":"Too Large"}'), "body-too-large", "body-too-large"],
  ["a problem document", problem, "moved-meanwhile", "moved-meanwhile"],
] as const)("%s: of a change %s, of a question %s", async (_, answering, ofChange, ofQuestion) => {
  reply = answering;
  expect((await told("write", "k")).code).toBe(ofChange);
  expect((await told("read")).code).toBe(ofQuestion);
});

test("that nothing was changed is said only of what was never taken", async () => {
  reply = json(503, '{"message":"Service Unavailable"}');
  expect(JSON.stringify([await told("write", "k"), await told("read")])).not.toContain("未作任何變更");
  reply = json(429, '{"message":"Too Many Requests"}');
  expect((await told("write", "k")).detail).toContain("未作任何變更");
});

test("with its key a form may be sent again, without one it is looked up first", async () => {
  reply = cut;
  expect((await told("write", "k")).detail).toContain("再送一次");
  expect((await told("write")).detail).toContain("先查詢");
});

test("a list is read as far as somebody looks, a file whole or not at all", async () => {
  const api = apiFor("token", "zh-TW");
  const PAGES = 12;
  let page = 0;
  reply = response => {
    page += 1;
    const next = page % PAGES === 0 ? {} : { next: `after-${page}` };
    json(200, JSON.stringify({ rows: [{ session: String(page) }], ...next }))(response);
  };
  expect(await allRows(api, searchSessions)).toHaveLength(10);
  page = 0;
  expect(await rowsOfFile(api, searchSessions, {}, PAGES)).toHaveLength(PAGES);
  page = 0;
  expect(await rowsOfFile(api, searchSessions, {}, PAGES - 1)).toBeUndefined();
  expect(page).toBe(PAGES);
});

test("what two parts of a page ask is asked once; another question, and any after a change, by itself", async () => {
  const api = askingOnce(apiFor("token", "zh-TW"));
  let asked = 0;
  reply = response => json(200, JSON.stringify({ rows: [], asked: ++asked }))(response);
  const land = { query: { system: "land" } };
  const once = await Promise.all([api.ask(listTerminals, land), api.ask(listTerminals, land)]);
  expect(once[1]).toBe(once[0]);
  await api.ask(listTerminals, { query: { system: "fire" } });
  expect(asked).toBe(2);
  await api.ask(registerTerminal, { body: {} });
  await api.ask(listTerminals, land);
  expect(asked).toBe(4);
});
