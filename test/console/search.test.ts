// The search box: what may be typed into it, what each reader is led to, and that nothing hides the rest or is trusted.
import { describe, expect, test } from "vitest";
import { ApiRefusal } from "../../functions/console/door/api.ts";
import type { Member } from "../../functions/console/door/visit.ts";
import { frame } from "../../functions/console/frame/frame.ts";
import { groupOf } from "../../functions/console/search/found.ts";
import { peopleFound } from "../../functions/console/search/people.ts";
import { everything, searchHandlers, searchPage } from "../../functions/console/search/search.ts";
import { soughtIn } from "../../functions/console/search/sought.ts";
import { packsFound, systemsFound } from "../../functions/console/search/systems.ts";
import { terminalsFound } from "../../functions/console/search/terminals.ts";
import { html } from "../../functions/shared/page/html.ts";
import { NAMED_AGENCIES } from "../../functions/shared/rules/agencies.ts";
import { readerOf, XSS } from "./reader.ts";

const NUMBER = "3140101-03-0000123";

test.each([
  [NUMBER, { terminal: NUMBER }],
  ["3140101030000123", { terminal: NUMBER }],
  ["３１４０１０１－０３－００００１２３", { terminal: NUMBER }],
  [" 3140101 03 0000123\n", { terminal: NUMBER }],
  ["worker@household", { account: "worker@household" }],
  ["cvpn-connection-44a6b393f1df1541c", { session: "cvpn-connection-44a6b393f1df1541c" }],
  ["198.51.100.7", { address: { text: "198.51.100.7", isOne: true, hasHostBits: false } }],
  ["１９８.５１.１００.７", { address: { text: "198.51.100.7", isOne: true, hasHostBits: false } }],
  ["198.51.100.0/24", { address: { text: "198.51.100.0/24", isOne: false, hasHostBits: false } }],
  ["198.51.100.7/24", { address: { text: "198.51.100.7/24", isOne: false, hasHostBits: true } }],
  ["2001:db8::1", { address: { text: "2001:db8::1", isOne: true, hasHostBits: false } }],
  ["府研智字第1100681935號", {}],
  ["𠮷𧫢", {}],
  ["王", {}],
])("%j is taken for what it is", (typed, expected) => {
  const { text: _, plain: __, isTooLong, ...found } = soughtIn(typed);
  expect([isTooLong, found]).toEqual([false, expected]);
});

test.each([
  ["", ""],
  [" \u3000\t", ""],
  ["\u0000\u0007\u200b\ufffe", ""],
  ["王\u0000小\u202e明", "王 小 明"],
  ["半\ud842", "半"],
  ["𠮷", "𠮷"],
])("of %j stays %j", (typed, text) => expect(soughtIn(typed).text).toBe(text));

test("five hundred characters are said to be too many, and are neither cut in half nor sent on", () => {
  const sought = soughtIn("𠮷".repeat(500));
  expect(sought.isTooLong).toBe(true);
  expect(sought.text.isWellFormed()).toBe(true);
  const page = String(searchPage(readerOf(), { sought, groups: [], isPartial: false }).main);
  expect(page).toContain("最多 64 個字");
});

const memberWith = (
  roles: readonly string[],
  answers: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, string>> = {},
) => {
  const reader = readerOf({ roles, query });
  const asked: string[] = [];
  const ask = async ({ name }: { readonly name: string }) => {
    asked.push(name);
    const answer = answers[name];
    if (typeof answer === "number") throw new ApiRefusal({ status: answer, code: "x", title: "x" });
    return answer;
  };
  const person = { ...reader.person, systems: roles.includes("administrator") ? ["household"] : [] };
  return { visit: { ...reader, person, api: { ask } } as unknown as Member, asked };
};

const found = { enrolled: true, outsider: false };
const TWO = {
  findPeople: {
    complete: true,
    rows: [
      { person: "chen1@household", name: "陳某", ...found },
      { person: "chen2@household", name: "陳某", ...found },
    ],
  },
  readApplications: { rows: [] },
};

describe("people", () => {
  const shown = async (roles: readonly string[], agency?: string) => {
    const { visit } = memberWith(roles, TWO, agency ? { agency } : {});
    const groups = await peopleFound.find(visit, soughtIn("陳某"));
    return String(searchPage(visit, { sought: soughtIn("陳某"), groups, isPartial: false }).main);
  };

  test("two of one name are both there, each with their account", async () => {
    const text = await shown(["personnel"]);
    for (const account of ["chen1@household", "chen2@household"]) {
      expect(text).toContain(`<bdi data-who="${account}">`);
      expect(text).toContain(`href="/console/people/${encodeURIComponent(account)}"`);
    }
  });

  test.each([
    ["scan", false, false],
    ["property", true, false],
    ["records", true, true],
    ["center", false, true],
    ["auditor", true, true],
  ])("%s is led to the person (%s) and to their requests (%s)", async (role, person, requests) => {
    const text = await shown([role]);
    expect([text.includes('href="/console/people/'), text.includes("/sessions/log?person=")]).toEqual([
      person,
      requests,
    ]);
  });

  test("of another agency's, nobody but the auditor is led to the person", async () => {
    expect(await shown(["records", "center"], "police-bureau")).not.toContain('href="/console/people/');
    expect(await shown(["auditor"], "police-bureau")).toContain('href="/console/people/');
  });
});

test("whoever oversees all finds in every agency, one of each in turn, until they choose one", async () => {
  const terminal = (agency: string, at: number) => ({
    ...{ propertyNo: `3140101-03-000000${at}`, agency, system: "household", serial: "SN", brand: "Acer" },
    ...{ custodian: "x@household", custody: { stage: "in-office" } },
  });
  const many = (agency: string) => Array.from({ length: 7 }, (_, at) => terminal(agency, at));
  const findIn = async (role: string, query: Readonly<Record<string, string>> = {}) => {
    const { visit } = memberWith([role], {}, query);
    const asked: (string | undefined)[] = [];
    const ask = async (_: unknown, { query }: { readonly query: { readonly agency: string } }) => {
      asked.push(query.agency);
      const rows = query.agency === "household-office" ? many(query.agency) : [];
      return { rows: query.agency === "police-bureau" ? [terminal(query.agency, 9)] : rows };
    };
    const [group] = await terminalsFound.find(
      { ...visit, api: { ask } } as unknown as Member,
      soughtIn("SN"),
    );
    return { asked, text: String(group?.rows.map(({ name }) => String(name)).join(" ")) };
  };
  const all = await findIn("auditor");
  expect(new Set(all.asked)).toEqual(new Set(["household-office", ...NAMED_AGENCIES]));
  expect(all.text).toContain("3140101-03-0000009");
  expect((await findIn("auditor", { agency: "police-bureau" })).asked).toEqual(["police-bureau"]);
  expect((await findIn("records")).asked).toEqual(["household-office"]);
});

test("an administrator finds the systems that are theirs, with their reports, and no others", async () => {
  const report = { system: "household", name: { "zh-TW": "戶政", en: "H" }, managingAgency: "x" };
  const readReport = { ...report, status: "missing", changedSincePack: false };
  const { visit } = memberWith(["administrator"], { readReport });
  const hrefs = async (typed: string) =>
    (await systemsFound.find(visit, soughtIn(typed))).flatMap(({ rows }) => rows.map(({ href }) => href));
  expect(await hrefs("household")).toEqual(["/console/systems/household", "/console/reports/household"]);
  expect(await hrefs("police")).toEqual([]);
  expect(await hrefs("h")).toEqual([]);
});

test("a pack is found by its number as it is said or written, and by no other number", async () => {
  const pack = { compiledAt: "2021-06-20T01:00:00Z" };
  const { visit, asked } = memberWith(["center"], { readPack: pack });
  for (const typed of ["7", "彙整檔7", "pack 7", "７"])
    expect(await packsFound.find(visit, soughtIn(typed))).toMatchObject([
      { rows: [{ href: "/console/packs/7" }] },
    ]);
  expect(asked).toHaveLength(4);
  expect(await packsFound.find(visit, soughtIn("府字第7號"))).toEqual([]);
});

describe("all sources at once", () => {
  const source = (rows: number, roles: readonly string[] = []) => ({
    roles: roles as never,
    find: async () =>
      groupOf(
        "systems",
        Array.from({ length: rows }, () => ({ name: XSS, more: [XSS] })),
      ),
  });
  const failing = (status: number) => ({
    roles: [],
    find: () => Promise.reject(new ApiRefusal({ status, code: "x", title: "x" })),
  });
  const { visit } = memberWith(["records"], {});
  const sought = soughtIn("甲");

  test("what fails hides nothing else, and is said; what is not for the reader is not", async () => {
    for (const [status, isPartial] of [
      [403, false],
      [404, false],
      [422, false],
      [429, true],
      [503, true],
    ] as const) {
      const all = await everything(visit, sought, [failing(status), source(2)]);
      expect([status, all.isPartial, all.groups[0]?.rows.length]).toEqual([status, isPartial, 2]);
    }
    await expect(everything(visit, sought, [failing(401), source(2)])).rejects.toThrow();
  });

  test("only sources for the reader's roles are asked, and no more than a few of each are shown", async () => {
    expect((await everything(visit, sought, [source(1, ["center"])])).groups).toEqual([]);
    const { groups } = await everything(visit, sought, [source(50)]);
    expect([groups[0]?.rows.length, groups[0]?.isMore]).toEqual([6, true]);
  });

  test("nothing that was found or typed is markup", async () => {
    const all = await everything(visit, sought, [source(1)]);
    const page = searchPage(visit, { sought: soughtIn(XSS.slice(0, 40)), ...all });
    const whole = frame(readerOf({ here: `/console/search?q=${encodeURIComponent(XSS)}` }), page);
    expect(String(whole)).not.toContain("<img");
  });
});

test("the box is on every page of whoever is logged in, keeps what was sought, and needs no script", () => {
  const page = { title: "t", main: html`m` };
  const shown = String(frame(readerOf({ here: "/console/search?q=%E7%8E%8B" }), page));
  expect(shown).toMatch(/<form class="search" method="get" action="\/console\/search" role="search"/);
  expect(shown).toMatch(/name="q" value="王"/);
  expect(String(frame({ ...readerOf(), person: undefined }, page))).not.toContain('class="search"');
  expect(searchHandlers).toHaveLength(1);
});
