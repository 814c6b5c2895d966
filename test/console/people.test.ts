// The pages of people and units where an agency has more than a page reads: nothing is counted or sorted that was not read.
import { expect, test } from "vitest";
import type { Api } from "../../functions/console/door/api.ts";
import type { Member } from "../../functions/console/door/visit.ts";
import { peopleAsked, peoplePage, peopleSheet } from "../../functions/console/people/people.ts";
import { filePage } from "../../functions/console/people/people-file.ts";
import type { PersonRow } from "../../functions/console/people/standing.ts";
import { unitsPage } from "../../functions/console/people/units.ts";
import type { Route } from "../../functions/shared/http/route.ts";
import { readerOf } from "./reader.ts";

const person = (account: string, posting: PersonRow["posting"] = {}) =>
  ({
    ...{ person: account, agency: "household-office", active: true, status: "civil-servant", posting },
    ...{ holds: {}, loans: {}, leaves: [], version: 1, hash: "h" },
  }) as unknown as PersonRow;
const ROWS = [person("a@household", { unit: "u1" }), person("b@household")];

const people = (facts: Parameters<typeof peoplePage>[1], query: Record<string, string> = {}) =>
  String(peoplePage(readerOf({ roles: ["personnel"], query }), facts).main);

test("all of a small agency are sorted and counted on the page; of a large one a part is shown as a part", () => {
  const all = people({ rows: ROWS });
  expect(all).toContain("共 2 筆");
  expect(all).toContain("?sort=person");
  const part = people({ rows: ROWS, part: { next: "abc" } });
  expect(part).toContain("本頁 2 筆");
  expect(part).toContain('href="?cursor=abc"');
  expect(part).not.toContain("共 2 筆");
  expect(part).not.toContain("?sort=");
  expect(part).toContain("本頁 1 人尚未登錄單位與直屬主管");
});

test("a search among many begins at the first page, and says by what it looks", () => {
  const found = people({ rows: [], part: {} }, { q: "乙", cursor: "abc", unit: "u1" });
  expect(found).toContain("沒有姓名如此開頭或帳號相同者");
  expect(found).toContain("符合者眾多時只列出一部分");
  const bar = /<form class="bar" method="get" role="search">[\s\S]*?<\/form>/.exec(found)?.[0] ?? "";
  expect(bar).toContain('name="unit" value="u1"');
  expect(bar).not.toContain('name="cursor"');
});

test("whoever is searched for among the many of a unit is of that unit", async () => {
  const answers = {
    listPeople: { rows: ROWS, next: "abc" },
    findPeople: { rows: ROWS.map(each => ({ person: each.person, enrolled: true })) },
  };
  const ask = async ({ name }: Route, { params }: { params?: { person?: string } } = {}) =>
    answers[name as keyof typeof answers] ?? ROWS.find(each => each.person === params?.person);
  const found = async (query: Record<string, string>) => {
    const { rows } = await peopleAsked({ api: { ask } as unknown as Api, query }, "household-office");
    return rows.map(each => each.person);
  };
  expect(await found({ q: "a" })).toEqual(["a@household", "b@household"]);
  expect(await found({ q: "a", unit: "u1" })).toEqual(["a@household"]);
});

test.each([
  ["few: those that the search finds on the page", 2, 1],
  ["many: all, since they are found by names, which it has not", 201, 201],
])("a file of people, of %s", async (_, count, rows) => {
  const listed = Array.from({ length: count }, (_, at) => person(`p${at + 1}@household`));
  const ask = async ({ name }: Route) => ({ rows: name === "listPeople" ? listed : [] });
  const reader = { ...readerOf({ query: { q: "p1@" } }), api: { ask } } as unknown as Member;
  const { body = "" } = await peopleSheet(reader, "household-office");
  expect(Buffer.from(body, "base64").toString().trim().split("\r\n")).toHaveLength(1 + rows);
});

test("a unit's people are counted where all were read, and led to in any case", () => {
  const units = [
    { unit: "u1", name: "登記課", head: "a@household" },
    { unit: "u2", name: "戶籍課", head: "gone@household", headLeft: true },
  ];
  const shown = (facts: object) =>
    String(
      unitsPage(readerOf({ roles: ["personnel"] }), { agency: "household-office", units, ...facts }).main,
    );
  const few = shown({ people: [...ROWS, person("c@household", { unit: "closed" })] });
  expect(few).toContain('/console/people?agency=household-office&amp;unit=u1">1</a>');
  expect(few).toContain("下列人員的單位已裁撤");
  expect(few.match(/（已離開）/g)).toHaveLength(1);
  const many = shown({});
  expect(many).toContain('/console/people?agency=household-office&amp;unit=u1">查看</a>');
  expect(many).not.toContain("已裁撤");
});

test("what a file of people would change is told by the units’ names; what is no unit any more keeps its code", () => {
  const changes = [{ field: "unit", before: "u1", after: "u9" }];
  const rows = [{ row: 2, person: "a@household", what: "changed" as const, changes }];
  const judged = { dryRun: true, rows, left: 0, faults: [] };
  const units = [{ unit: "u1", name: "登記課" }];
  const page = filePage(readerOf({ roles: ["personnel"] }), { key: "k", judged, units });
  expect(String(page.main)).toContain("登記課 → <b>u9</b>");
});

test("of few people one is found by any part of the name, and by what the columns say", () => {
  const names = new Map([["a@household", "歐陽小美"]]);
  const found = (q: string) =>
    ["a@household", "b@household"].filter(account =>
      people({ rows: ROWS, names }, { q }).includes(`/console/people/${encodeURIComponent(account)}"`),
    );
  expect([found("小美"), found("b@"), found("u1"), found("無此人")]).toEqual([
    ["a@household"],
    ["b@household"],
    ["a@household"],
    [],
  ]);
});
