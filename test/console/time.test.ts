// The last day of what ends at midnight is the day before, on every page; and words mean what they mean in their own field.
import { expect, test } from "vitest";
import { SPANS } from "../../functions/allowlist/lists/entry.ts";
import { valueWords } from "../../functions/console/form/label.ts";
import { plainText } from "../../functions/console/frame/event.ts";
import { endText, lastDayHtml, monthText } from "../../functions/console/frame/time.ts";
import { monthPage } from "../../functions/console/hours/month-page.ts";
import { personPage } from "../../functions/console/people/person.ts";
import { VALUES, VALUES_BY_FEATURE, VALUES_OF } from "../../functions/console/words/value-names.ts";
import { readerOf } from "./reader.ts";

const reader = readerOf({ roles: ["personnel"] });
const english = { ...reader, language: "en" as const, say: (_: string, en: string) => en };
/** The first instant of 5 December 2026 in Taipei. */
const MIDNIGHT = "2026-12-04T16:00:00.000Z";

test.each([
  [MIDNIGHT, "115/12/04 當日止", "end of 2026-12-04"],
  ["2026-12-04T16:00:00Z", "115/12/04 當日止", "end of 2026-12-04"],
  ["2026-12-04T15:59:00.000Z", "115/12/04 23:59", "2026-12-04 23:59"],
  ["2026-12-04T16:01:00.000Z", "115/12/05 00:01", "2026-12-05 00:01"],
  ["2026-12-31T16:00:00.000Z", "115/12/31 當日止", "end of 2026-12-31"],
])("what ends at %s reads %s", (at, zh, en) => {
  expect([endText(reader, at), endText(english, at)]).toEqual([zh, en]);
});

test("an end without its hour is its last day", () => {
  expect(String(lastDayHtml(reader, MIDNIGHT))).toContain(">115/12/04<");
});

test("a month is written as people write it, wherever one stands", () => {
  expect([monthText(reader, "2026-11"), monthText(english, "2026-11")]).toEqual([
    "民國 115 年 11 月",
    "November 2026",
  ]);
  // What neither calendar can write stays as it is.
  expect([monthText(reader, "1911-12"), monthText(english, "2026-13")]).toEqual(["1911-12", "2026-13"]);
  expect(plainText(reader, "2026-11", "MonthClosed.month")).toBe("民國 115 年 11 月");
});

test("the report of a month names it in words, on the page and on the paper, which is in Chinese", () => {
  const report = { agency: "household-office", month: "2026-11", open: [], rows: [], late: [] };
  const textOf = (visit: typeof reader) =>
    String(monthPage(visit, report).main)
      .replaceAll(/<[^>]+>/g, "\n")
      .trim();
  expect(textOf(reader)).toContain("加班月報表（民國 115 年 11 月）");
  expect(textOf(reader)).not.toContain("2026-11");
  expect(textOf(english)).toContain("加班月報表（民國 115 年 11 月）");
  expect(textOf(english)).toContain("November 2026");
  expect(textOf(english)).not.toContain("2026-11");
});

test("the person's page and the journal name the day the counter names", () => {
  const row = { person: "worker", agency: "a", status: "contract", active: true, holds: {}, leaves: [] };
  const page = personPage(
    reader,
    { ...row, loans: { "3140101-03-0000001": { dueAt: MIDNIGHT } } } as never,
    [],
  );
  expect(String(page.main)).toContain("115/12/04 當日止");
  expect(String(page.main)).not.toContain("115/12/05");
  expect(plainText(reader, MIDNIGHT, "custody.loan.dueAt")).toBe("115/12/04 當日止");
  expect(plainText(reader, MIDNIGHT, "recordedAt")).toBe("115/12/05 00:00");
});

test.each([
  ["registered", "custody.stage", "已登記借用"],
  ["registered", "status", "在冊"],
  ["retired", "status", "已除帳"],
  ["agency", "ownership", "機關財產"],
  ["agency", "kind", "一個機關"],
  ["missing", "status", "尚未回報"],
  ["missing", "kind", "對方缺少"],
  ["wired", "medium", "有線"],
])("%s in %s is %s", (value, field, zh) => {
  expect(valueWords(value, field)["zh-TW"]).toBe(zh);
});

test("a word that is the same in every field is written once", () => {
  const again = Object.values(VALUES_OF).flatMap(names =>
    Object.entries(names).filter(([value, words]) => String(VALUES[value]) === String(words)),
  );
  expect(again).toEqual([]);
});

test("no two features name the same value: one would hide the other", () => {
  const named = VALUES_BY_FEATURE.flatMap(({ always = {}, inField = {} }) => [
    ...Object.keys(always),
    ...Object.entries(inField).flatMap(([field, names]) =>
      Object.keys(names).map(name => `${field}: ${name}`),
    ),
  ]);
  expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([]);
});

test("every span of a list has its word", () => {
  for (const span of SPANS) expect(valueWords(span)["zh-TW"]).not.toBe(span);
});
