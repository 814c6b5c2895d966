// Cursors: good for the question and the place they came from; any other text is refused before the database sees it.
import { describe, expect, test } from "vitest";
import { pageOf } from "../../../functions/allowlist/lists/history-view.ts";
import { cursorWithin } from "../../../functions/audit/recorded.ts";
import { boardStart, cursorOf, startOf, wordsStart } from "../../../functions/shared/http/cursor.ts";
import { Problem } from "../../../functions/shared/http/problem.ts";
import type { BoardQuery } from "../../../functions/shared/journal/board.ts";
import { timeKeys } from "../../../functions/shared/journal/keys.ts";

const written = (content: unknown) => Buffer.from(JSON.stringify(content)).toString("base64url");

function refusal(attempt: () => unknown): string {
  try {
    attempt();
    return "taken";
  } catch (error) {
    return error instanceof Problem ? `${error.kind.status} ${error.kind.code}` : String(error);
  }
}

const on: Pick<BoardQuery, "board" | "partition" | "between"> = {
  board: "board3",
  partition: "TERMINAL#a#out",
  between: [" ", "2021-06-30#~"],
};
const good = {
  pk: "TERMINAL#3140101-03-0000001",
  sk: "STATE",
  board3: "TERMINAL#a#out",
  board3sort: "2021-06-20#3140101-03-0000001",
};

test("where a page ended is where the next one begins", () => {
  const next = Object.fromEntries(Object.entries(good).map(([name, text]) => [name, { S: text }]));
  expect(boardStart(cursorOf(next, "q"), "q", on)).toEqual(next);
  expect(boardStart(undefined, "q", on)).toBeUndefined();
  expect(cursorOf(undefined, "q")).toBeUndefined();
});

describe("is no cursor of a board", () => {
  test.each<[string, unknown]>([
    ["another question's", ["other", good]],
    ["one without a key", ["q"]],
    ["null for a key", ["q", null]],
    ["a list for a key", ["q", Object.values(good)]],
    ["a name of its own", ["q", { x: "y" }]],
    ["a name too many", ["q", { ...good, x: "y" }]],
    ["a name too few", ["q", { pk: good.pk, sk: good.sk, board3: good.board3 }]],
    ["the names of another board", ["q", { pk: good.pk, sk: good.sk, board1: "a", board1sort: "b" }]],
    ["inherited names", ["q", { constructor: "a", toString: "b", valueOf: "c", __proto__: "d" }]],
    ["a number", ["q", { ...good, board3sort: 7 }]],
    ["an object", ["q", { ...good, pk: { S: "TERMINAL#a" } }]],
    ["nothing", ["q", { ...good, board3sort: "" }]],
    ["half a character", ["q", { ...good, pk: "TERMINAL#\ud800" }]],
    ["more than a key holds", ["q", { ...good, pk: `TERMINAL#${"a".repeat(1_020)}` }]],
    ["a thing of no kind", ["q", { ...good, pk: "REQUEST#a" }]],
    ["what is no state", ["q", { ...good, sk: "EVENT#0000000001" }]],
    ["another part of the board", ["q", { ...good, board3: "TERMINAL#b#out" }]],
    ["a place outside the bounds", ["q", { ...good, board3sort: "2021-07-01#3140101-03-0000001" }]],
    ["a text", "q"],
    ["null", null],
  ])("%s", (_, content) => {
    expect(refusal(() => boardStart(written(content), "q", on))).toBe("400 invalid-cursor");
  });

  test.each(["", "x", "%%%", "bnVsbA"])("%j", cursor => {
    expect(refusal(() => boardStart(cursor, "q", on))).toBe("400 invalid-cursor");
  });
});

test("among words, only a word that begins so, in the very same view", () => {
  const at = { partition: "TERMINAL#a", beginning: "sn-4" };
  const start = (key: object) => refusal(() => wordsStart(written(["q", key]), "q", at));
  expect(start({ pk: "WORDS#TERMINAL#a", sk: "sn-47#1" })).toBe("taken");
  expect(start({ pk: "WORDS#TERMINAL#b", sk: "sn-47#1" })).toBe("400 invalid-cursor");
  expect(start({ pk: "WORDS#TERMINAL#a", sk: "sn-5#1" })).toBe("400 invalid-cursor");
  expect(start({ pk: "WORDS#TERMINAL#a" })).toBe("400 invalid-cursor");
});

test("rows at hand are turned by a number of rows and nothing else", () => {
  const turned = (from: unknown) =>
    pageOf([1, 2, 3], { limit: 1, cursor: written(["q", { from }]) }, "q").rows;
  expect(turned("2")).toEqual([3]);
  for (const from of ["-1", "0", "1e3", "x", "", 2, null, "99999999999"])
    expect(refusal(() => turned(from))).toBe("400 invalid-cursor");
});

test("a place in the journal is a moment or a day of the span that is read", () => {
  const span = { from: "2021-06-01T00:00:00.000Z", until: "2021-07-01T00:00:00.000Z" };
  const place = (moment: string) => cursorWithin(span, written(["q", { moment }]), "q");
  const moment = timeKeys("2021-06-20T01:02:03.004Z", "STOP#city", 7).moment;
  expect([place(moment), place("2021-06-20")]).toEqual([moment, "2021-06-20"]);
  for (const text of ["zz-zz", "2021-13-01T01:02:03.004Z#STOP#city#1", "2021-05-31", "9999-12-31", ""])
    expect(refusal(() => place(text))).toBe("400 invalid-cursor");
});

test("a form without names takes no cursor with any", () => {
  expect(refusal(() => startOf(written(["q", { a: "b" }]), "q", {}))).toBe("400 invalid-cursor");
});
