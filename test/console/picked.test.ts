// Who is meant by what was typed: a name as it is offered, a name alone, an account; and what means nobody or several.
import { expect, test } from "vitest";
import { typed } from "../../functions/console/door/typed.ts";
import type { Field, Picks } from "../../functions/console/form/field.ts";
import { peopleOffered, resolved } from "../../functions/console/form/picked.ts";
import { words } from "../../functions/shared/words.ts";

const PEOPLE = [
  { person: "wang1@household", name: "王小明", unit: "登記課", title: "課員" },
  { person: "wang2@household", name: "王小明", unit: "戶籍課" },
  { person: "li1@household", name: "李同名", unit: "登記課" },
  { person: "li2@household", name: "李同名", unit: "登記課" },
  { person: "rare@household", name: "陳𠮷𡈽" },
  { person: "nameless@household", unit: "登記課" },
];
const picks: Picks = {
  by: "name",
  complete: true,
  mend: { href: "/console/people", words: words("登錄人員", "Enrol people") },
};
const field = (kind: "text" | "lines"): Field => ({
  ...{ name: "who", kind, required: true, choices: [], longest: undefined, columns: [], picks },
  suggestions: peopleOffered(PEOPLE),
});
const meant = (text: string, kind: "text" | "lines" = "text") => {
  const { typed: read, faults } = resolved([field(kind)], typed([["who", text]]));
  return { people: read.all("who"), fault: faults.get("who") };
};

test("each is offered by name and place, by account where that is not enough, and nobody's account where it is", () => {
  expect(peopleOffered(PEOPLE).map(([, label]) => label)).toEqual([
    "王小明（登記課課員）",
    "王小明（戶籍課）",
    "李同名（登記課，li1@household）",
    "李同名（登記課，li2@household）",
    "陳𠮷𡈽",
    "nameless@household（登記課）",
  ]);
});

test.each([
  ["王小明（登記課課員）", "wang1@household"],
  ["王小明(戶籍課)", "wang2@household"],
  ["李同名（登記課，li2@household）", "li2@household"],
  [" 陳 𠮷𡈽 ", "rare@household"],
  ["ＷＡＮＧ１@household", "wang1@household"],
  ["somebody.else@household", "somebody.else@household"],
])("%s is %s", (text, person) => {
  expect(meant(text)).toEqual({ people: [person], fault: undefined });
});

test("a name of two is refused with both, each told apart", () => {
  const { people, fault } = meant("王小明");
  expect(people).toEqual([]);
  expect(fault?.["zh-TW"]).toContain(
    "王小明（登記課課員） wang1@household、王小明（戶籍課） wang2@household",
  );
});

test("a name of nobody is refused with the way to enrol them", () => {
  const { people, fault } = meant("陳居家");
  expect(people).toEqual([]);
  expect(fault).toMatchObject({ mend: { href: "/console/people" } });
  expect(fault?.["zh-TW"]).toContain("查無「陳居家」");
});

test("of several lines each is somebody, and one that is nobody is told", () => {
  expect(meant("王小明（戶籍課）\n陳𠮷𡈽\n", "lines").people).toEqual(["wang2@household", "rare@household"]);
  expect(meant("陳𠮷𡈽\n陳居家", "lines").fault?.["zh-TW"]).toContain("陳居家");
});
