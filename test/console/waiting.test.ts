// The first page's to-dos and what stands around every page: my turn with age and who is next, numbers in the menu, a stop in force.
import { expect, test } from "vitest";
import { frame } from "../../functions/console/frame/frame.ts";
import { who } from "../../functions/console/frame/who.ts";
import { menuBadges, unreadOf } from "../../functions/console/home/badges.ts";
import { badgesOf, type Waiting } from "../../functions/console/home/waiting.ts";
import { waitingList } from "../../functions/console/home/waiting-list.ts";
import { html } from "../../functions/shared/page/html.ts";
import { readerOf, XSS } from "./reader.ts";

const records = readerOf({ roles: ["records"] });
const title = { "zh-TW": "待消毒", en: "To be disinfected" };
const row = {
  what: XSS,
  href: "/console/terminals/1",
  since: "2021-06-18T04:00:00.000Z",
  next: who("scan@household"),
};
const waiting = (more: Partial<Waiting> = {}): Waiting => ({
  ...{ kind: "mine", section: "/console/terminals", title, count: 1, all: "/console/terminals?stage=out" },
  ...{ rows: [row], ...more },
});
const shown = (...rows: Waiting[]) => String(waitingList(records, { rows, isPartial: false }));

test("what waits says for how long and whose turn is next, and trusts nothing", () => {
  const text = shown(waiting());
  for (const said of ["待我辦理", "已等候 3 天", "其後：", String(who("scan@household"))])
    expect(text).toContain(said);
  expect(text).not.toContain("<img");
});

test("ten thousand are a number and the way to all of them, page by page", () => {
  const text = shown(waiting({ count: 1_000, isAtLeast: true, rows: Array.from({ length: 5 }, () => row) }));
  expect(text).toContain("全部 1000+ 件");
  expect(text).toContain('href="/console/terminals?stage=out"');
  expect(text.length).toBeLessThan(10_000);
});

test("what others have to do stands apart, and no number in the menu counts it", () => {
  const all = [waiting(), waiting({ kind: "others", count: 7 }), waiting({ count: 2 })];
  expect(badgesOf(all)).toEqual({ "/console/terminals": 3 });
  expect(shown(...all).indexOf("等候他人辦理")).toBeGreaterThan(shown(...all).indexOf("待我辦理"));
});

test("where nothing waits that is said; where it cannot be told, that", () => {
  expect(shown()).toContain("目前沒有待您辦理的事項");
  const partial = String(waitingList(records, { rows: [], isPartial: true }));
  expect(partial).toContain("暫時無法讀取");
  expect(partial).not.toContain("目前沒有待您辦理");
});

test("the menu has the numbers of the page, or asks for them by a script", () => {
  const page = { title: "t", main: html`m` };
  expect(String(frame(records, { ...page, badges: { "/console/terminals": 3 } }))).toMatch(/待辦 <\/span>3/);
  const asked = String(frame(records, page));
  expect(asked).toMatch(/<nav class="chapters" data-badges/);
  expect(asked).toMatch(/href="\/console\/terminals" data-counted="待辦"/);
});

test("unread notices are counted in the menu by their own word, and nobody counts beyond a hundred", async () => {
  const page = { title: "t", main: html`m` };
  const shown = (unread: number) =>
    String(frame(records, { ...page, badges: menuBadges([waiting()], unread) })).replaceAll(/\s+/g, " ");
  expect(shown(7)).toMatch(/<span class="unseen">未讀 <\/span>7</);
  expect(shown(100)).toMatch(/未讀 <\/span>99\+</);
  expect(shown(0)).not.toMatch(/未讀 <\/span>/);
  const broken = { ...records, api: { ask: () => Promise.reject(new Error("no table")) } };
  expect(await unreadOf(broken as unknown as Parameters<typeof unreadOf>[0])).toBe(0);
});

test("a stop in force stands on every page; a drill is called one", () => {
  const page = { title: "t", main: html`m` };
  const stop = {
    scope: { kind: "system", id: "land" },
    reason: XSS,
    at: "2021-06-21T01:00:00Z",
    mayLift: false,
  };
  const text = String(frame(records, page, [stop]));
  for (const said of ["緊急切斷生效中", "查看由何人解除"]) expect(text).toContain(said);
  expect(text).not.toContain("<img");
  expect(String(frame(records, page, [{ ...stop, drill: true }]))).toContain("緊急切斷演練中");
  expect(String(frame(records, page))).not.toContain("stop-banner");
});
