// Whole lists in and out: CSV and YAML that come back as they went, files from everywhere, ten thousand rows, lists kept in git.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { obtainToken } from "../../infra/local/login/obtain-token.ts";
import { added, ask, enact, endpoints, LIST, ONE, ranges, TWO, WHY, withLists } from "./listing.ts";

withLists("2021-06-03T09:00:00+08:00", [[ONE, "household"]]);

const words = new URLSearchParams(WHY);
const header = "位址,使用單位,事由,文號,起,迄,依據,依據編號,依據期限,共用理由\r\n";
const csv = (...rows: string[]) => new TextEncoder().encode(`\uFEFF${header}${rows.join("\r\n")}\r\n`);
const bring = (bytes: Uint8Array, more = "", list = LIST) =>
  ask(`POST ${list}/changes/import?${words}${more}`, {
    account: ONE,
    body: bytes,
    headers: { "content-type": "application/octet-stream" },
  });
const take = async (format: string) =>
  new TextEncoder().encode((await ask(`GET ${LIST}/export?format=${format}`, { account: ONE })).body);

describe("a file", () => {
  test("of the whole list is worked out into what it changes, tried out first", async () => {
    await enact(added("203.0.113.24", "203.0.113.25"));
    const file = csv(
      "203.0.113.24/32,戶政事務所,居家辦公,府研智字第1100681935號,,110/06/30,,,,",
      "203.0.113.26,第二戶政,,,,,,,,",
    );
    const tried = await bring(file, "&dryRun=true");
    expect([tried.status, tried.body.faults]).toEqual([200, []]);
    expect(tried.body.difference).toMatchObject({ added: 1, amended: 1, removed: 1 });
    expect(await ranges()).toEqual(["203.0.113.24/32", "203.0.113.25/32"]);
    const made = await bring(file);
    expect(made.status).toBe(201);
    expect((await bring(file)).body.code).toBe("already-proposed");
    await ask(`POST ${LIST}/changes/${made.body.number}/approval`, { account: TWO });
    const { rows } = (await ask(`GET ${LIST}`, { account: ONE })).body;
    expect(rows.map(({ range, until }: Record<string, string>) => [range, until])).toEqual([
      ["203.0.113.24/32", "2021-06-30T16:00:00.000Z"],
      ["203.0.113.26/32", undefined],
    ]);
  });

  test.each(["csv", "yaml"])("exported as %s and brought back changes nothing", async format => {
    const answer = await bring(await take(format), `&format=${format}`);
    expect([answer.status, answer.body.code]).toEqual([409, "nothing-to-change"]);
  });

  test("of YAML may open a list with a reason, and close it again", async () => {
    const yaml = new TextEncoder().encode("mode: open\nopenReason: 災害應變\nentries: []\n");
    const bare = new TextEncoder().encode("mode: open\nentries: []\n");
    const tried = await bring(bare, "&format=yaml&dryRun=true");
    expect(tried.body.faults.map(({ code }: { code: string }) => code)).toContain("open-without-reason");
    const open = await bring(yaml, "&format=yaml&dryRun=true");
    expect(open.body.difference.mode.after).toEqual({ kind: "open", reason: "災害應變" });
    expect(open.body.difference.families[0].after.addresses).toBe(String(2 ** 32));
  });

  test.each<[string, Uint8Array, string, string]>([
    ["not in UTF-8 as YAML", Uint8Array.from([0x6d, 0xa4, 0xa4]), "yaml", "not-utf8"],
    ["not YAML", new TextEncoder().encode("entries: [\n"), "yaml", "not-yaml"],
    [
      "with aliases that unfold",
      new TextEncoder().encode("a: &a [x, x]\nentries: [*a, *a]\n"),
      "yaml",
      "not-plain",
    ],
    [
      "with a key nobody knows",
      new TextEncoder().encode("colour: red\nentries: []\n"),
      "yaml",
      "strict-object",
    ],
    ["without a header", new Uint8Array(), "csv", "empty"],
    ["with a formula", csv("=1+1,甲,,,,,,,,"), "csv", "formula"],
    ["with a row too short", csv("203.0.113.7"), "csv", "ragged-row"],
    ["with full-width digits", csv("２０３.0.113.7,甲,,,,,,,,"), "csv", "full-width"],
    ["with a day that is none", csv("203.0.113.7,甲,,,,110/02/30,,,,"), "csv", "no-such-day"],
  ])("%s proposes nothing and says why", async (_, bytes, format, code) => {
    const tried = await bring(bytes, `&format=${format}&dryRun=true`);
    const codes = (tried.body.faults ?? []).map((fault: { code: string }) => fault.code);
    expect(codes).toContain(code);
    const answer = await bring(bytes, `&format=${format}`);
    expect([answer.status, answer.body.code]).toEqual([422, "change-refused"]);
  });

  test("in Big5 is read as what it says", async () => {
    // 位址,使用單位 in Big5.
    const header = [0xa6, 0xec, 0xa7, 0x7d, 0x2c, 0xa8, 0xcf, 0xa5, 0xce, 0xb3, 0xe6, 0xa6, 0xec, 0x0d, 0x0a];
    const row = [...new TextEncoder().encode("203.0.113.24/32,"), 0xa4, 0xe1, 0xac, 0x46, 0x0d, 0x0a];
    const tried = await bring(Uint8Array.from([...header, ...row]), "&dryRun=true");
    expect([tried.body.faults, tried.body.rows[0]?.after?.owner]).toEqual([[], "戶政"]);
  });
});

describe("ten thousand rows", () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, n) => `1.${160 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}/32,第${n % 37}課,,,,,,,,`,
  );

  test("are tried, proposed, approved and read back in seconds", async () => {
    const began = performance.now();
    const tried = await bring(csv(...rows), "&dryRun=true");
    const afterTrial = performance.now();
    expect([tried.status, tried.body.faults]).toEqual([200, []]);
    const made = await bring(csv(...rows));
    const proposed = performance.now();
    expect([made.status, made.body.difference.added]).toEqual([201, 10_000]);
    const done = await ask(`POST ${LIST}/changes/${made.body.number}/approval`, { account: TWO });
    const approved = performance.now();
    expect([done.status, done.body.code]).toEqual([200, undefined]);
    const page = await ask(`GET ${LIST}?limit=200&sort=owner&q=%E7%AC%AC36%E8%AA%B2`, { account: ONE });
    expect([page.body.count, page.body.total]).toEqual([10_000, 270]);
    const took = [afterTrial - began, proposed - afterTrial, approved - proposed].map(
      ms => `${(ms / 1000).toFixed(2)} s`,
    );
    console.log(`10,000 rows: tried, proposed, approved in ${took.join(", ")}`);
    expect(approved - began).toBeLessThan(30_000);
  });

  test("with one bad row are not proposed at all", async () => {
    const answer = await bring(csv(...rows.slice(1), "10.0.0.1,甲,,,,,,,,"));
    expect([answer.status, answer.body.faults]).toEqual([
      422,
      [expect.objectContaining({ pointer: "/10001/位址", code: "private" })],
    ]);
  });
});

describe("lists kept in git", () => {
  let folder: string;
  const script = async (...args: string[]) => {
    const { accessToken } = await obtainToken({ issuer: endpoints().issuer, account: ONE });
    const options = { env: { ...process.env, DOCGATE_TOKEN: accessToken } };
    const run = promisify(execFile)(
      process.execPath,
      ["infra/local/commands/lists.ts", ...args, "--api", endpoints().api],
      options,
    );
    return run.then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        said: error.stdout + error.stderr,
      }),
    );
  };
  const write = (name: string, text: string) => writeFile(join(folder, name), text);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "docgate-lists-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("are planned and proposed, never approved; the same again proposes nothing more", async () => {
    await write(
      "household-vpn-inbound.yaml",
      "mode: restrict\nentries:\n  - range: 203.0.113.200/32\n    owner: 戶政事務所\n",
    );
    await write("household-vdi-outbound.csv", "位址,使用單位\n203.0.113.201,檔管\n");
    const plan = await script("plan", folder);
    expect([plan.code, plan.said]).toEqual([1, expect.stringContaining("+ 203.0.113.200/32")]);
    expect((await script("apply", folder)).code).toBe(2);
    const words = ["--reason", WHY.reason, "--document", WHY.document];
    const first = await script("apply", folder, ...words);
    expect([first.code, first.said]).toEqual([0, expect.stringContaining("no. 1")]);
    expect((await script("apply", folder, ...words)).code).toBe(0);
    const list = "/v1/lists/household/vpn/inbound";
    const { body } = await ask(`GET ${list}`, { account: TWO });
    expect([body.pending, body.count]).toEqual([1, 0]);
    await ask(`POST ${list}/changes/1/approval`, { account: TWO });
    await ask("POST /v1/lists/household/vdi/outbound/changes/1/approval", { account: TWO });
    expect((await script("plan", folder)).code).toBe(0);
  });

  test("with a fault in one file propose none", async () => {
    await write("household-vdi-outbound.csv", "位址,使用單位\n10.0.0.1,檔管\n");
    await write("household-vpn-inbound.yaml", "entries: []\n");
    const plan = await script("apply", folder, "--reason", "甲", "--document", "乙");
    expect([plan.code, plan.said]).toEqual([2, expect.stringContaining("private")]);
    expect((await ask("GET /v1/lists/household/vpn/inbound", { account: TWO })).body.pending).toBe(0);
    await write("household-vpn-egress.csv", "位址,使用單位\n");
    expect((await script("plan", folder)).code).toBe(2);
  });
});
