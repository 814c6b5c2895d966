// What is supposed on the page that explains the gate: read from the address, picked by words, told beside what is so, and tried.
import { describe, expect, test } from "vitest";
import type { StepShown } from "../../functions/console/frame/opening.ts";
import { explainPage } from "../../functions/console/sessions/explain.ts";
import {
  supposingHref,
  suppositionsIn,
  whatIfText,
  withMending,
} from "../../functions/console/sessions/what-if.ts";
import { readerOf, XSS } from "./reader.ts";

const words = (zh: string) => ({ "zh-TW": zh, en: `en:${zh}` });
const way = (fact: string, to: unknown) => ({
  changes: [{ fact, to }],
  deed: words(`改${fact}`),
  who: words("您本人"),
});
const steps: readonly StepShown[] = [
  {
    policies: ["wired-only"],
    ways: [way("medium", "wired")],
    alone: [{ by: "me", who: words("您本人"), ways: [way("medium", "wired")] }],
  },
  { policies: ["pledged"], ways: [way("pledged", true)], alone: [] },
  { policies: ["hopeless"], ways: [], alone: [] },
];

test("several are read, each by its fact; what cannot be read is handed on for the gate to refuse", () => {
  const query = { if1: 'medium="wired"', if2: "", if3: "pledged=null", if4: "stage=out" };
  const supposed = suppositionsIn(query);
  expect(supposed).toEqual([
    { fact: "medium", value: "wired" },
    { fact: "pledged", value: null },
    { fact: "stage", value: "out" },
  ]);
  expect(whatIfText(supposed)).toBe('{"medium":"wired","pledged":null,"stage":"out"}');
});

test("what mends a refusal is supposed beside the rest, and of one fact the last counts", () => {
  const before = [
    { fact: "medium", value: "wifi" },
    { fact: "onLeave", value: false },
  ];
  expect(withMending(before, steps, "wired-only")).toEqual([
    { fact: "medium", value: "wired" },
    { fact: "onLeave", value: false },
  ]);
  expect(withMending(before, steps, "hopeless")).toEqual(before);
  expect(withMending(before, steps, undefined)).toEqual(before);
});

test("a way to the page asks the same question and nothing else of the address", () => {
  const query = { person: "a@b", at: "110/06/18 17:10", mend: "old", if1: "stage=null", evil: XSS };
  expect(supposingHref(query, [{ fact: "medium", value: "wired" }], "pledged")).toBe(
    "/console/sessions/explanation?person=a%40b&at=110%2F06%2F18+17%3A10&if1=medium%3D%22wired%22&mend=pledged",
  );
});

describe("the page", () => {
  const refusal = {
    policy: "wired-only",
    clause: "tainan-2021/3.4b" as const,
    says: words("禁用無線"),
    fix: words("改接有線"),
    who: words("您本人"),
    facts: [{ name: "medium", value: "wifi" }],
  };
  const told = {
    allowed: false,
    held: false,
    refusals: [refusal],
    steps,
    at: "2021-06-21T01:00:00Z",
    kept: [],
    versions: {},
  };
  const rows = [{ ...refusal, verdict: "refuses" as const }];
  const supposable = [
    { fact: "medium", values: ["wired", "wifi", null] },
    { fact: "document", values: [{ classification: "secret" }] },
  ];
  const answer = { rows, supposable };
  const query = { person: "a@b", terminal: "T-1", if1: 'medium="wired"' };
  const shown = (facts: Parameters<typeof explainPage>[1]) =>
    String(explainPage(readerOf({ query }), facts).main);

  test("offers each value by its words, under its fact, and keeps what was picked", () => {
    const text = shown({ explained: told, answer, supposed: suppositionsIn(query) });
    expect(text).toContain('<optgroup label="網路類型（有線／無線）">');
    expect(text).toMatch(/<option value="medium=&quot;wired&quot;" selected>網路類型（有線／無線）：有線/);
    for (const said of [
      "：不明</option>",
      "密等",
      'name="if3"',
      '<input type="hidden" name="person" value="a@b">',
    ])
      expect(text).toContain(said);
  });

  test("shows what is so and what would be beside each other, with each fact before and after", () => {
    const after = { ...told, allowed: true, refusals: [], steps: [] };
    const text = shown({ explained: told, answer, supposed: suppositionsIn(query), after });
    for (const said of ["現況", "假設後", "目前不得連線", "目前得連線"]) expect(text).toContain(said);
    expect(text).toMatch(/<th scope="row">網路類型（有線／無線）<\/th><td>無線[^<]*<\/td><td><b>有線/);
  });

  test("leads from a refusal that can be mended to trying it, and says the least each could do", () => {
    const text = shown({ explained: told, answer, supposed: [] });
    expect(text).toContain("mend=wired-only");
    expect(text).toContain("試算改善後能否連線");
    expect(text).toMatch(/<th scope="row">您本人<\/th><td>改medium<\/td><td>尚須他人配合<\/td>/);
    const hopeless = { ...told, refusals: [{ ...refusal, policy: "hopeless" }] };
    expect(shown({ explained: hopeless, answer, supposed: [] })).not.toContain("mend=");
  });

  test("takes nothing that was typed for markup", () => {
    const evil = { if1: `medium=${XSS}`, if2: `${XSS}=1`, person: XSS };
    const supposed = suppositionsIn(evil);
    const page = explainPage(readerOf({ query: evil }), { explained: told, answer, supposed, after: told });
    expect(String(page.main)).not.toContain("<img");
  });
});
