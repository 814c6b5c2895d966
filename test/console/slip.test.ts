// The slips of a trip: a sheet for what goes out, a sheet for what was let back in, each with its number as a code.
import { expect, test } from "vitest";
import { labelsPage } from "../../functions/console/counter/labels.ts";
import { slipPage } from "../../functions/console/counter/slip.ts";
import type { PageReader } from "../../functions/console/door/visit.ts";
import { clauseOf } from "../../functions/shared/rules/clauses.ts";

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
const borrower = { posting: { unit: "u1", title: "課員" } } as never;
const terminal = (more: object) =>
  ({
    agency: "household-office",
    propertyNo: "3140101-03-0000123",
    system: "household",
    brand: "Acer",
    serial: "SN-1",
    custody: { stage: "out", loan: { ...loan, ...more } },
  }) as unknown as Parameters<typeof slipPage>[1];

test("while a terminal is out the sheet is its loan slip: whose, what number, since when, and a seal of everybody it passes", () => {
  const { title, main } = slipPage(reader, terminal({}), {
    borrower,
    units: [{ unit: "u1", name: "戶籍課" }],
  });
  const text = String(main);
  expect(title).toBe("借用單");
  for (const said of ["臺南市東區戶政事務所<br>終端層電腦借用單", "單號：3140101-03-0000123-1", "<svg"])
    expect(text).toContain(said);
  for (const said of ["中華民國110年6月21日", "110年6月18日", "戶籍課", "課員", "worker@household", "電源線"])
    expect(text).toContain(said);
  for (const seal of ["借用人", "檔案管理單位", "財產管理單位", "單位主管"])
    expect(text).toContain(`<th scope="col">${seal}</th>`);
  expect(text).not.toContain("掃毒證明");
});

test("each who keeps one has a sheet, and at its foot stands what it rests on", () => {
  const text = String(slipPage(reader, terminal({})).main);
  expect(text.match(/<section class="paper">/g)).toHaveLength(2);
  for (const said of [
    "第一聯　檔案管理單位存查",
    "第二聯　借用人收執",
    clauseOf("tainan-2021/3.2c")["zh-TW"],
  ])
    expect(text).toContain(said);
});

test("a label bears the number as a scanner and as a person reads it, and whose it is; nothing on it is markup", () => {
  const row = { ...terminal({}), brand: "<b>x</b>" };
  const text = String(labelsPage(reader, [row, row]).main);
  expect(text.match(/<li><svg[^>]*aria-label="3140101-03-0000123"/g)).toHaveLength(2);
  expect(text).toContain("<b>3140101-03-0000123</b>");
  expect(text).toContain("&lt;b&gt;x&lt;/b&gt;");
  expect(String(labelsPage(reader, []).main)).toContain("沒有可列印的電腦");
});

test("once released it is its release slip, with the proof by which it may come in and the place by its name", () => {
  const sites = [{ id: "north-gate", name: "北側門" }];
  const { title, main } = slipPage(reader, terminal(back), { sites } as never);
  const text = String(main);
  expect(title).toBe("放行條");
  for (const said of ["終端層電腦放行條", "北側門", "T-CLEAN", "scan@household", "records@household", "滑鼠"])
    expect(text).toContain(said);
  expect(text).not.toContain("north-gate");
});

test("no day is written by another calendar", () => {
  const text = String(slipPage(reader, terminal(back)).main);
  expect(text).toContain("病毒碼 110年6月20日");
  expect(text.replaceAll(/datetime="[^"]*"/g, "")).not.toMatch(/20\d\d-\d\d/);
});

test("what a person wrote stays text", () => {
  expect(String(slipPage(reader, terminal({})).main)).toContain("&lt;b&gt;公文交換&lt;/b&gt;");
});
