// The people of an agency and their standing: what they hold, what binds them, what stops them.

import type { InferOutput } from "valibot";
import { findPeople, listPushedWaiting } from "../../directory/routes.ts";
import { listPeople, readPerson, readSuperiors } from "../../people/routes.ts";
import { listUnits } from "../../people/unit-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { type Words, words } from "../../shared/words.ts";
import { allRows, ifThere } from "../door/api.ts";
import { calledIn } from "../door/called.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { type KnownPerson, peopleOffered } from "../form/picked.ts";
import { agencyChoice, readsEveryAgency, toFilledAgency } from "../frame/agency-choice.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { partTable, searchTable, withQuery } from "../frame/table.ts";
import { who } from "../frame/who.ts";
import { PEOPLE_PAGES } from "../routes.ts";
import { personPage } from "./person.ts";
import { type PersonRow, personStanding } from "./standing.ts";

export const peopleHandlers = [
  memberPage(PEOPLE_PAGES.showPeople, showPeople),
  memberPage(PEOPLE_PAGES.showPerson, showPerson),
] as const;

async function showPeople(visit: Member): Promise<ConsoleReply> {
  const { api, query } = visit;
  const location = await toFilledAgency(visit, async each => {
    const { rows } = await api.ask(listPeople, { query: { agency: each, limit: "1" } });
    return rows.length > 0;
  });
  if (location) return { location };
  const agency = query.agency ?? visit.person.agency;
  const isPersonnel = hasRole(visit.person, "personnel");
  if (query.export) return { handed: await peopleSheet(visit, agency) };
  const [found, units, waits, known] = await Promise.all([
    peopleAsked(visit, agency),
    unitsOf(visit, agency),
    isPersonnel ? ifThere(api.ask(listPushedWaiting, { query: { agency } })) : undefined,
    isPersonnel ? ifThere(api.ask(findPeople, { params: { agency } })) : undefined,
  ]);
  return peoplePage(visit, {
    ...found,
    rows: found.rows.map(row => inUnit(row, units)),
    ...(query.unit && { unit: unitCalled(query.unit, units) }),
    waits: waits?.rows,
    strangers: known?.rows.filter(({ enrolled }) => !enrolled),
  });
}

/** As they are listed; of more than are searched on the page itself all, since no column has the names that those are found by. */
export async function peopleSheet(visit: Member, agency: string): Promise<ReturnType<typeof sheetOf>> {
  const { api, query, say } = visit;
  const [all, units] = await Promise.all([
    allRows(api, listPeople, { agency, unit: query.unit }, { whole: true }),
    unitsOf(visit, agency),
  ]);
  const rows = all.map(row => inUnit(row, units));
  const listed = all.length > Number(AT_ONCE) ? { ...query, q: "" } : query;
  const names = await namesSought({ api, query: listed }, all);
  return sheetOf(rows, peopleColumns(visit, names), { say, name: "people", query: listed });
}

async function unitsOf({ api }: Member, agency: string): Promise<readonly UnitRow[] | undefined> {
  return (await ifThere(api.ask(listUnits, { params: { agency } })))?.rows;
}

/** As many as are searched and sorted on the page itself. */
const AT_ONCE = "200";

/** Everybody, where one question holds them; of more a page, or whose name begins as asked, or who has that account. */
export async function peopleAsked(
  { api, query }: Pick<Member, "api" | "query">,
  agency: string,
): Promise<PeopleFound> {
  const { cursor, unit, q } = query;
  const page = await api.ask(listPeople, { query: { agency, unit, cursor, limit: AT_ONCE } });
  if (!page.next && !cursor) return { rows: page.rows, names: await namesSought({ api, query }, page.rows) };
  if (!q?.trim()) return { rows: page.rows, part: { next: page.next } };
  const found = await api.ask(findPeople, { params: { agency }, query: { q } });
  const enrolled = found.rows.filter(row => row.enrolled);
  const rows = await Promise.all(
    enrolled.map(({ person }) => ifThere(api.ask(readPerson, { params: { person } }))),
  );
  const ofUnit = (row: PersonRow) => !unit || row.posting?.unit === unit;
  return { rows: rows.filter(row => row !== undefined).filter(ofUnit), part: {} };
}

/** Nothing where nobody is searched for. */
async function namesSought(
  { api, query }: Pick<Member, "api" | "query">,
  rows: readonly PersonRow[],
): Promise<ReadonlyMap<string, string> | undefined> {
  if (!query.q?.trim()) return undefined;
  const people = rows.map(({ person }) => person);
  return (await ifThere(calledIn(api, people)))?.names;
}

async function showPerson(visit: Member): Promise<ConsoleReply> {
  const { api, params } = visit;
  const [row, over] = await Promise.all([
    api.ask(readPerson, { params }),
    ifThere(api.ask(readSuperiors, { params })),
  ]);
  const units = row.posting?.unit
    ? await ifThere(api.ask(listUnits, { params: { agency: row.agency } }))
    : undefined;
  const named = (over?.rows ?? []).map(each => ({
    ...each,
    ...(each.unit && { unit: unitCalled(each.unit, units?.rows) }),
  }));
  return personPage(visit, row, named, unitIn(row, units?.rows));
}

export type UnitRow = InferOutput<(typeof listUnits)["answer"]["schema"]>["rows"][number];

/** What their unit is called. */
function unitIn({ posting }: PersonRow, units?: readonly UnitRow[]): string | undefined {
  return posting?.unit && unitCalled(posting.unit, units);
}

export function unitCalled(code: string, units: readonly UnitRow[] = []): string {
  return units.find(({ unit }) => unit === code)?.name ?? code;
}

/** As a list shows them: a unit is known by its name, not by its code. */
function inUnit(row: PersonRow, units: readonly UnitRow[] | undefined): PersonRow {
  return row.posting?.unit ? { ...row, posting: { ...row.posting, unit: unitIn(row, units) } } : row;
}

const placed = (column: "unit" | "title" | "superior", title: Words): ListColumn<PersonRow> => ({
  name: column,
  title,
  cell: ({ posting }) => posting?.[column] ?? "—",
  text: ({ posting }) => posting?.[column] ?? "",
});
const PLACE_COLUMNS: readonly ListColumn<PersonRow>[] = [
  placed("unit", words("單位", "Unit")),
  placed("title", words("職稱", "Title")),
  {
    ...placed("superior", words("直屬主管", "Superior")),
    cell: ({ posting }) => who(posting?.superior) || "—",
  },
];

export function peopleColumns(
  reader: PageReader,
  names: ReadonlyMap<string, string> = new Map(),
): readonly ListColumn<PersonRow>[] {
  const { say } = reader;
  return [
    {
      name: "person",
      title: words("人員", "Person"),
      cell: ({ person, nowWritten }) =>
        // Under its old spelling there is no page: every door folds it.
        nowWritten === undefined
          ? html`<a href="/console/people/${encodeURIComponent(person)}">${who(person)}</a>`
          : who(person),
      text: ({ person }) => person,
      sought: ({ person }) => names.get(person),
    },
    ...PLACE_COLUMNS,
    {
      name: "status",
      title: words("身分", "Standing"),
      cell: ({ status }) => said(valueWords(status), say),
      text: ({ status }) => said(valueWords(status), say),
    },
    {
      name: "gate",
      title: words("現況", "Now"),
      cell: row => {
        const [words, look] = personStanding(reader, row);
        return html`<span class="pill ${look}">${words}</span>`;
      },
      text: row => personStanding(reader, row)[0],
    },
    {
      name: "loans",
      title: words("借用中", "Loans"),
      cell: ({ loans }) => Object.keys(loans).map(number => html`<code>${number}</code> `),
      text: ({ loans }) => Object.keys(loans).join(" "),
    },
  ];
}

export interface PeopleFound {
  readonly rows: readonly PersonRow[];
  /** What they are called, where somebody is searched for among them. */
  readonly names?: ReadonlyMap<string, string> | undefined;
  /** These are not all: a page of them, or those that were searched for. */
  readonly part?: { readonly next?: string | undefined };
}

export interface PeopleFacts extends PeopleFound {
  /** What the unit is called whose people they are. */
  readonly unit?: string;
  readonly waits?: readonly WaitingRow[] | undefined;
  readonly strangers?: readonly KnownPerson[] | undefined;
}

export function peoplePage(visit: Visit, facts: PeopleFacts): PageContent {
  const { say, query } = visit;
  const { rows, names, part, unit, waits = [], strangers = [] } = facts;
  const table = {
    caption: say("人員", "People"),
    columns: peopleColumns(visit, names),
    rows,
    query,
    empty: html`<b>${say("尚無登錄人員", "No one is enrolled yet")}</b>${!readsEveryAgency(visit) && say("人事人員登錄後，才能借用終端。", "The personnel office must enrol people before they can borrow a terminal.")}`,
  };
  return {
    title: say("人員", "People"),
    main: html`<h1>${say("居家辦公人員", "Home workers")} <small>${said(agencyWords(query.agency || (visit.person?.agency ?? "")), say)}${unit && ` · ${unit}`}</small></h1>
${doneNote(visit)}
${agencyChoice(visit)}
<p class="links">${unit && html`<a href="${withQuery(query, { unit: "", cursor: "" })}">${say("全機關人員", "Everybody of the agency")}</a> · `}<a href="/console/units">${say("機關單位", "Units")}</a>${visit.person && hasRole(visit.person, "personnel") && html` · <a href="/console/people/import">${say("匯入人員名冊", "A file of people")}</a>`}</p>
${unplaced(visit, facts)}
${waitingNote(visit, waits)}
${part ? partTable(visit, { ...table, ...part }) : searchTable(visit, table)}
${enrolBar(visit, strangers)}`,
  };
}

type WaitingRow = InferOutput<(typeof listPushedWaiting)["answer"]["schema"]>["rows"][number];

/** What the city's directory said and cannot be so yet, with what would make it so. */
function waitingNote({ say }: Visit, rows: readonly WaitingRow[]): Html | false {
  if (rows.length === 0) return false;
  const one = ({ person, waiting, said: { department, manager, userType } }: WaitingRow) => {
    const what = [department, manager, userType].filter(Boolean).join("、");
    return html`<li>${who(person)} ${waiting.map(each => say(...(WAITS[each] ?? [each, each]))).join(say("；", "; "))}${what && html` <small>${say("目錄的說法：", "as the directory says: ")}${what}</small>`}</li>`;
  };
  return html`<div class="note wait"><p>${say(`城市目錄同步的 ${rows.length} 人有資料尚待處理；原因排除後一分鐘內自動登錄。`, `Of ${rows.length} people something that the city’s directory says waits; it is recorded within a minute of its cause being settled.`)}</p><ul>${rows.map(one)}</ul></div>`;
}

const WAITS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  "agency-unsaid": ["目錄沒有說明任職機關", "the directory names no agency"],
  "agency-unknown": ["目錄所說的機關不在本系統", "the agency that the directory names is not here"],
  "status-unknown": ["目錄的身分類別不明", "the directory’s kind of employment is not known"],
  "unit-unknown": ["本機關沒有這個單位，請登錄單位", "the agency has no such unit: record it"],
  "superior-unknown": ["直屬主管尚未由目錄同步", "the directory has not pushed the manager"],
  "superior-is-self": ["直屬主管是本人", "the manager is the person"],
  "superior-circle": ["直屬主管的關係繞成一圈", "the managers go round in a circle"],
  "not-of-the-agency": ["直屬主管不是本機關現職人員", "the manager is not of the agency"],
  "outsider-in-charge": ["直屬主管是廠商或他機關人員", "the manager is employed by another"],
  "line-too-long": ["主管關係牽涉過多人員", "too many people are in the line of managers"],
  "person-has-loan": [
    "尚有借出的電腦，歸還後才能改隸機關",
    "has a terminal out: it moves to the other agency when it is back",
  ],
  "account-looks-alike": ["帳號與已登錄的帳號難以分辨", "the account looks like one already enrolled"],
};

/** Of whom only personnel can take care, since nobody is over them. */
function unplaced({ say }: Visit, { rows, part }: PeopleFound): Html | false {
  const alone = rows.filter(({ posting }) => !posting?.superior && !posting?.unit).length;
  if (alone === 0) return false;
  const here = part ? say("本頁 ", "On this page: ") : "";
  return html`<p class="note">${here}${say(`${alone} 人尚未登錄單位與直屬主管：在登錄之前，只有人事人員能停止或召回他們。`, `${alone} people have neither unit nor direct superior on record. Until they have, only personnel can suspend or recall them.`)}</p>`;
}

/** Whoever logged in or was pushed has a name and is chosen by it; of anybody else the account is all that is known. */
function enrolBar({ say, person }: Visit, strangers: readonly KnownPerson[]): Html | false {
  if (!person || !hasRole(person, "personnel")) return false;
  const bar = (control: Html) =>
    html`<form class="bar" method="get" action="/console/acts/enrolPerson">
<input type="hidden" name="next" value="/console/people">${control}<button class="second">${say("下一步", "Next")}</button></form>`;
  const options = peopleOffered(strangers).map(
    ([value, words]) => html`<option value="${value}">${words}</option>`,
  );
  return html`<h2 id="enrol">${say("登錄人員", "Enrol a person")}</h2>
${strangers.length > 0 && bar(html`<label class="grow">${say("曾登入而尚未登錄者", "Logged in, not enrolled yet")}<select name="person" required>${options}</select></label>`)}
${bar(html`<label class="grow">${say("公務帳號", "Account")}<input name="person" required autocomplete="off"></label>`)}`;
}
