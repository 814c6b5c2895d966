// A broker's way to the gate: what is asked again and what is not, under which name, by which token; what is settled is no error.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Gate, GateRefusal } from "../../infra/brokers/gate.ts";

interface Heard {
  readonly call: string;
  readonly key: string | undefined;
  readonly token: string | undefined;
}
const folder = mkdtempSync(join(tmpdir(), "docgate-broker-"));
let server: Server;
let gate: Gate;
let heard: Heard[] = [];
let tokens = 0;
/** What is answered next, and the last of it ever after. */
let answers: { status: number; body: object; location?: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const { authorization: token, "idempotency-key": key } = request.headers;
    request.resume();
    if (request.url === "/token") {
      tokens += 1;
      return response.end(JSON.stringify({ access_token: `t${tokens}`, expires_in: 300 }));
    }
    heard.push({ call: `${request.method} ${request.url}`, key: key as string | undefined, token });
    const [next = allowed] = answers.length > 1 ? answers.splice(0, 1) : answers;
    const { status, body, location }: (typeof answers)[number] = next;
    return response.writeHead(status, location ? { location } : {}).end(JSON.stringify(body));
  });
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  heard = [];
  tokens = 0;
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientSecretFile = join(folder, "secret");
  writeFileSync(clientSecretFile, "s\n");
  gate = new Gate({
    ...{ api, tokenUrl: `${api}/token`, clientId: "c", clientSecretFile },
    ...{ system: "household", endpoint: "e" },
  });
});

const wanted = { terminal: "3140101-03-0000001", person: "wang", address: "198.51.100.7", factors: 2 };
const allowed = { status: 201, body: { session: "s", status: "allowed" } };

test("a question that was not heard is asked again under the same name; a no is not", async () => {
  answers = [{ status: 503, body: {} }, { status: 429, body: {} }, allowed];
  expect(await gate.ask(wanted, "k")).toMatchObject({ session: "s" });
  expect(heard.map(({ key }) => key)).toEqual(["k", "k", "k"]);
  answers = [{ status: 403, body: { code: "forbidden", title: "不得" } }];
  await expect(gate.ask(wanted, "l")).rejects.toThrow(GateRefusal);
  expect(heard).toHaveLength(4);
});

test("after three tries it gives up, and whoever asked is not let in", async () => {
  answers = [{ status: 503, body: {} }];
  await expect(gate.ask(wanted, "k")).rejects.toThrow("503");
  expect(heard).toHaveLength(3);
});

test("a token serves until the gate takes it no more", async () => {
  answers = [allowed, { status: 401, body: {} }, allowed];
  await gate.ask(wanted, "k");
  await gate.ask(wanted, "l");
  expect(heard.map(({ token }) => token)).toEqual(["Bearer t1", "Bearer t1", "Bearer t2"]);
});

test("what was settled by somebody else is settled; anything else is said again", async () => {
  const closed = { closedAt: "2026-11-25T02:00:03.000Z", how: "disconnected" } as const;
  for (const code of ["closed-already", "closed-on-record-only", "not-found"]) {
    answers = [{ status: 409, body: { code } }];
    await gate.closed("s", closed);
  }
  answers = [{ status: 409, body: { code: "session-not-open" } }];
  await gate.end("s", "r");
  answers = [{ status: 409, body: { code: "session-not-ended" } }];
  await expect(gate.closed("s", closed)).rejects.toThrow("session-not-ended");
});

test("what is open is read to the last page, of this endpoint alone, and nobody is followed elsewhere", async () => {
  answers = [
    { status: 200, body: { rows: [{ session: "a" }], next: "n" } },
    { status: 200, body: { rows: [{ session: "b" }] } },
  ];
  expect((await gate.live()).map(({ session }) => session)).toEqual(["a", "b"]);
  expect(heard.map(({ call }) => call)).toEqual([
    "GET /v1/sessions?live=true&system=household&endpoint=e&limit=100",
    "GET /v1/sessions?live=true&system=household&endpoint=e&limit=100&cursor=n",
  ]);
  answers = [{ status: 307, body: {}, location: "/elsewhere" }];
  await expect(gate.live()).rejects.toThrow();
  expect(heard.at(-1)?.call).not.toContain("elsewhere");
});
