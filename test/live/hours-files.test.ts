// Files of the attendance system over HTTP, and a month that is closed: in UTF-8 and in Big5, each refused row named and nothing of such a
// file recorded, files of other kinds; the month's number kept by its hash, what comes after it told as late.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { joined, utf8 } from "../shared/sheet/sheet-bytes.ts";
import type { Answered } from "./asking.ts";
import { AGENCY, prepareAgency } from "./custody-story.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

const [WORKER, SECOND] = ["worker@household", "second@household"];
const PERSONNEL = "personnel@household";
const SUPERVISOR = "supervisor@household";
const BOOK = `/v1/agencies/${AGENCY}/hours-book`;
const at = (day: string, time: string) => `${day}T${time}:00+08:00`;

let gateway: MovedGateway;
async function done(account: string, call: string, body?: unknown): Promise<Answered> {
  const made = await gateway.ask(call, { account, ...(body !== undefined && { body }) });
  expect([call, made.status, made.body.code]).toEqual([
    call,
    expect.toSatisfy(code => code < 300),
    undefined,
  ]);
  return made;
}

beforeAll(async () => {
  gateway = await movedGateway();
  await gateway.at(at("2023-11-06", "09:00"));
  await prepareAgency(gateway.ask, [WORKER, SECOND]);
  const terms = { profile: "yilan-hours", version: 1, activity: "hours", document: "府人字第9號" };
  const adoptions = `/v1/agencies/${AGENCY}/adoptions`;
  const { body } = await done(SUPERVISOR, `POST ${adoptions}`, { ...terms, from: "2023-11-06" });
  const [number = ""] = Object.keys(body.adoptions);
  await done(PERSONNEL, `POST ${adoptions}/${number}/confirmation`, {});
});
afterAll(() => gateway.close());

/** The runtime reads it and cannot write it: what is read as a character is what is written for it. */
function big5(text: string): Uint8Array {
  const decoder = new TextDecoder("big5");
  const pairs = new Map<string, readonly number[]>();
  for (let lead = 0xa1; lead <= 0xf9; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from([...text].flatMap(each => pairs.get(each) ?? [each.charCodeAt(0)]));
}

type What = "overtime" | "shifts";
const BYTES = "application/octet-stream";
function send(what: What, account: string, file: Uint8Array, { dryRun = false, type = BYTES } = {}) {
  const headers = { "content-type": type };
  return gateway.ask(`POST /v1/${what}/import?dryRun=${dryRun}`, { account, body: file, headers });
}
const named = ({ body }: Answered) =>
  body.faults.map((each: { row: number; column: string; code: string }) => [
    each.row,
    each.column,
    each.code,
  ]);

const HEAD = "帳號,加班日期,起,迄,類別,工作內容,急迫性,必要性,合理性";
const evening = (person: string, day: string, until = "20:00", category = "") =>
  `${person},${day},18:00,${until},${category},公文電子交換,限期公文,人力不足,一人可辦`;
const sheet = (head: string, ...rows: readonly string[]) => `${[head, ...rows].join("\r\n")}\r\n`;
const month = async (person: string) =>
  (await done(SUPERVISOR, `GET /v1/people/${person}/overtime?month=2023-11`)).body;

/** No text of any encoding, another file's columns, nothing. */
const OTHER_FILES = [
  ["a workbook", Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14), "not-text"],
  ["a file of people", utf8(sheet("帳號,姓名,身分,單位,直屬主管", `${WORKER},範例甲,,,`)), "unknown-header"],
  ["an empty file", utf8("\r\n"), "empty"],
  ["in two encodings", joined(utf8("帳號,"), big5("日期\r\n")), "mixed-encodings"],
] as const;

/** A text takes no byte that is none of UTF-8. */
test("a file in Big5 that is sent as text is told as that, and is not read in pieces", async () => {
  const sent = await send("shifts", PERSONNEL, big5("帳號,日期,班別\r\n"), { type: "text/csv" });
  expect([sent.status, sent.body.faults[0].code]).toEqual([422, "lost-character"]);
});

describe.each([
  ["overtime", SUPERVISOR, PERSONNEL],
  ["shifts", PERSONNEL, SUPERVISOR],
] as const)("a file of %s", (what, may, mayNot) => {
  test.each(OTHER_FILES)("that is %s is told as that", async (_, file, code) => {
    const tried = await send(what, may, file, { dryRun: true });
    expect([tried.status, named(tried).map(([, , each]: string[]) => each)]).toEqual([
      200,
      expect.arrayContaining([code]),
    ]);
    const refused = await send(what, may, file);
    expect([refused.status, refused.body.code]).toEqual([422, "people-sheet-faulty"]);
  });

  test("is taken in by nobody who may not", async () => {
    for (const account of [mayNot, WORKER])
      expect([account, (await send(what, account, utf8(HEAD))).status]).toEqual([account, 403]);
    const headers = { "content-type": "application/json" };
    const other = await gateway.ask(`POST /v1/${what}/import`, { account: may, body: "{}", headers });
    expect(other.status).toBe(415);
  });
});

describe("overtime by file", () => {
  test("with rows that cannot be is told row by row, and nothing of it is recorded", async () => {
    const file = utf8(
      sheet(
        HEAD,
        evening(WORKER, "112/11/07"),
        evening(WORKER, "112/11/08", "22:01"),
        evening(SECOND, "112/11/32"),
        evening(SECOND, "112/11/07", "20:00", "特別"),
        evening("nobody@household", "112/11/07"),
        evening(SUPERVISOR, "112/11/07"),
        evening(SECOND, "112/11/03"),
      ),
    );
    const tried = await send("overtime", SUPERVISOR, file, { dryRun: true });
    expect(named(tried)).toEqual([
      [3, "起", "overtime-capped"],
      [4, "加班日期", expect.any(String)],
      [5, "類別", "not-a-category"],
      [6, "帳號", "not-of-the-agency"],
      [7, "帳號", "own-row"],
      ...[[8, "起", expect.any(String)]],
    ]);
    expect(tried.body.faults[0].message).toContain("yilan-hours/2.1b");
    const refused = await send("overtime", SUPERVISOR, file);
    expect([refused.status, refused.body.code]).toEqual([422, "people-sheet-faulty"]);
    expect(refused.body.faults.map(({ pointer }: { pointer: string }) => pointer.split("/")[1])).toEqual(
      [3, 4, 5, 6, 7, 8].map(String),
    );
    for (const person of [WORKER, SECOND]) expect((await month(person)).pieces).toEqual([]);
  });

  test.each([
    ["UTF-8", utf8, "2023-11-07"],
    ["Big5", big5, "112/11/08"],
  ] as const)("in %s assigns each row, and the same file again nothing more", async (_, encode, day) => {
    const file = encode(
      sheet(HEAD, evening(WORKER, day, "20:00", "一般加班"), evening(SECOND, day, "19:30")),
    );
    const made = await send("overtime", SUPERVISOR, file);
    expect([made.status, made.body.left]).toEqual([200, 0]);
    expect(made.body.results.map((each: { minutes: number }) => each.minutes)).toEqual([120, 90]);
    const last = (await month(WORKER)).pieces.at(-1);
    expect(last).toMatchObject({ stage: "assigned", task: "公文電子交換", assigned: { by: SUPERVISOR } });
    const { length } = (await month(SECOND)).pieces;
    const again = await send("overtime", SUPERVISOR, file);
    expect(again.body.results).toEqual(made.body.results);
    expect((await month(SECOND)).pieces).toHaveLength(length);
  });
});

describe("shifts by file", () => {
  beforeAll(async () => {
    for (const [shift, from, until] of [
      ["L", "15:00", "23:00"],
      ["E", "07:00", "15:00"],
    ])
      await done(PERSONNEL, `POST ${BOOK}/shifts`, { shift, from, until });
  });
  const rows = (...each: readonly string[]) => sheet("帳號,日期,班別", ...each);

  test("with rows that cannot be is told row by row, and nobody's week is set", async () => {
    const file = utf8(
      rows(
        `${WORKER},112/11/13,L`,
        `${WORKER},112/11/14,X`,
        `${WORKER},112/11/13,休`,
        `${SECOND},112/11/13,L`,
        `${SECOND},112/11/14,E`,
        `${PERSONNEL},112/11/14,E`,
        `${WORKER},112/11/06,L`,
      ),
    );
    const tried = await send("shifts", PERSONNEL, file, { dryRun: true });
    expect(named(tried)).toEqual([
      [3, "班別", "shift-unknown"],
      [4, "班別", "shift-day-twice"],
      [5, "班別", "overtime-rest-short"],
      [7, "帳號", "not-of-the-agency"],
      [8, "班別", "shift-begun"],
    ]);
    expect((await send("shifts", PERSONNEL, file)).status).toBe(422);
    for (const person of [WORKER, SECOND]) expect((await month(person)).shifts).toEqual([]);
  });

  test.each([
    ["UTF-8", utf8, ["112/11/13", "112/11/14"]],
    ["Big5", big5, ["112/11/15", "112/11/16"]],
  ] as const)("in %s sets each day, one of them off", async (_, encode, [day, off]) => {
    const made = await send("shifts", PERSONNEL, encode(rows(`${SECOND},${day},L`, `${SECOND},${off},休`)));
    expect([made.status, named(made)]).toEqual([200, []]);
    expect(made.body.results.map((each: { minutes: number }) => each.minutes)).toEqual([480, 0]);
  });
});

describe("a month", () => {
  const OF_MONTH = `${BOOK}/months/2023-11`;
  const close = (account: string, body: object = {}) => gateway.ask(`POST ${OF_MONTH}`, { account, body });
  const claimed = { from: at("2023-11-07", "18:00"), until: at("2023-11-07", "20:00"), wanted: "leave" };
  const evidence = [{ kind: "delivered-file", reference: "戶政字第12號" }];
  const piece = async (person: string, place: number) => {
    const { pieces } = await month(person);
    return `/v1/people/${person}/overtime/${pieces[place].piece}`;
  };

  test("that is not over is not closed, and nobody but its personnel closes one", async () => {
    await gateway.at(at("2023-11-07", "20:30"));
    const mine = await piece(WORKER, 0);
    await done(WORKER, `POST ${mine}/claim`, { ...claimed, evidence });
    await done(SUPERVISOR, `POST ${mine}/confirm`, {});
    expect((await close(PERSONNEL)).body.code).toBe("month-running");
    await gateway.at(at("2023-12-01", "09:00"));
    for (const account of [WORKER, SUPERVISOR, "auditor@city", "personnel@keelung"])
      expect([account, (await close(account)).status]).toEqual([account, 403]);
  });

  test("with overtime that is open is refused by name, and carried over with a reason", async () => {
    const open = await close(PERSONNEL);
    expect([open.status, open.body.code]).toEqual([409, "month-open"]);
    expect(open.body.detail).toContain(SECOND);
    const { body } = await close(PERSONNEL, { reason: "逾期未申報者列入次月" });
    expect(body.closed).toMatchObject({ by: PERSONNEL, people: 2, reason: expect.any(String) });
    expect(body.closed.carried).toHaveLength(3);
    expect(body.closed.sha256).toMatch(/^[0-9a-f]{64}$/);
    const read = (await done(SUPERVISOR, `GET ${OF_MONTH}`)).body;
    expect([read.closed.sha256, read.closed.again]).toEqual([body.closed.sha256, body.closed.sha256]);
    expect(read.late).toEqual([]);
    expect((await close(PERSONNEL)).body.code).toBe("month-closed");
  });

  test("that is closed keeps its number, and what comes after it is told as late", async () => {
    const before = (await done(PERSONNEL, `GET ${OF_MONTH}`)).body;
    await gateway.at(at("2023-12-02", "09:00"));
    await done(SUPERVISOR, `POST ${await piece(SECOND, 0)}/call-off`, { reason: "未執行" });
    const { closed, late, rows } = (await done(PERSONNEL, `GET ${OF_MONTH}`)).body;
    expect([closed.sha256, closed.again]).toEqual([before.closed.sha256, before.closed.sha256]);
    expect(late).toMatchObject([{ person: SECOND, stage: "called-off" }]);
    const [then, now] = [before.rows, rows].map(each =>
      each.find(({ person }: { person: string }) => person === SECOND),
    );
    expect(now).toMatchObject({ minutes: then.minutes, now: { minutes: then.minutes - 90 } });
    const file = await done(PERSONNEL, "GET /v1/overtime/file?month=2023-11");
    expect(file.body).toContain("已取消");
    expect(file.body).toContain("2023-12-02 09:00");
  });
});
