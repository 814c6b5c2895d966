// The slips of a trip: a sheet for what goes out, a sheet for what was let back in, each with its number as a code.
import { expect, test } from "vitest";
import { slipPage } from "../../functions/console/counter/slip.ts";
import type { PageReader } from "../../functions/console/door/visit.ts";

const reader = {
  language: "zh-TW",
  say: (zh: string) => zh,
  at: new Date("2021-06-21T04:00:00Z"),
  here: "/",
  person: undefined,
} as unknown as PageReader;

const loan = {
  number: 1,
  borrower: "worker@household",
  purpose: "<b>公文交換</b>",
  dueOn: "2021-06-18",
  outAt: "2021-06-07T02:00:00.000Z",
  accessories: ["電源線"],
};
const back = {
  disinfection: {
    site: "north-gate",
    startedAt: "2021-06-21T00:30:00.000Z",
    doneAt: "2021-06-21T00:45:00.000Z",
  },
  scan: {
    tool: "T-CLEAN",
    toolVersion: "5.1",
    patternDate: "2021-06-20",
    finishedAt: "2021-06-21T03:30:00.000Z",
  },
  attestation: { by: "scan@household", at: "2021-06-21T03:40:00.000Z" },
  release: { by: "records@household", at: "2021-06-21T03:45:00.000Z", missing: ["滑鼠"] },
};
const terminal = (more: object) =>
  ({
    propertyNo: "3140101-03-0000123",
    system: "household",
    brand: "Acer",
    serial: "SN-1",
    custody: { stage: "out", loan: { ...loan, ...more } },
  }) as unknown as Parameters<typeof slipPage>[1];

test("while a terminal is out the sheet is its loan slip, with what goes along and two places to sign", () => {
  const { title, main } = slipPage(reader, terminal({}));
  const text = String(main);
  expect(title).toBe("借用單");
  for (const said of ["終端層電腦借用單", "worker@household", "電源線", "借用人簽名", "檔案人員簽名", "<svg"])
    expect(text).toContain(said);
  expect(text).not.toContain("掃毒證明");
});

test("once released it is its release slip, with the proof by which it may come in", () => {
  const { title, main } = slipPage(reader, terminal(back));
  const text = String(main);
  expect(title).toBe("放行條");
  for (const said of [
    "終端層電腦放行條",
    "north-gate",
    "T-CLEAN",
    "scan@household",
    "records@household",
    "滑鼠",
  ])
    expect(text).toContain(said);
});

test("what a person wrote stays text", () => {
  expect(String(slipPage(reader, terminal({})).main)).toContain("&lt;b&gt;公文交換&lt;/b&gt;");
});
