// A clause is cited as people cite it, each in its own way, and found again by that; its code is there to be read.
import { expect, test } from "vitest";
import { citation, clauseLink, clauseNamed, withCitations } from "../../functions/console/frame/clause.ts";
import { sayIn } from "../../functions/console/frame/say.ts";
import { CLAUSES } from "../../functions/shared/rules/clauses.ts";

const [zh, en] = [sayIn("zh-TW"), sayIn("en")];

test.each([
  ["tainan-2021/3.4b", "函三（四）2", "Letter 3.4b"],
  ["tainan-2021/4a", "函四(1)", "Letter 4a"],
  ["tainan-2021/cc", "函正副本", "Letter cc"],
  ["keelung-pregnancy/5.4.3a", "基隆五（四）3.1", "Keelung 5.4.3a"],
  ["yilan-hours/2.10", "宜蘭二（十）", "Yilan 2.10"],
])("%s is cited as %s", (id, chinese, english) => {
  expect([citation(id, zh), citation(id, en)]).toEqual([chinese, english]);
});

test("no two clauses are cited alike, and each is found by how it is cited", () => {
  const cited = CLAUSES.map(({ id }) => citation(id, zh));
  expect(new Set(cited).size).toBe(CLAUSES.length);
  expect(cited.map(clauseNamed)).toEqual(CLAUSES.map(({ id }) => id));
  expect([clauseNamed("函 三(四)2"), clauseNamed("no-such")]).toEqual(["tainan-2021/3.4b", "no-such"]);
});

test("on the page it is cited, with its code beside it; what is no clause stays as it is", () => {
  const page = `${clauseLink("tainan-2021/3.4b")} ${clauseLink("tainan-2021/9x")}`;
  const shown = withCitations(page, { say: zh });
  expect(shown).toContain(
    'href="/console/rules?clause=tainan-2021/3.4b" title="tainan-2021/3.4b">函三（四）2',
  );
  expect(shown).toContain(">tainan-2021/9x</a>");
});
