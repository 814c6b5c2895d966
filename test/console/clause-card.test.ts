// One clause as the gate enforces it: its text, what it decided lately, and what is said when the gate has no part in it.
import { expect, test } from "vitest";
import { UNPREPARED } from "../../functions/agencies/agency.ts";
import { bindingView } from "../../functions/agencies/binding-view.ts";
import { type ClauseFacts, clauseCard, houseCard } from "../../functions/console/rules/clause-card.ts";
import { rulesPage } from "../../functions/console/rules/rules.ts";
import { FACTS } from "../../functions/console/words/fact-names.ts";
import { ruleBook } from "../../functions/sessions/view.ts";
import type { Activity } from "../../functions/shared/rules/activities.ts";
import type { ClauseId } from "../../functions/shared/rules/clauses.ts";
import { PROFILE_IDS } from "../../functions/shared/rules/clauses.ts";
import { profileOf } from "../../functions/shared/rules/profile.ts";
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

test("what a policy looks at is a table: each fact, what it is compared with, what would change it and who can", () => {
  const policies = ruleBook("tainan-2021/3.4b" as ClauseId);
  const rows = shown({ policies }, "en").split("<tr>").slice(2);
  const cells = rows.map(row => [...row.matchAll(/<t[hd][^>]*>([^<]*)/g)].map(([, cell]) => cell));
  expect(cells.map(([fact]) => fact)).toEqual(
    ["activity", "medium", "mediumSource", "postureMinutes"].map(name => FACTS[name]?.[1]),
  );
  expect(cells[0]?.slice(2)).toEqual(["nobody can", "–"]);
  expect(cells[1]?.slice(1)).toEqual([
    "links allowed (Letter): Wired",
    "Use a wired network and report again.",
    "You",
  ]);
  expect(cells[2]?.[1]).toBe("Declared, Measured");
});

test("what is proved of it is told, with whom dropping it would let in; where nothing is, that is said", () => {
  const policy = { policy: "wired-only", text: "" };
  const opens = { "zh-TW": "某人員以無線連線", en: "somebody on Wi-Fi" };
  const proved = shown({ policies: [{ ...policy, proof: { opens } }] });
  for (const told of ["已證明", "若拿掉它會放行（最小的例子）", "某人員以無線連線"])
    expect(proved).toContain(told);
  const stays = { "zh-TW": "依據不同", en: "Different grounds" };
  const covered = shown({ policies: [{ ...policy, proof: { covers: ["not-suspended"], stays } }] }, "en");
  for (const told of [
    "lets nobody in: always refused as well by",
    "<code>not-suspended</code>",
    "Different grounds",
  ])
    expect(covered).toContain(told);
  const unproved = shown({ policies: [policy] });
  expect([unproved.includes("未經證明"), unproved.includes("已證明")]).toEqual([true, false]);
});

test("what it refused lately is counted, with the way to the rest; none is said too", () => {
  const span = { from: "2021-05-20", until: "2021-06-18" };
  expect(shown({ lately: { ...span, count: 3 } })).toContain("拒絕連線 3 次");
  expect(shown({ lately: { ...span, count: 1 } }, "en")).toContain("it refused 1 connection.");
  expect(shown({ lately: { ...span, count: 0 } })).toContain("沒有連線因此被拒");
  expect(shown({ lately: { ...span, count: 3 } })).toContain("refusals?from=2021-05-20&amp;until=2021-06-18");
});

test("its number is shown as it is for the reader's agency, with what that laid down and where it binds", () => {
  const fresh = { ...clause, id: "tainan-2021/3.4b" } as ClauseFacts["clause"];
  const laid = {
    activity: "exchange",
    parameter: "allowedMedia",
    value: ["wired"],
    document: "資安字第 1 號",
  } as const;
  const agency = { ...UNPREPARED, overlays: [{ ...laid, set: { at: "2026-11-30T02:00:00.000Z", by: "x" } }] };
  const on = "2026-11-30";
  const bound = (activity: Activity) => ({ agency: "office", ...bindingView(agency, { activity, on }) });
  const text = shown({ clause: fresh, bindings: [bound("exchange")] });
  for (const told of [
    "貴機關現行值",
    "公文電子交換",
    "可用的連線媒介",
    "<dd>有線",
    "機關自訂",
    "資安字第 1 號",
  ])
    expect(text).toContain(told);
  // Hours are regulated by nothing here, and another clause has no number of its own.
  expect(shown({ clause: fresh, bindings: [bound("hours")] })).not.toContain("貴機關");
  expect(
    shown({
      clause: { ...clause, id: "tainan-2021/3.3" } as ClauseFacts["clause"],
      bindings: [bound("exchange")],
    }),
  ).not.toContain("貴機關");
});

test("a clause that the gate has no part in says so, and nobody is told what they may not count", () => {
  const text = shown({});
  expect(text).toContain("閘門不以這條判斷連線");
  expect(text).not.toContain("次。");
});

test("identifiers that an auditor looks for each stand under the word for what they are", () => {
  const covered = { policies: ["wired-only"], cases: ["DENY/wifi"], tests: ["test/gate/wifi.test.ts"] };
  const facts = { covered: covered as never, policies: [{ policy: "wired-only", text: "" }] };
  const labelled = [
    ["閘門規則", "Gate policies", "wired-only"],
    ["案例", "Cases", "DENY/wifi"],
    ["測試", "Tests", "test/gate/wifi.test.ts"],
  ];
  for (const [zh, en, name] of labelled) {
    expect(shown(facts)).toContain(`<dt>${zh}</dt><dd><div><code>${name}</code>`);
    expect(shown(facts, "en")).toContain(`<dt>${en}</dt><dd><div><code>${name}</code>`);
  }
  expect(shown(facts)).toContain("<h3>閘門規則 <code>wired-only</code></h3>");
  expect(shown(facts, "en")).toContain("<h3>Gate policy <code>wired-only</code></h3>");
});

test("the house's own rules are shown as such, in words and as text", () => {
  const says = { "zh-TW": "一部電腦同時只開放單一連線。", en: "One session a computer." };
  const rule = { policy: "terminal-free", says, fix: words, who: words, text: XSS };
  const text = String(houseCard(readerOf(), [rule, { ...rule, policy: "person-free" }]));
  // Each by its own name, for whoever hears the page.
  expect(text).toContain('aria-label="規則原文 person-free"');
  for (const said of ["本閘道自己的規定", "terminal-free", "一部電腦同時只開放單一連線。", "改接有線"])
    expect(text).toContain(said);
  expect(text).not.toContain(XSS);
});

test("a regulation's numbers are said by name and with their unit, never by their code", () => {
  for (const profile of PROFILE_IDS.map(profileOf)) {
    const page = rulesPage(readerOf({ query: { profile: profile.id } }), {
      profiles: [profile],
      clauses: [],
    });
    const [, numbers = ""] = String(page.main).split("參數與出處");
    for (const name of Object.keys(profile.parameters)) expect(numbers).not.toContain(`>${name}<`);
  }
  const letter = rulesPage(readerOf({ query: { profile: "tainan-2021" } }), {
    ...{ profiles: [profileOf("tainan-2021")], clauses: [] },
  });
  expect(String(letter.main).replaceAll(/<[^>]+>/g, "")).toMatch(/10 分/);
});

test("of the house's own rules each is opened by what it says, and said once", () => {
  const says = { "zh-TW": "一部電腦同時只開放單一連線。", en: "One session a computer." };
  const text = String(houseCard(readerOf(), [{ policy: "terminal-free", says, text: "forbid" }]));
  expect(text.split(says["zh-TW"])).toHaveLength(2);
  expect(text).toContain(`<summary>${says["zh-TW"]}</summary>`);
});
