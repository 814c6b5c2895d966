// One clause as the gate enforces it: its text, what it decided lately, and what is said when the gate has no part in it.
import { expect, test } from "vitest";
import { type ClauseFacts, clauseCard, houseCard } from "../../functions/console/rules/clause-card.ts";
import { readerOf, XSS } from "./reader.ts";

const clause = {
  id: "tainan-2021/3.4b",
  profile: "tainan-2021",
  part: "E",
  where: "gate",
} as unknown as ClauseFacts["clause"];
const words = { "zh-TW": "改接有線", en: "Plug in" };
const shown = (facts: Partial<ClauseFacts>, language: "zh-TW" | "en" = "zh-TW") =>
  String(clauseCard(readerOf({ language }), { clause, policies: [], ...facts }));

test("the policy is shown as text and never as markup", () => {
  const text = shown({ policies: [{ policy: "wired-only", fix: words, who: words, text: XSS }] });
  expect(text).toContain("改接有線");
  expect(text).toContain("<code>wired-only</code>");
  expect(text).not.toContain(XSS);
});

test("what it refused lately is counted, with the way to the rest; none is said too", () => {
  const span = { from: "2021-05-20", until: "2021-06-18" };
  expect(shown({ lately: { ...span, count: 3 } })).toContain("拒絕連線 3 次");
  expect(shown({ lately: { ...span, count: 1 } }, "en")).toContain("it refused 1 connection.");
  expect(shown({ lately: { ...span, count: 0 } })).toContain("沒有連線因此被拒");
  expect(shown({ lately: { ...span, count: 3 } })).toContain("refusals?from=2021-05-20&amp;until=2021-06-18");
});

test("a clause that the gate has no part in says so, and nobody is told what they may not count", () => {
  const text = shown({});
  expect(text).toContain("閘門不以這條判斷連線");
  expect(text).not.toContain("次。");
});

test("the house's own rules are shown as such, in words and as text", () => {
  const says = { "zh-TW": "一部電腦同時只開放一條連線。", en: "One session a computer." };
  const rule = { policy: "terminal-free", says, fix: words, who: words, text: XSS };
  const text = String(houseCard(readerOf(), [rule, { ...rule, policy: "person-free" }]));
  // Each by its own name, for whoever hears the page.
  expect(text).toContain('aria-label="規則原文 person-free"');
  for (const said of ["本閘道自己的規定", "terminal-free", "一部電腦同時只開放一條連線。", "改接有線"])
    expect(text).toContain(said);
  expect(text).not.toContain(XSS);
});
