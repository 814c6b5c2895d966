// The register of terminals over HTTP: put right, transferred, retired, and whole sheets in and out.
import { describe, expect, test } from "vitest";
import { ask, endpoints, propertyNo, tokenOf } from "./asking.ts";
import { registration } from "./custody-story.ts";

const account = "property@household";
async function registered(more: object = {}): Promise<string> {
  const number = propertyNo();
  const made = await ask("POST /v1/terminals", {
    account,
    body: registration(number, { serial: "SN-1", accessories: [], ...more }),
  });
  expect(made.status).toBe(201);
  return number;
}

describe("a registered terminal", () => {
  test("is put right with what it was before and after; what changes nothing is not recorded", async () => {
    const number = await registered();
    const body = { serial: "SN-2", accessories: ["滑鼠"] };
    const amended = await ask(`POST /v1/terminals/${number}/amend`, { account, body });
    expect([amended.status, amended.body.serial, amended.body.version]).toEqual([200, "SN-2", 2]);
    const again = await ask(`POST /v1/terminals/${number}/amend`, { account, body });
    expect([again.status, again.body.version]).toEqual([200, 2]);
    const { body: life } = await ask(`GET /v1/terminals/${number}/events`, { account });
    expect(life.rows[1].event).toEqual({
      type: "TerminalAmended",
      before: { serial: "SN-1", accessories: [] },
      after: { serial: "SN-2", accessories: ["滑鼠"] },
    });
  });

  test("keeps a certificate name that leads to its property number", async () => {
    const number = await registered();
    const amend = (certificateName: string) =>
      ask(`POST /v1/terminals/${number}/amend`, { account, body: { certificateName } });
    expect((await amend(`${number}.g2`)).body.certificateName).toBe(`${number}.g2`);
    const foreign = await amend("3140101-03-0000001.x");
    expect([foreign.status, foreign.body.code]).toEqual([422, "certificate-name-foreign"]);
  });

  test("offered to another agency stays here until that one takes it over, and can be taken back", async () => {
    const number = await registered();
    const body = { agency: "police-bureau", system: "police", custodian: "records@police" };
    const transfer = (to: object) => ask(`POST /v1/terminals/${number}/transfer`, { account, body: to });
    const offered = await transfer(body);
    expect(offered.body).toMatchObject({ agency: "household-office", offered: body });
    // Not theirs to take: nobody takes over what is offered to somebody else.
    const own = await ask(`POST /v1/terminals/${number}/transfer/acceptance`, { account, body: {} });
    expect([own.status, own.body.code]).toEqual([403, "not-permitted"]);
    const here = { agency: "household-office", system: "household", custodian: "records@household" };
    expect((await transfer(here)).body.offered).toBeUndefined();
    expect((await transfer(here)).body.code).toBe("nothing-to-transfer");
    const events = await ask(`GET /v1/terminals/${number}/events`, { account });
    expect(events.body.rows.map(({ event }: { event: { type: string } }) => event.type)).toEqual([
      "TerminalRegistered",
      "TransferOffered",
      "TransferWithdrawn",
    ]);
  });

  test("within the agency it goes to its new keeper at once", async () => {
    const number = await registered();
    const body = { agency: "household-office", system: "household", custodian: "property@household" };
    const moved = await ask(`POST /v1/terminals/${number}/transfer`, { account, body });
    expect([moved.body.custodian, moved.body.offered]).toEqual(["property@household", undefined]);
  });

  test("once retired can be changed by nobody", async () => {
    const number = await registered();
    const act = (verb: string, body: object) =>
      ask(`POST /v1/terminals/${number}/${verb}`, { account, body });
    expect((await act("retire", { cause: "已達使用年限" })).body.status).toBe("retired");
    for (const [verb, body] of [
      ["retire", { cause: "again" }],
      ["amend", { serial: "SN-9" }],
      ["transfer", { agency: "police-bureau", system: "police", custodian: "x" }],
    ] as const) {
      const answer = await act(verb, body);
      expect([verb, answer.status, answer.body.code]).toEqual([verb, 409, "terminal-retired"]);
    }
  });
});

const HEAD = "財產編號,序號,機關,體系,用途,權屬,廠牌,憑證名稱,啟用日期,保管人,配件";
const line = (number: string, { serial = "SN-1", since = "108/03/01", agency = "household-office" } = {}) =>
  `${number},${serial},${agency},戶政事務所體系,交換終端,機關,Acer,,${since},records@household,電源線；滑鼠`;

async function take(sheet: string | Uint8Array, query = "", headers: Record<string, string> = {}) {
  const response = await fetch(`${endpoints.api}/v1/terminals/import${query}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await tokenOf(account)}`,
      "content-type": "application/octet-stream",
      ...headers,
    },
    body: sheet as string,
  });
  // biome-ignore lint/suspicious/noExplicitAny: the answer is what the test is about to compare.
  return { status: response.status, body: (await response.json()) as any };
}

describe("a register taken in", () => {
  test("enters what is new, puts right what differs, and the same file again changes nothing", async () => {
    const [known, fresh] = [await registered(), propertyNo()];
    const sheet = [HEAD, line(known, { serial: "SN-7" }), line(fresh)].join("\r\n");
    expect((await take(sheet)).body).toMatchObject({
      dryRun: false,
      registered: [fresh],
      amended: [known],
      unchanged: [],
      faults: [],
    });
    expect((await take(sheet)).body).toMatchObject({
      registered: [],
      amended: [],
      unchanged: [known, fresh],
    });
    const { body } = await ask(`GET /v1/terminals/${fresh}`, { account });
    expect(body).toMatchObject({
      inServiceFrom: "2019-03-01",
      accessories: ["電源線", "滑鼠"],
      certificateName: fresh,
      version: 1,
    });
  });

  test("tried out first says what it would do, and does nothing", async () => {
    const fresh = propertyNo();
    const tried = await take([HEAD, line(fresh)].join("\r\n"), "?dryRun=true");
    expect(tried.body).toMatchObject({ dryRun: true, registered: [fresh], faults: [] });
    expect((await ask(`GET /v1/terminals/${fresh}`, { account: "auditor@city" })).status).toBe(404);
  });

  test("with one faulty row takes in none, and names row, column and reason", async () => {
    const [good, bad] = [propertyNo(), propertyNo()];
    const sheet = [
      HEAD,
      line(good),
      line(bad, { since: "108/02/30" }),
      line(good),
      line(propertyNo(), { agency: "police-bureau" }),
    ].join("\r\n");
    const tried = await take(sheet, "?dryRun=true");
    expect(
      tried.body.faults.map(({ row, column, code }: Record<string, unknown>) => [row, column, code]),
    ).toEqual(
      expect.arrayContaining([
        [3, "啟用日期", expect.any(String)],
        [4, "財產編號", "double"],
        [5, "機關", "other-agency"],
      ]),
    );
    const refused = await take(sheet);
    expect([refused.status, refused.body.code, refused.body.faults.length >= 3]).toEqual([
      422,
      "sheet-faulty",
      true,
    ]);
    expect((await ask(`GET /v1/terminals/${good}`, { account: "auditor@city" })).status).toBe(404);
  });

  test("longer than one transaction is taken in whole", async () => {
    const numbers = Array.from({ length: 120 }, () => propertyNo());
    const { status, body } = await take([HEAD, ...numbers.map(number => line(number))].join("\r\n"));
    expect([status, body.registered.length]).toEqual([200, 120]);
    const last = await ask(`GET /v1/terminals/${numbers.at(-1)}`, { account });
    expect(last.body.version).toBe(1);
  });

  test.each<[string, () => string | Uint8Array, number]>([
    ["of fifty megabytes", () => Buffer.alloc(50_000_000, 0x41), 413],
    [
      "that is a formula",
      () => [HEAD, line(propertyNo(), { serial: "=cmd|' /C calc'!A0" })].join("\r\n"),
      422,
    ],
    ["with a NUL", () => [HEAD, line(propertyNo(), { serial: "SN\u0000" })].join("\r\n"), 422],
    ["that is empty", () => "", 422],
    ["without its columns", () => "財產編號\r\n1\r\n", 422],
  ])("%s is refused", async (_, sheet, status) => {
    expect((await take(sheet())).status).toBe(status);
  });

  test("by whoever does not keep the register is refused", async () => {
    const response = await fetch(`${endpoints.api}/v1/terminals/import`, {
      method: "POST",
      headers: { authorization: `Bearer ${await tokenOf("worker@household")}`, "content-type": "text/csv" },
      body: HEAD,
    });
    expect(response.status).toBe(403);
  });
});

test("a register given out comes in again and changes nothing", async () => {
  await registered({ serial: "=SUM(A1)", accessories: ["變壓器", "網路線"], brand: "" });
  const response = await fetch(`${endpoints.api}/v1/terminals/export`, {
    headers: { authorization: `Bearer ${await tokenOf(account)}` },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([response.headers.get("content-type"), ...bytes.slice(0, 3)]).toEqual([
    "text/csv; charset=utf-8",
    0xef,
    0xbb,
    0xbf,
  ]);
  const { body } = await take(bytes, "?dryRun=true");
  expect([body.registered, body.amended, body.faults]).toEqual([[], [], []]);
  expect(body.unchanged.length).toBeGreaterThan(0);
});

describe("a board", () => {
  test("finds by number, keeper, brand and Chinese words, and by several at once", async () => {
    const custodian = `王${Math.random().toString(36).slice(2, 8)}`;
    const number = await registered({ brand: "宏碁", custodian, accessories: ["無線滑鼠"] });
    await registered({ custodian });
    await fetch(`${endpoints.control}/drain`, { method: "POST" });
    const found = async (q: string) => {
      const { body } = await ask(`GET /v1/terminals?limit=200&q=${encodeURIComponent(q)}`, { account });
      return body.rows.map((row: { propertyNo: string }) => row.propertyNo);
    };
    expect(await found(number)).toEqual([number]);
    expect(await found(custodian.toUpperCase())).toHaveLength(2);
    expect(await found(`${custodian} 滑鼠`)).toEqual([number]);
    expect(await found(`${custodian} 宏`)).toEqual([number]);
    expect(await found(`${custodian} 鍵盤`)).toEqual([]);
  });

  test("a word that was put right no longer finds", async () => {
    const serial = `ZX${Math.random().toString(36).slice(2, 9)}`;
    const number = await registered({ serial });
    await ask(`POST /v1/terminals/${number}/amend`, { account, body: { serial: "SN-OTHER" } });
    await fetch(`${endpoints.control}/drain`, { method: "POST" });
    expect((await ask(`GET /v1/terminals?q=${serial}`, { account })).body.rows).toEqual([]);
  });

  test("filters by system and stage, and counts what stands at each stage", async () => {
    const number = await registered({ system: "land" });
    const rows = async (query: string) =>
      (await ask(`GET /v1/terminals?limit=200&${query}`, { account })).body.rows;
    const inOffice = await rows("system=land&stage=in-office");
    expect(inOffice.map((row: { propertyNo: string }) => row.propertyNo)).toContain(number);
    expect(inOffice.every((row: { system: string }) => row.system === "land")).toBe(true);
    expect(await rows("stage=lost&system=land")).toEqual([]);
    const { body } = await ask("GET /v1/terminals/counts", { account });
    expect(body.counts["in-office"]).toBeGreaterThan(0);
    expect(body.counts.lost).toBe(0);
    const some = await ask("GET /v1/terminals/counts?stages=lost,released", { account });
    expect(Object.keys(some.body.counts)).toEqual(["lost", "released"]);
    const unknown = await ask("GET /v1/terminals/counts?stages=lost,sold", { account });
    expect(unknown.status).toBe(422);
  });
});
