// The page of hazardous products: the terminals concerned a page at a time, and nothing is said of those not looked at yet.
import { expect, test } from "vitest";
import { productsPage } from "../../functions/console/rules/products.ts";
import { readerOf } from "./reader.ts";

const REGISTER = {
  loaded: true,
  loadedAt: "2026-03-02T02:00:00.000Z",
  notices: [],
  exceptions: [],
  pending: [],
};
const row = {
  propertyNo: "3140101-03-0000001",
  brand: "Huawei",
  stage: "in-office",
  standing: "banned",
} as const;

const shown = (concerned: Parameters<typeof productsPage>[2], query: Record<string, string> = {}) =>
  String(productsPage(readerOf({ query }), { ...REGISTER, version: 1 }, concerned).main);

test("a page that goes on leads to the next, and the next back to the first", () => {
  const first = shown({ rows: [row], next: "abc" });
  expect(first).toContain("3140101-03-0000001");
  expect(first).toContain('href="?cursor=abc"');
  expect(first).not.toContain("回第一頁");
  const second = shown({ rows: [row] }, { cursor: "abc" });
  expect(second).toContain("回第一頁");
  expect(second).not.toContain("下一頁");
});

test("without a row it is said that none is concerned only where all were looked at", () => {
  expect(shown({ rows: [] })).toContain("沒有公告所涉的終端。");
  expect(shown({ rows: [], next: "abc" })).toContain("尚未查完");
  expect(shown({ rows: [], next: "abc" })).not.toContain("沒有公告所涉的終端");
  expect(shown({ rows: [] }, { cursor: "abc" })).toContain("沒有其他所涉的終端。");
});
