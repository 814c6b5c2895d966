// What the archives' side sends that it should not: refused whole, each with its reason, and nothing moves.
import { beforeAll, describe, expect, test } from "vitest";
import { ask, clock, filed, line, statusOf, withOwnGateway } from "./reporting.ts";

withOwnGateway();

const ANSWERS = "POST /v1/packs/1/answers";
const FILE = "POST /v1/packs/1/answers/file";
const LIST = "POST /v1/packs/1/reconciliations";
const HEAD = "體系,連線方式,位址,用途,答復,原因";
const sheet = (...rows: readonly string[]) => Buffer.from(`\uFEFF${[HEAD, ...rows].join("\r\n")}\r\n`);
const row = (range: string, outcome = "設定", system = "戶政事務所體系") =>
  `${system},VPN,${range},,${outcome},`;
const faultsOf = ({ body }: { body: { faults?: readonly { pointer: string; code: string }[] } }) =>
  body.faults?.map(({ pointer, code }) => [pointer, code]);

beforeAll(async () => {
  await clock("2021-06-08T11:00:00+08:00");
  await filed("admin@household", "household", "203.0.113.24", "203.0.113.25");
  await ask("center@city", "POST /v1/packs");
});

describe("before the pack is forwarded", () => {
  test("nobody at the archives sees or answers it", async () => {
    const asked = await ask("archives@national", ANSWERS, { lines: [line("203.0.113.24/32", "set")] });
    expect([asked.status, asked.body.code]).toEqual([403, "not-permitted"]);
    await ask("center@city", "POST /v1/packs/1/forward");
    expect(await statusOf("203.0.113.24/32")).toBe("forwarded");
  });
});

describe("an answer", () => {
  test.each([
    [
      "twice for one range",
      [line("203.0.113.24", "set"), line("203.0.113.24/32", "set")],
      "/lines/1",
      "answered-twice",
    ],
    ["for a range nobody reported", [line("198.51.100.9", "set")], "/lines/0", "not-reported"],
    [
      "for one that only holds the reported one",
      [line("203.0.113.24/29", "set")],
      "/lines/0",
      "not-reported",
    ],
    ["that returns without a reason", [line("203.0.113.24", "returned")], "/lines/0", "reason-missing"],
    ["that withdraws what was never set", [line("203.0.113.24", "withdrawn")], "/lines/0", "not-open"],
    ["for what is no range", [line("203.0.113", "set")], "/lines/0/range", "four-parts"],
    ["for another system", [{ ...line("203.0.113.24", "set"), system: "fire" }], "/lines/0", "not-reported"],
  ])("%s is refused", async (_, lines, pointer, code) => {
    const asked = await ask("archives@national", ANSWERS, { lines });
    expect([asked.status, asked.body.code, faultsOf(asked)]).toEqual([
      422,
      "answers-refused",
      [[pointer, code]],
    ]);
  });

  test("for a system there is not is refused before it is read", async () => {
    const lines = [{ ...line("203.0.113.24", "set"), system: "harbour" }];
    expect((await ask("archives@national", ANSWERS, { lines })).body.code).toBe("invalid-input");
    const draft = await ask("admin@household", "PUT /v1/reports/harbour/draft", {});
    expect([draft.status, draft.body.code]).toEqual([422, "invalid-input"]);
  });
});

describe("an answer file", () => {
  test("in which one row is wrong moves no other row", async () => {
    const asked = await ask("archives@national", FILE, sheet(row("203.0.113.24"), row("203.0.113.x")));
    expect([asked.status, asked.body.code]).toEqual([422, "sheet-refused"]);
    expect(await statusOf("203.0.113.24/32")).toBe("forwarded");
  });

  test("in bytes of no encoding, without its columns, or of another kind is refused", async () => {
    const broken = Buffer.concat([sheet(row("203.0.113.24")), Buffer.from([0xc3, 0x28, 0xff, 0xfe])]);
    const utf16 = Buffer.from(`\uFEFF${HEAD}\r\n${row("203.0.113.24")}\r\n`, "utf16le");
    const columns = Buffer.from("range\r\n203.0.113.24\r\n");
    const zip = Buffer.from("PK\u0003\u0004 a spreadsheet that was not saved as CSV");
    for (const bytes of [broken, columns, zip]) {
      const asked = await ask("archives@national", FILE, bytes);
      expect([asked.status, asked.body.code]).toEqual([422, "sheet-refused"]);
    }
    // Some offices' spreadsheets save so: it is read if it is whole, and never half.
    expect([200, 422]).toContain((await ask("archives@national", LIST, utf16)).status);
    expect(await statusOf("203.0.113.24/32")).toBe("forwarded");
  });

  test("too large to be one is not read at all", async () => {
    const asked = await ask("archives@national", FILE, Buffer.alloc(5_000_001, "a"));
    expect([asked.status, asked.body.code]).toEqual([413, "body-too-large"]);
  });

  test("of sixty thousand rows is refused for its length, in seconds", async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => row(`198.51.${i >> 8}.${i & 255}`));
    const asked = await ask("archives@national", FILE, sheet(...rows));
    expect(asked.status).toBeGreaterThanOrEqual(413);
    expect(asked.status).toBeLessThan(500);
  });
});

describe("two at the archives who answer one line at once", () => {
  test("leave it set or returned, and the other is told", async () => {
    const set = [line("203.0.113.25", "set")];
    const back = [line("203.0.113.25", "returned", "非貴機關位址")];
    const asked = await Promise.all([
      ask("archives@national", ANSWERS, { lines: set }),
      ask("machine", ANSWERS, { lines: back }),
    ]);
    const outcomes = asked.map(({ status, body }) => (status === 200 ? "done" : body.faults[0].code)).sort();
    expect(
      [
        ["done", "not-open"],
        ["done", "returned-before"],
      ].map(String),
    ).toContain(String(outcomes.sort()));
  });
});

describe("the archives' list", () => {
  test("is compared as it stands, with what never belonged on it", async () => {
    await ask("archives@national", ANSWERS, { lines: [line("203.0.113.24", "set")] });
    const theirs = sheet(
      row("203.0.113.24", ""),
      row("10.0.0.0/8", ""),
      row("2001:4860::/32", "", "消防體系"),
    );
    const { status, body } = await ask("archives@national", LIST, theirs);
    expect(status).toBe(200);
    const extra = body.deviations.filter(({ kind }: { kind: string }) => kind === "extra");
    expect(extra.map(({ theirs }: { theirs: { range: string } }) => theirs.range)).toEqual([
      "10.0.0.0/8",
      "2001:4860::/32",
    ]);
  });
});
