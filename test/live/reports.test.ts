// The IP reports from June 2021 on, over HTTP: filed, compiled, forwarded, and set by the archives alone.
import { describe, expect, test } from "vitest";
import { verifyPackFile } from "../../functions/reports/pack-verification.ts";
import type { PublicKey } from "../../functions/shared/signing/signed.ts";
import { api, ask, clock, filed, form, line, nextRun, statusOf, withOwnGateway } from "./reporting.ts";

withOwnGateway();

describe("the story of June 2021", () => {
  test("on 06-07 all nine are missing, and those who have not filed are reminded on working days", async () => {
    await clock("2021-06-07T09:00:00+08:00");
    await nextRun();
    const { body } = await ask("center@city", "GET /v1/reports");
    expect([body.rows.length, body.missing.length]).toEqual([9, 9]);
    for (const { reminded } of body.rows) expect(reminded).toEqual(["2021-06-10 3"]);
    expect(body.deadline).toEqual({
      printed: "2021-06-13",
      effective: "2021-06-10",
      endOfWork: "17:00",
      roundEnds: "2021-12-31",
    });
  });

  test("what is no address of the system is refused, each with its reason", async () => {
    const rows = [
      { channel: "vpn", range: "10.1.2.3/32" },
      { channel: "vpn", range: "203.0.113.24/32", nature: "home" },
      { channel: "vpn", range: "203.0.113.25/24" },
      { channel: "vdi", range: "198.51.100.7" },
      { channel: "vdi", range: "198.51.100.0/28" },
    ];
    const { status, body } = await ask("admin@household", "PUT /v1/reports/household/draft", {
      ...form(),
      rows,
    });
    expect([status, body.code, body.clauses]).toEqual([422, "rows-refused", ["tainan-2021/4b"]]);
    expect(
      body.faults.map((fault: { pointer: string; code: string }) => [fault.pointer, fault.code]),
    ).toEqual([
      ["/rows/0/range", "private"],
      ["/rows/1/nature", "home-address"],
      ["/rows/2/range", "host-bits"],
      ["/rows/4/range", "overlap"],
    ]);
  });

  test("on 06-08 the managing agency files, on time, and nobody else may", async () => {
    await clock("2021-06-08T11:00:00+08:00");
    const { status, body } = await filed("admin@household", "household", "203.0.113.24", "203.0.113.25/32");
    expect([status, body.filing, body.timeliness]).toEqual([201, 1, "on-time"]);
    expect(body.lines.map(({ range, status }: Record<string, string>) => [range, status])).toEqual([
      ["203.0.113.24/32", "reported"],
      ["203.0.113.25/32", "reported"],
    ]);
    const foreign = await ask("admin@police", "PUT /v1/reports/household/draft", form("203.0.113.99"));
    expect([foreign.status, foreign.body.code]).toEqual([403, "not-permitted"]);
    const theirs = await ask("admin@police", "PUT /v1/reports/police/draft", form("203.0.113.24/32"));
    expect(theirs.body.faults[0].code).toBe("other-system");
  });

  test("on 06-09 the center compiles and forwards; neither sets anything", async () => {
    await clock("2021-06-09T10:00:00+08:00");
    const early = await ask("archives@national", "GET /v1/packs/1");
    expect(early.status).toBe(404);
    const { status, body } = await ask("center@city", "POST /v1/packs");
    expect([status, body.number, body.totals.rows, body.missing.length]).toEqual([201, 1, 2, 8]);
    expect((await ask("archives@national", "GET /v1/packs/1")).body.code).toBe("not-permitted");
    expect((await ask("center@city", "POST /v1/packs")).body.code).toBe("nothing-new");
    const sent = await ask("center@city", "POST /v1/packs/1/forward");
    expect([sent.status, sent.body.forwarded.to]).toEqual([200, "national-archives"]);
    expect(await statusOf("203.0.113.24/32")).toBe("forwarded");
    const again = await ask("center@city", "POST /v1/packs/1/forward");
    expect(again.body).toEqual(sent.body);
  });

  test("the archives get exactly what was signed, by a link that expires", async () => {
    const seen = await ask("archives@national", "GET /v1/packs/1/verification");
    expect([seen.body.valid, seen.body.faults]).toEqual([true, []]);
    const link = await ask("machine", "GET /v1/packs/1/link");
    const bytes = new Uint8Array(await (await fetch(link.body.url)).arrayBuffer());
    const { keys } = (await (await fetch(`${api()}/.well-known/jwks.json`)).json()) as { keys: PublicKey[] };
    expect(verifyPackFile(bytes, keys).status).toBe("valid");
    await clock("2021-06-09T10:06:00+08:00");
    expect((await fetch(link.body.url)).status).toBe(403);
    const print = await ask("archives@national", "GET /v1/packs/1/print");
    expect(print.body).toContain("各體系安全（VPN）連線IP回報表");
  });

  test("no one of the city can answer in the archives' name", async () => {
    for (const account of ["center@city", "admin@household", "auditor@city"]) {
      const body = { lines: [line("203.0.113.24/32", "set")] };
      expect((await ask(account, "POST /v1/packs/1/answers", body)).status).toBe(403);
    }
    expect(await statusOf("203.0.113.24/32")).toBe("forwarded");
  });

  test("on 06-10 at 15:00 the archives set one line by log-in and return the other with a reason", async () => {
    await clock("2021-06-10T15:00:00+08:00");
    const lines = [line("203.0.113.24", "set"), line("203.0.113.25/32", "returned", "非貴機關位址")];
    const { status, body } = await ask("archives@national", "POST /v1/packs/1/answers", { lines });
    expect([status, body]).toEqual([
      200,
      { pack: 1, moved: { set: 1, returned: 1, withdrawn: 0 }, unchanged: 0 },
    ]);
    expect(await statusOf("203.0.113.24/32")).toBe("set-by-archives");
    const twice = await ask("archives@national", "POST /v1/packs/1/answers", { lines });
    expect(twice.body).toEqual({ pack: 1, moved: { set: 0, returned: 0, withdrawn: 0 }, unchanged: 2 });
  });

  test("a system that files on 06-11 is late by the strict reading, one on 06-15 by both", async () => {
    await clock("2021-06-11T09:00:00+08:00");
    expect((await filed("admin@police", "police", "198.51.100.1/32")).body.timeliness).toBe("late-strict");
  });
});

describe("what comes after", () => {
  test("the archives' own system hands in answers without a second factor, and may do nothing else", async () => {
    await clock("2021-06-15T09:00:00+08:00");
    expect((await ask("center@city", "POST /v1/packs")).body.number).toBe(2);
    await ask("center@city", "POST /v1/packs/2/forward");
    const body = { lines: [{ system: "police", channel: "vpn", range: "198.51.100.1/32", outcome: "set" }] };
    expect((await ask("machine", "POST /v1/packs/2/answers", body)).body.moved.set).toBe(1);
    expect((await ask("machine", "POST /v1/packs")).status).toBe(403);
    expect((await ask("machine", "GET /v1/reports")).status).toBe(403);
    const old = await ask("archives@national", "POST /v1/packs/1/answers", {
      lines: [line("203.0.113.24/32", "set")],
    });
    expect([old.status, old.body.code]).toEqual([409, "pack-superseded"]);
  });

  test("a correction keeps what is set, drops what was returned, and asks for withdrawal of what is gone", async () => {
    await filed("admin@household", "household", "203.0.113.30/32");
    const pack = await ask("center@city", "POST /v1/packs");
    expect(pack.body.totals).toMatchObject({ before: 2, add: 1, remove: 1, rows: 2 });
    await ask("center@city", "POST /v1/packs/3/forward");
    expect(await statusOf("203.0.113.24/32")).toBe("withdrawal-sent");
    expect(await statusOf("203.0.113.25/32")).toBeUndefined();
  });

  test("a paper answer sets nothing until a second officer has confirmed it", async () => {
    const paper = {
      documentNo: "檔資字第1100000001號",
      answeredOn: "2021-06-15",
      signedBy: "檔案主管機關承辦單位",
      lines: [line("203.0.113.30/32", "set"), line("203.0.113.24/32", "withdrawn")],
    };
    const confirm = { documentNo: paper.documentNo };
    expect((await ask("center@city", "POST /v1/packs/3/paper-answers", paper)).status).toBe(201);
    expect((await ask("center@city", "POST /v1/packs/3/paper-answers", paper)).body.code).toBe("paper-known");
    const own = await ask("center@city", "POST /v1/packs/3/paper-answers/confirm", confirm);
    expect([own.status, own.body.code]).toEqual([403, "paper-own"]);
    expect(await statusOf("203.0.113.30/32")).toBe("forwarded");
    const seen = await ask("center2@city", "POST /v1/packs/3/paper-answers/confirm", confirm);
    expect(seen.body.moved).toEqual({ set: 1, returned: 0, withdrawn: 1 });
    expect(await statusOf("203.0.113.30/32")).toBe("set-by-archives");
  });

  test("the list as the archives have it is compared with ours, and every planted difference is found", async () => {
    const csv = "體系,連線方式,位址\r\n戶政事務所體系,VPN,203.0.113.0/28\r\n消防體系,VPN,198.51.100.1/32\r\n";
    const sheet = new TextEncoder().encode(`\uFEFF${csv}`);
    const { status, body } = await ask("archives@national", "POST /v1/packs/3/reconciliations", sheet);
    expect([status, body.same]).toEqual([200, 0]);
    expect(body.deviations.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      "extra",
      "missing",
      "wrong-system",
    ]);
  });

  test("rows without an answer are listed with their age in working days", async () => {
    await filed("admin@household", "household", "203.0.113.30/32", "203.0.113.31/32");
    await ask("center@city", "POST /v1/packs");
    await ask("center@city", "POST /v1/packs/4/forward");
    expect((await ask("center@city", "GET /v1/unanswered")).body.rows).toEqual([]);
    await clock("2021-06-22T09:00:00+08:00");
    const { rows } = (await ask("center@city", "GET /v1/unanswered")).body;
    expect(
      rows.map(({ range, workingDays }: { range: string; workingDays: number }) => [range, workingDays]),
    ).toEqual([["203.0.113.31/32", 5]]);
  });
});
