// The units of an agency: their heads, to which each belongs, how many people are in it, and what is amiss.
import { randomBytes } from "node:crypto";
import type { InferOutput } from "valibot";
import { listPeople } from "../../people/routes.ts";
import { listUnits } from "../../people/unit-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { doneNote } from "../form/act-links.ts";
import { crumb } from "../frame/crumb.ts";
import type { ListColumn } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { searchTable } from "../frame/table.ts";
import { who } from "../frame/who.ts";
import { PEOPLE_PAGES } from "../routes.ts";
import type { PersonRow } from "./standing.ts";

export const unitsHandlers = [memberPage(PEOPLE_PAGES.showUnits, showUnits)] as const;

type UnitRow = InferOutput<(typeof listUnits)["answer"]["schema"]>["rows"][number];

async function showUnits(visit: Member): Promise<ConsoleReply> {
  const { api, person, query } = visit;
  const agency = query.agency ?? person.agency;
  const [units, people] = await Promise.all([
    api.ask(listUnits, { params: { agency } }),
    api.ask(listPeople, { query: { agency, limit: "200" } }),
  ]);
  return unitsPage(visit, { agency, units: units.rows, ...(!people.next && { people: people.rows }) });
}

export interface UnitsFacts {
  readonly agency: string;
  readonly units: readonly UnitRow[];
  /** Where they are few enough to be counted on the page. */
  readonly people?: readonly PersonRow[];
}

export function unitsPage(visit: Visit, facts: UnitsFacts): PageContent {
  const { say, query } = visit;
  const keeps = visit.person !== undefined && hasRole(visit.person, "personnel");
  return {
    title: say("機關單位", "Units"),
    main: html`${crumb(visit, "/console/people", say("人員", "People"))}
<h1>${say("機關單位", "Units")} <small>${said(agencyWords(facts.agency), say)}</small></h1>
${doneNote(visit)}
<p class="lead">${say("單位主管可以停止、召回本單位及所屬單位的人員；請假或出缺時由職務代理人處理。", "A unit head may suspend and recall the people of the unit and of those below it. A deputy stands in.")}</p>
${strayNote(visit, facts)}
${searchTable(visit, {
  caption: say("單位", "Units"),
  columns: unitColumns(visit, facts, keeps),
  rows: facts.units,
  query,
  empty: html`<b>${say("尚未登錄單位", "No unit is on record yet")}</b>${say("請人事人員登錄機關的單位與單位主管。", "Have personnel record the agency’s units and their heads.")}`,
})}
${keeps && newUnit(visit, facts.agency)}`,
  };
}

function unitColumns({ say }: Visit, facts: UnitsFacts, keeps: boolean): readonly ListColumn<UnitRow>[] {
  const nameOf = (code: string) => facts.units.find(({ unit }) => unit === code)?.name ?? code;
  const headWords = ({ head, headLeft }: UnitRow) => {
    if (head === undefined) return say("沒有主管", "no head");
    return html`${who(head)}${headLeft === true && say("（已離開）", " (left)")}`;
  };
  const column = (
    name: string,
    zh: string,
    en: string,
    text: (row: UnitRow) => string,
    cell: ListColumn<UnitRow>["cell"] = text,
  ): ListColumn<UnitRow> => ({
    name,
    title: words(zh, en),
    cell,
    text,
  });
  const edit = ({ unit, name, head = "", parent = "" }: UnitRow) => {
    const at = { agency: facts.agency, unit, next: "/console/units" };
    return html`<a href="/console/acts/setUnit?${new URLSearchParams({ ...at, name, head, parent }).toString()}">${say("更正", "Correct")}</a> <a href="/console/acts/closeUnit?${new URLSearchParams(at).toString()}">${say("裁撤", "Close")}</a>`;
  };
  return [
    column("unit", "代碼", "Code", ({ unit }) => unit),
    column("name", "名稱", "Name", ({ name }) => name),
    column("parent", "上級單位", "Belongs to", ({ parent }) => (parent ? nameOf(parent) : "—")),
    column("head", "單位主管", "Head", ({ head = "" }) => head, headWords),
    peopleColumn(
      column("people", "人數", "People", ({ unit }) => countIn(facts, unit)),
      facts,
      say,
    ),
    ...(keeps
      ? [{ ...column("acts", "更正", "Change", () => ""), unsorted: true as const, cell: edit }]
      : []),
  ];
}

/** How many are in it, and the way to them. */
function peopleColumn(
  column: ListColumn<UnitRow>,
  facts: UnitsFacts,
  say: Visit["say"],
): ListColumn<UnitRow> {
  const { agency, people } = facts;
  return {
    ...column,
    ...(people ? { number: true } : { unsorted: true }),
    cell: ({ unit }) =>
      html`<a href="/console/people?${new URLSearchParams({ agency, unit }).toString()}">${countIn(facts, unit) || say("查看", "See them")}</a>`,
  };
}

function countIn({ people }: UnitsFacts, unit: string): string {
  return people ? String(people.filter(({ posting }) => posting?.unit === unit).length) : "";
}

/** People whose unit is no longer there: nobody heads them by it. */
function strayNote({ say }: Visit, { units, people = [] }: UnitsFacts): Html | false {
  const codes = new Set(units.map(({ unit }) => unit));
  const stray = people.filter(({ posting }) => posting?.unit !== undefined && !codes.has(posting.unit));
  if (stray.length === 0) return false;
  return html`<div class="note bad"><p>${say("下列人員的單位已裁撤，請改登：", "The unit of these people is no more. Give them another: ")}${stray.map(({ person }) => html`<a href="/console/people/${encodeURIComponent(person)}">${who(person)}</a> `)}</p></div>`;
}

/** Its code is made: what it is called is all that anybody has to say. */
function newUnit({ say }: Visit, agency: string): Html {
  const unit = `unit-${randomBytes(3).toString("hex")}`;
  const query = new URLSearchParams({ agency, unit, next: "/console/units" });
  return html`<p class="links"><a class="button" href="/console/acts/setUnit?${String(query)}">${say("登錄單位", "Record a unit")}</a></p>`;
}
