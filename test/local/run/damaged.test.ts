// What a damaged folder, a full disk or a taken port makes of a run: one plain sentence that names the file or the port, never a stack.
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { startEc2 } from "../../../infra/local/aws/ec2/server.ts";
import { startKms } from "../../../infra/local/aws/kms/server.ts";
import { Objects } from "../../../infra/local/aws/s3/objects.ts";
import { Queues } from "../../../infra/local/aws/sqs/queues.ts";
import { startLogin } from "../../../infra/local/login/login.ts";
import { startGateway } from "../../../infra/local/run/gateway.ts";
import { logInto } from "../../../infra/local/run/log-file.ts";
import { sentenceOf } from "../../../infra/local/run/sentence.ts";
import { Tail } from "../../../infra/local/run/tail.ts";
import { clientOf } from "../ec2/endpoint.ts";
import { emptyFolder, launch, start } from "./npm-start.ts";

const scratch = mkdtempSync(join(tmpdir(), "docgate-damaged-"));
afterAll(() => rmSync(scratch, { recursive: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(scratch, "x-"));
});
const log = () => {};

describe("a damaged file is named, and never taken for an empty one", () => {
  const follower = { function: "It", table: "T", filters: [], batchSize: 1, attempts: 1, entry: "it" };
  const tail = () =>
    new Tail(follower as never, {
      database: "http://127.0.0.1:9",
      folder,
      queues: { send: () => "" },
      functions: { invoke: never },
      log,
    });
  const never = () => new Promise<never>(() => {});
  const login = () =>
    startLogin({ port: 0, folder: join(folder, "login"), audience: "x", consoleRedirects: [], log });
  const cases: [string, () => unknown][] = [
    ["ec2.json", () => startEc2({ path: join(folder, "ec2.json"), log })],
    ["follower-It.json", tail],
    ["queues.sqlite", () => new Queues(join(folder, "queues.sqlite"))],
    ["login/keys.json", login],
    ["kms/Signing.json", () => startKms({ port: 0, folder: join(folder, "kms"), keys: ["Signing"], log })],
  ];

  test.each(
    cases.flatMap(([file, open]) =>
      ["", "garbage", '{"half', "[1]", '{"cursor":"x"}'].map(text => [file, text, open] as const),
    ),
  )("%s holding %j", async (file, text, open) => {
    for (const inside of ["login", "kms"]) mkdirSync(join(folder, inside));
    writeFileSync(join(folder, file), text);
    await expect(async () => open()).rejects.toThrow(`${join(folder, file)}: 檔案損壞`);
  });

  test("so are the versions of an object", () => {
    const objects = new Objects(folder);
    objects.put("a", Buffer.from("x"), { type: "text/plain", lock: undefined });
    const [place = ""] = [...new Set(mkdirs(folder))];
    writeFileSync(join(place, "versions.json"), '[{"versi');
    expect(() => objects.newest("a")).toThrow("versions.json: 檔案損壞");
  });
});

function mkdirs(parent: string): string[] {
  return readdirSync(parent).map(name => join(parent, name));
}

describe("what the system says becomes a sentence with the file", () => {
  test.each([
    ["ENOSPC", undefined, /^磁碟已滿.*the disk is full/],
    ["EROFS", "/data/x", /^\/data\/x: .*make the folder writable/],
    ["EACCES", "/data/x", /^\/data\/x: .*not permitted/],
    ["EEXIST", "/data", /^\/data: .*a file and not a folder/],
    ["ENOTDIR", "/data/x", /^\/data\/x: .*not a folder/],
    ["EISDIR", "/data/x", /^\/data\/x: .*a folder where a file belongs/],
  ])("%s", (code, path, sentence) => {
    expect(
      sentenceOf(Object.assign(new Error(`${code}: raw words`), { code, ...(path && { path }) })),
    ).toMatch(sentence);
  });

  test("what is no fault of the system speaks for itself", () => {
    expect([sentenceOf(new Error("words")), sentenceOf("words"), sentenceOf(new TypeError())]).toEqual([
      "words",
      "words",
      "TypeError",
    ]);
  });
});

describe("a full disk", () => {
  test("silences the log, is said once, and the log goes on when there is room", async () => {
    const file = join(folder, "functions.log");
    symlinkSync("/dev/full", file);
    const said: string[] = [];
    const write = logInto(file, sentence => said.push(sentence));
    write("lost\n");
    await expect
      .poll(() => said)
      .toEqual([expect.stringMatching(/the gateway continues without it\n.*functions\.log: 磁碟已滿/)]);
    for (const line of ["lost", "lost", "lost"]) write(line);
    rmSync(file);
    await expect
      .poll(() => {
        write("room again\n");
        return existsSync(file) && readFileSync(file, "utf8");
      })
      .toContain("room again");
    expect(said).toHaveLength(1);
  });

  test("makes EC2 answer that it failed, with a line in the log, and go on", async () => {
    const path = join(folder, "ec2.json");
    const lines: string[] = [];
    const prefixLists = [{ name: "one", maxEntries: 10, family: "IPv4", tags: [] }] as const;
    const ec2 = await startEc2({
      path,
      seed: { prefixLists, vpnEndpoints: [] },
      log: line => lines.push(line),
    });
    symlinkSync("/dev/full", `${path}.next`);
    const order = () =>
      fetch(`${ec2.url}/_control/faults`, { method: "DELETE" }).then(answer => answer.status);
    const { ModifyManagedPrefixListCommand, DescribeManagedPrefixListsCommand } = await import(
      "@aws-sdk/client-ec2"
    );
    const client = clientOf(ec2.url);
    const { PrefixLists = [] } = await client.send(new DescribeManagedPrefixListsCommand({}));
    const change = new ModifyManagedPrefixListCommand({
      PrefixListId: PrefixLists.find(each => each.PrefixListName === "one")?.PrefixListId,
      CurrentVersion: 1,
      AddEntries: [{ Cidr: "203.0.113.0/24" }],
    });
    await expect(client.send(change)).rejects.toThrow(/internal error/i);
    expect(lines.join("")).toMatch(/EC2: .*磁碟已滿/);
    rmSync(`${path}.next`);
    expect(await order()).toBe(200);
    client.destroy();
    await ec2.close();
  });

  test("does not end the gateway", async () => {
    const data = emptyFolder();
    mkdirSync(data);
    symlinkSync("/dev/full", join(data, "functions.log"));
    const { child, endpoints, said } = await start(data);
    // Each refusal is a line in the log.
    const headers = { authorization: "Bearer nonsense" };
    for (let at = 0; at < 5; at++)
      expect((await fetch(`${endpoints.api}/v1/terminals`, { headers })).status).toBe(401);
    await expect.poll(said).toContain("functions.log: 磁碟已滿");
    expect((await fetch(`${endpoints.api}/openapi.json`)).status).toBe(200);
    expect([child.exitCode, said().split("functions.log: 磁碟已滿").length]).toEqual([null, 2]);
  });
});

describe("a port that is taken, wherever in the row", () => {
  // The database has an address of its own, where nobody else is.
  const row = [0, 1, 3, 4, 5, 6];
  test.each(row)("%i after the first", async offset => {
    const port = await freeRow(12);
    const taken = await listening(port + offset);
    const data = join(folder, "data");
    await expect(startGateway({ data, port })).rejects.toThrow(`連接埠 ${port + offset} 已被占用`);
    taken.close();
  });
});

async function listening(port: number): Promise<Server> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** Below the ports the system hands out by itself (from 32768): another test's server never lands in the row. */
async function freeRow(length: number): Promise<number> {
  for (let base = 20_000 + Math.floor(Math.random() * 12_000); ; base += length) {
    const all = await Promise.allSettled(Array.from({ length }, (_, at) => listening(base + at)));
    for (const each of all) if (each.status === "fulfilled") each.value.close();
    if (all.every(each => each.status === "fulfilled")) return base;
  }
}

describe("npm start", () => {
  const ended = async (...args: string[]) => {
    const { child, said } = launch("--port", "0", ...args);
    await once(child, "exit");
    return { code: child.exitCode, said: said() };
  };

  test("says what a damaged folder lacks, ends with 1, and shows no stack", async () => {
    const data = join(folder, "data");
    mkdirSync(data);
    writeFileSync(join(data, "ec2.json"), "{");
    const damaged = await ended("--data", data);
    const file = await ended("--data", join(data, "ec2.json"));
    writeFileSync(join(data, "notes.txt"), "mine");
    const mine = await ended("--data", data, "--fresh");
    expect([damaged, file, mine]).toEqual([
      { code: 1, said: expect.stringContaining(`${join(data, "ec2.json")}: 檔案損壞`) },
      { code: 1, said: expect.stringContaining("a file and not a folder") },
      { code: 1, said: expect.stringContaining("notes.txt") },
    ]);
    expect([damaged, file, mine].filter(({ said }) => /^\s+at /m.test(said))).toEqual([]);
  });

  test("ends with a sentence when its database does", async () => {
    const data = emptyFolder();
    const { child, said } = await start(data);
    const exit = once(child, "exit");
    process.kill(databaseOf(join(data, "journal.sqlite")));
    await exit;
    expect([child.exitCode, said()]).toEqual([1, expect.stringContaining("the database ended by itself")]);
  });
});

/** The process that was started with this very file, which no other process on this machine names. */
function databaseOf(file: string): number {
  const found = readdirSync("/proc").filter(name => {
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0");
      return words.includes("--db-path") && words.includes(file) && words[1] === "serve";
    } catch {
      return false;
    }
  });
  return Number(found[0]);
}
