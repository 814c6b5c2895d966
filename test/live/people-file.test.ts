// A file of people over HTTP: tried first, recorded whole or not at all, in the encodings that Excel writes; names go beside the journal.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ask } from "./asking.ts";

const agency = "household-office";
const personnel = { account: "personnel@household" };
const HEADER = "帳號,姓名,身分,單位,直屬主管";
const account = () => `f${randomUUID().slice(2, 13)}`;

async function send(file: string | Uint8Array, dryRun = false) {
  await ask(`POST /v1/agencies/${agency}/units/registration`, { ...personnel, body: { name: "登記課" } });
  const body = typeof file === "string" ? new TextEncoder().encode(file) : file;
  return ask(`POST /v1/people/import?dryRun=${dryRun}`, {
    ...personnel,
    body,
    headers: { "content-type": "application/octet-stream" },
  });
}
const facts = async (person: string) => (await ask(`GET /v1/people/${person}`, personnel)).body;

test("superiors of the same file, a unit by its name, and the name in the directory alone", async () => {
  const [one, boss] = [account(), account()];
  const file = `\uFEFF${HEADER}\r\n${one},範例甲,約聘僱人員,登記課,${boss}\r\n${boss},範例乙,,registration,\r\n`;
  const tried = await send(file, true);
  expect(tried.body.rows.map(({ what }: { what: string }) => what)).toEqual(["enrolled", "enrolled"]);
  expect((await ask(`GET /v1/people/${one}`, { account: "auditor@city" })).status).toBe(404);
  expect((await send(file)).status).toBe(200);
  expect(await facts(one)).toMatchObject({
    ...{ agency, status: "contract", active: true },
    posting: { unit: "registration", superior: boss },
  });
  expect((await ask(`GET /v1/directory/${one}`, personnel)).body.name).toBe("範例甲");
  const event = await ask(`GET /v1/journal/PERSON%23${one}/1`, { account: "auditor@city" });
  expect([event.body.action, JSON.stringify(event.body)]).toEqual([
    "importPeople",
    expect.not.stringContaining("範例"),
  ]);
  const again = await send(file);
  expect(again.body.rows.map(({ what }: { what: string }) => what)).toEqual(["unchanged", "unchanged"]);
});

test("a file in Big5, as Excel in Taiwan writes it", async () => {
  const person = account();
  // 帳號,姓名 and 王小明, in Big5: there is no encoder for it here.
  const [header, name] = ["b162b8b92ca96da657", "a4fda470a9fa"].map(hex => Buffer.from(hex, "hex"));
  const line = Buffer.from(`\r\n${person},`);
  const sent = await send(
    Buffer.concat([header ?? Buffer.of(), line, name ?? Buffer.of(), Buffer.from("\r\n")]),
  );
  expect(sent.status).toBe(200);
  expect((await ask(`GET /v1/directory/${person}`, personnel)).body.name).toBe("王小明");
});

test("three bad rows are told by line and column, and nothing of the file is recorded", async () => {
  const [good, self, circle, other] = [account(), account(), account(), account()];
  const rows = [
    `${good},範例甲,,,`,
    `${self},,,,${self}`,
    `${circle},,,,${other}`,
    `${other},,,,${circle}`,
    `${account()},,,沒有這個單位,`,
    `${account()},,神仙,,`,
    `${good},,,,`,
    "personnel@household,,,,",
  ];
  const file = [HEADER, ...rows].join("\n");
  const tried = await send(file, true);
  const told = tried.body.faults.map((each: { row: number; column: string; code: string }) => [
    each.row,
    each.column,
    each.code,
  ]);
  expect(told).toEqual([
    [3, "直屬主管", "superior-is-self"],
    [4, "直屬主管", "superior-circle"],
    [5, "直屬主管", "superior-circle"],
    [6, "單位", "unit-unknown"],
    [7, "身分", "not-a-choice"],
    [8, "帳號", "double"],
    [9, "帳號", "own-row"],
  ]);
  const refused = await send(file);
  expect([refused.status, refused.body.code]).toEqual([422, "people-sheet-faulty"]);
  expect((await ask(`GET /v1/people/${good}`, { account: "auditor@city" })).status).toBe(404);
});

test("nobody but personnel takes one in", async () => {
  for (const by of ["supervisor@household", "worker@household", "personnel@police"].slice(0, 2)) {
    const headers = { "content-type": "text/csv" };
    expect((await ask("POST /v1/people/import", { account: by, body: HEADER, headers })).status).toBe(403);
  }
});
