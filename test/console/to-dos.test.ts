// Whose turn it is, told on the first page: applications to pledge for and to decide, people to enrol and to place, systems to ready.
import { expect, test } from "vitest";
import { ApiRefusal } from "../../functions/console/door/api.ts";
import type { Member } from "../../functions/console/door/visit.ts";
import { homeWorkSource } from "../../functions/console/home/home-work.ts";
import { peopleSource } from "../../functions/console/home/people.ts";
import { reportsSource } from "../../functions/console/home/reports.ts";
import { systemsSource } from "../../functions/console/home/systems.ts";
import type { Waiting, WaitingSource } from "../../functions/console/home/waiting.ts";
import { readerOf } from "./reader.ts";

const AGENCY = { agency: "household-office" };

/** What the API would answer, by the name of the question; what is not there may not be asked. */
function told(source: WaitingSource, role: string, answers: Readonly<Record<string, unknown>>) {
  const visit = readerOf({ roles: [role] });
  const person = { ...visit.person, systems: ["household", "household-dm"] };
  const ask = async ({ name }: { readonly name: string }) => {
    if (!(name in answers)) throw new ApiRefusal({ status: 404 } as ApiRefusal["problem"]);
    return answers[name];
  };
  return source.read({ ...visit, person, api: { ask } } as unknown as Member);
}
const short = (rows: readonly Waiting[]) =>
  rows.map(({ kind, title, rows: [first] }) => [kind, title["zh-TW"], first?.href]);

const asked = (more: object = {}) => ({
  ...{ application: 1, regulation: "ey-draft", activity: "exchange", from: "2021-06-21", to: "2021-07-20" },
  ...{ work: [], applied: { at: "2021-06-18T01:00:00Z", by: "x" }, ...more },
});
const PLEDGED = { pledge: { at: "2021-06-18T02:00:00Z", text: "d" } };
const page = (person: string) => `/console/people/${encodeURIComponent(person)}/home-work`;

test("the applicant is told that their pledge is missing, and afterwards that others decide", async () => {
  const own = (row: object) => told(homeWorkSource, "worker", { readApplications: { rows: [row] } });
  const mine = page("somebody@household");
  expect(short(await own(asked()))).toEqual([["mine", "居家辦公申請待切結", `${mine}/1/pledge`]]);
  expect(short(await own(asked(PLEDGED)))).toEqual([["others", "我的居家辦公申請，待決定", mine]]);
  expect(await own(asked({ ...PLEDGED, decision: { granted: true } }))).toEqual([]);
});

test("a superior decides or says a word as the text has it, once the applicant has pledged; nobody on their own", async () => {
  const waits = (role: string, row: object, person = "worker@household") =>
    told(homeWorkSource, role, {
      readApplications: { rows: [] },
      listApplications: { rows: [{ person, rows: [row] }] },
    });
  const at = `${page("worker@household")}#a1`;
  expect(await waits("supervisor", asked())).toEqual([]);
  const form = `/console/acts/decideHomeWork?${new URLSearchParams({ person: "worker@household", application: "1", next: page("worker@household") })}`;
  expect(short(await waits("supervisor", asked(PLEDGED)))).toEqual([["mine", "居家辦公申請待決定", form]]);
  expect(await waits("supervisor", asked(PLEDGED), "somebody@household")).toEqual([]);
  const byAgency = asked({ ...PLEDGED, regulation: "keelung-pregnancy" });
  expect(short(await waits("supervisor", byAgency))).toEqual([["mine", "居家辦公申請待簽註意見", at]]);
  expect(short(await waits("personnel", byAgency))).toEqual([["others", "居家辦公申請待簽註意見", at]]);
  const heard = { ...byAgency, opinion: { agrees: true } };
  expect(short(await waits("personnel", heard))).toEqual([["mine", "居家辦公申請待決定", form]]);
});

test("personnel enrols who was found suitable, and places who is under nobody; a head may be under nobody", async () => {
  const enrolled = (person: string, more: object = {}) => ({ person, active: true, ...AGENCY, ...more });
  const all = await told(peopleSource, "personnel", {
    listPeople: {
      rows: [
        enrolled("worker@household"),
        enrolled("head@household"),
        enrolled("placed@household", { posting: { unit: "u" } }),
      ],
    },
    listUnits: { rows: [{ unit: "u", name: "登記課", head: "head@household" }] },
    readAgency: { readiness: { people: ["new@household", "worker@household"] } },
    findPeople: {
      rows: [
        { person: "new@household", enrolled: false },
        { person: "other@household", enrolled: false },
      ],
    },
  });
  expect(short(all)).toEqual([
    ["mine", "列為適任而尚未登錄的人員", "/console/acts/enrolPerson?person=new%40household&next=%2Fconsole"],
    ["mine", "尚未登錄單位或直屬主管的人員", "/console/people/worker%40household"],
  ]);
  expect(all.map(({ count }) => count)).toEqual([1, 1]);
});

test("a suspension waits for whoever settles it", async () => {
  const suspended = { reason: "調查中", since: "2021-06-18T01:00:00Z" };
  const listPeople = { rows: [{ person: "worker@household", active: true, suspended }] };
  expect(short(await told(peopleSource, "supervisor", { listPeople }))).toEqual([
    ["mine", "停止居家辦公中，查明後恢復", "/console/people/worker%40household"],
  ]);
});

test("an administrator is told what their own system lacks, what a deployment left, and that no report was filed", async () => {
  const system = (more: object) => ({ rows: [{ system: "household", endpoints: [], ...more }] });
  const lacks = (more: object) => told(systemsSource, "administrator", { listSystems: system(more) });
  const act = (name: string) => `/console/acts/${name}?system=household&next=%2Fconsole`;
  const [lacking] = await lacks({});
  expect(lacking?.rows.map(({ href }) => href)).toEqual([act("planCapacity"), act("addEndpoint")]);
  const deployment = { at: "2021-06-18T01:00:00Z", proposals: [{ what: "add" }] };
  expect(short(await lacks({ plan: {}, deployment }))).toEqual([
    ["mine", "部署的結果待確認", "/console/systems/household"],
  ]);
  // All nine are not theirs to list.
  const readReport = { system: "household", status: "missing" };
  expect(short(await told(reportsSource, "administrator", { readReport }))).toEqual([
    ["mine", "連線 IP 回報表尚未送出", "/console/reports/household"],
  ]);
});

test("the archives are told of a pack that was forwarded to them until each row is answered", async () => {
  const pack = {
    number: 1,
    forwarded: { at: "2021-06-18T01:00:00Z" },
    totals: { rows: 2 },
    answered: { set: 1 },
  };
  const queries: unknown[] = [];
  const visit = readerOf({ roles: ["archives"] });
  const ask = async ({ name }: { readonly name: string }, { query }: { readonly query?: unknown } = {}) => {
    if (name !== "listPacks") throw new ApiRefusal({ status: 403 } as ApiRefusal["problem"]);
    queries.push(query);
    return { rows: [pack, { ...pack, answered: { set: 2 } }] };
  };
  const rows = await reportsSource.read({ ...visit, api: { ask } } as unknown as Member);
  expect(short(rows)).toEqual([["mine", "待答復的彙整檔", "/console/packs/1/answers"]]);
  expect([rows[0]?.count, queries]).toEqual([1, [{ limit: "20", to: "household-office" }]]);
});
