// The local run from outside: where it is found, how it ends, what it says when it cannot start, what it never loses.
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { obtainToken } from "../../../infra/local/login/obtain-token.ts";
import { emptyFolder, end, launch, type Run, start } from "./npm-start.ts";
import { registerTerminal } from "./terminals.ts";

const account = "records@household";

async function register({ endpoints }: Run, token: string, at: number): Promise<number> {
  const response = await registerTerminal(endpoints, token, at);
  await response.arrayBuffer();
  return response.status;
}

async function registered({ endpoints }: Run, token: string): Promise<Set<string>> {
  const numbers = new Set<string>();
  let cursor = "";
  do {
    const response = await fetch(`${endpoints.api}/v1/terminals?limit=200${cursor}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { rows, next } = (await response.json()) as { rows: { propertyNo: string }[]; next?: string };
    for (const { propertyNo } of rows) numbers.add(propertyNo);
    cursor = next ? `&cursor=${next}` : "";
  } while (cursor);
  return numbers;
}

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test("it says where it is when it is ready, and Ctrl-C ends it with everything it started", async () => {
  const data = emptyFolder();
  const run = await start(data);
  const { endpoints } = run;
  const places = [
    endpoints.api,
    endpoints.issuer,
    endpoints.aws.dynamodb,
    endpoints.aws.ec2,
    endpoints.aws.lambda,
  ];
  expect(await Promise.all(places.map(answers))).toEqual(places.map(() => true));
  expect(endpoints.accounts).toContain(account);
  expect(await end(run.child, "SIGINT")).toBe(0);
  expect(await Promise.all(places.map(answers))).toEqual(places.map(() => false));
  expect(existsSync(join(data, "endpoints.json"))).toBe(false);
  for (const said of [endpoints.api, endpoints.issuer, account]) expect(run.said()).toContain(said);
});

test("killed while it records, it has kept whatever it acknowledged, and leaves no database behind", async () => {
  const data = emptyFolder();
  const run = await start(data);
  const token = await obtainToken({ issuer: run.endpoints.issuer, account }).then(made => made.accessToken);
  const acknowledged: number[] = [];
  const writing = Array.from({ length: 300 }, async (_, at) => {
    if ((await register(run, token, at)) === 201) acknowledged.push(at);
    if (acknowledged.length === 100) run.child.kill("SIGKILL");
  });
  await Promise.allSettled(writing);
  await end(run.child, "SIGKILL");
  const again = await start(data);
  expect(await answers(run.endpoints.aws.dynamodb)).toBe(
    again.endpoints.aws.dynamodb === run.endpoints.aws.dynamodb,
  );
  const kept = await registered(again, token.length > 0 ? await freshToken(again) : "");
  const lost = acknowledged.filter(at => !kept.has(`3140101-03-${String(at).padStart(7, "0")}`));
  expect([acknowledged.length >= 100, lost]).toEqual([true, []]);
});

async function freshToken({ endpoints }: Run): Promise<string> {
  return (await obtainToken({ issuer: endpoints.issuer, account })).accessToken;
}

test("what was recorded is there in the next run, unless a fresh start is asked for", async () => {
  const data = emptyFolder();
  const first = await start(data);
  expect(await register(first, await freshToken(first), 1)).toBe(201);
  await end(first.child, "SIGTERM");
  const second = await start(data);
  expect([...(await registered(second, await freshToken(second)))]).toEqual(["3140101-03-0000001"]);
  await end(second.child, "SIGTERM");
  const third = await start(data, "--fresh");
  expect([...(await registered(third, await freshToken(third)))]).toEqual([]);
});

test("a second run on the same folder is refused in plain words, and harms nothing", async () => {
  const data = emptyFolder();
  const run = await start(data);
  const other = launch("--data", data, "--port", "0", "--fresh");
  await once(other.child, "exit");
  expect([other.child.exitCode, other.said()]).toEqual([1, expect.stringContaining(String(run.child.pid))]);
  expect(await register(run, await freshToken(run), 1)).toBe(201);
});

test("a port that is taken is named in plain words, and nothing is left running", async () => {
  const taken = createServer();
  await new Promise<void>(done => taken.listen(0, "127.0.0.1", done));
  const { port } = taken.address() as AddressInfo;
  const { child, said } = launch("--data", emptyFolder(), "--port", String(port));
  await once(child, "exit");
  taken.close();
  expect([child.exitCode, said()]).toEqual([1, expect.stringContaining(`連接埠 ${port} 已被占用`)]);
});

test("with conflicts it says so, works as ever, and takes no hold that is none", async () => {
  const run = await start(emptyFolder(), "--conflicts=3");
  expect(await register(run, await freshToken(run), 1)).toBe(201);
  await end(run.child, "SIGINT");
  expect(run.said()).toContain("conflict mode: a transaction has its items for 3 ms");
  const { child, said } = launch("--conflicts=soon");
  await once(child, "exit");
  expect([child.exitCode, said()]).toEqual([2, expect.stringContaining("--conflicts[=<ms>]")]);
});

test("an option it does not know is answered with how to use it", async () => {
  const { child, said } = launch("--colour", "red");
  await once(child, "exit");
  expect([child.exitCode, said()]).toEqual([2, expect.stringContaining("--fresh")]);
});

test("its process number is on disk for whoever must end it", async () => {
  const data = emptyFolder();
  const run = await start(data);
  expect(Number(readFileSync(join(data, "gateway.pid"), "utf8"))).toBe(run.child.pid);
});
