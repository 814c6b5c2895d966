// Answers are read back by name before they count, and nothing that was typed is lost on the way back or forth.
import { describe, expect, test } from "vitest";
import { typed } from "../../functions/console/door/typed.ts";
import { actCheckPage, actPage } from "../../functions/console/form/act.ts";
import { ACTS, fieldsIn } from "../../functions/console/form/acts.ts";
import { asksTwice, stepOf } from "../../functions/console/form/check.ts";
import { CHECKED } from "../../functions/console/form/checked.ts";
import type { Field } from "../../functions/console/form/field.ts";
import { formHtml } from "../../functions/console/form/form.ts";
import { withKept } from "../../functions/console/form/kept.ts";
import { ACT_WORDS } from "../../functions/console/words/act-names.ts";
import type { Route } from "../../functions/shared/http/route.ts";
import { readerOf } from "./reader.ts";

const act = (name: string) => ACTS.get(name) as Route;
const fields = (name: string) => fieldsIn(act(name)).map(field => ({ ...field, act: name }));
const mainOf = (content: { readonly main: unknown }) => String(content.main);

describe("an act that weighs more", () => {
  const given = typed([
    ["_key", "k-1"],
    ["cause", "逾使用年限\n第二行"],
  ]);
  const facts = { act: act("retireTerminal"), fields: fields("retireTerminal"), typed: given, key: "k-1" };
  const visit = readerOf({ query: { propertyNo: "3140101-03-0000001" } });

  test("leads to its check first, and only its sure button does it", () => {
    expect(stepOf("retireTerminal", given)).toBe("check");
    expect(stepOf("retireTerminal", typed([["_sure", "yes"]]))).toBe("do");
    expect(stepOf("retireTerminal", typed([...[["_sure", "yes"] as const], ["_change", "cause"]]))).toBe(
      "change",
    );
    expect(stepOf("extendLoan", given)).toBe("do");
  });

  test("shows each answer with the way back to it, what will happen, and keeps what was typed", () => {
    const text = mainOf(actCheckPage(visit, { ...facts, meant: given }));
    expect(text).toContain("按下後：");
    expect(text).toContain('name="_change" value="cause"');
    expect(text).toContain('<textarea name="cause" hidden>\n逾使用年限\n第二行</textarea>');
    expect(text).toContain("3140101-03-0000001");
  });

  test("comes back to the very field, with all of it still in it", () => {
    const again = typed([...given.pairs, ["_change", "cause"]]);
    const text = mainOf(actPage(visit, { ...facts, typed: again, faults: new Map() }));
    expect(text).toMatch(/name="cause"[^>]*autofocus/);
    expect(text).toContain("逾使用年限");
    expect(text).toContain("下一步：核對內容");
  });
});

test("answers are said by name: a system, an agency, a date as it was understood, what was left open", () => {
  const given = typed([
    ["agency", "police-bureau"],
    ["system", "police"],
    ["custodian", "records@police"],
  ]);
  const facts = { act: act("transferTerminal"), fields: fields("transferTerminal"), typed: given, key: "k" };
  const text = mainOf(actCheckPage(readerOf(), { ...facts, meant: given }));
  expect(text).toContain("臺南市政府警察局");
  const shown = text.slice(0, text.indexOf("<form"));
  expect(shown).not.toMatch(/police-bureau|>police</);
  const loss = { act: act("reportLoss"), fields: fields("reportLoss"), key: "k" };
  const lost = typed([["happenedAt", "民國110年6月7日 09:05"]]);
  const said = mainOf(actCheckPage(readerOf(), { ...loss, typed: lost, meant: lost }));
  expect(said).toContain("110/06/07 09:05");
  expect(said).toContain("（未填）");
});

test("a file is chosen once: it goes along on the page, and of a digest's file the digest alone", () => {
  const file = new Uint8Array(Buffer.from("a,b\n1,2\n"));
  const sent = withKept(typed([["document", "府研智字第1號"]], new Map([["sheet", file]])));
  const facts = { act: act("importNotices"), fields: fields("importNotices"), key: "k" };
  const text = mainOf(actCheckPage(readerOf(), { ...facts, typed: sent, meant: sent }));
  const [, kept = ""] = /<textarea name="_kept.sheet" hidden>([^<]*)</.exec(text) ?? [];
  expect(withKept(typed([["_kept.sheet", kept]])).files.get("sheet")).toEqual(file);
  const digested = withKept(typed([], new Map([["report", file]])), fields("scanTerminal"));
  expect([digested.files.size, digested.one("report")]).toEqual([0, expect.stringMatching(/^[0-9a-f]{64}$/)]);
  const cell = "evidence.0.sha256";
  const inRow = withKept(typed([[cell, ""]], new Map([[cell, file]])), fields("claimOvertime"));
  expect([inRow.files.size, inRow.one(cell)]).toEqual([0, digested.one("report")]);
});

test("what is short stands in two columns, and what is written at length in none", () => {
  const facts = { action: "/", typed: typed([]), faults: new Map(), submit: "", key: "k" };
  const scan = String(formHtml(readerOf(), { ...facts, fields: fields("scanTerminal") }));
  expect(scan).toContain('class="sheet paired"');
  expect(scan).toMatch(/class="field half *"><label for="f-toolVersion"/);
  expect(scan).toMatch(/class="field *"><label for="f-findings"/);
  expect(scan).toMatch(/class="field *"><label for="f-reason"/);
});

test("no form asks anybody to type a digest, in a row of a table neither", () => {
  const digests = (all: readonly Field[]): Field[] =>
    all.flatMap(each => [...(each.kind === "digest" ? [each] : []), ...digests(each.columns)]);
  const asking = [...ACTS.values()].filter(each => digests(fieldsIn(each)).length > 0);
  expect(asking.map(({ name }) => name)).toEqual(expect.arrayContaining(["scanTerminal", "claimOvertime"]));
  for (const each of asking) {
    const facts = { action: "/", typed: typed([]), faults: new Map(), submit: "", key: "k" };
    const text = String(formHtml(readerOf(), { ...facts, fields: fieldsIn(each) }));
    const inputs = digests(fieldsIn(each)).map(({ name }) => name);
    for (const name of inputs)
      expect(text).toMatch(new RegExp(`<input type="file" [^>]*name="[\\w.]*${name}"`));
    expect(text).toContain('enctype="multipart/form-data"');
    expect(text).not.toMatch(new RegExp(`<input (?!type=)[^>]*name="[\\w.]*(${inputs.join("|")})"`));
  }
});

test("what cannot be taken back lightly and asks for anything is checked, or its undoing is one act away", () => {
  const undone = ["suspendPerson", "recallPerson", "recallHomeDay", "revokeException"];
  const grave = Object.entries(ACT_WORDS).filter(([, { danger }]) => danger);
  const unchecked = grave
    .map(([name]) => name)
    .filter(name => {
      const asks = ACTS.get(name);
      return asks && fieldsIn(asks).length > 0 && !asksTwice(name, fieldsIn(asks)) && !undone.includes(name);
    });
  expect(unchecked).toEqual([]);
  expect(Object.keys(CHECKED).filter(name => !ACTS.has(name))).toEqual([]);
});
