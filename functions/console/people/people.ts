// The people of an agency and their standing: what they hold, what binds them, what stops them.

import type { InferOutput } from "valibot";
import { listPeople, readPerson } from "../../people/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import { allRows } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { searchTable } from "../frame/table.ts";
import { endHtml, momentHtml } from "../frame/time.ts";
import { PAGES } from "../routes.ts";

export const peopleHandlers = [
  memberPage(PAGES.showPeople, showPeople),
  memberPage(PAGES.showPerson, showPerson),
] as const;

async function showPeople(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const rows = await allRows(api, listPeople, { agency: query.agency });
  if (query.export) return { handed: sheetOf(rows, peopleColumns(visit), { say, name: "people", query }) };
  return peoplePage(visit, rows);
}

async function showPerson(visit: Member): Promise<ConsoleReply> {
  return personPage(visit, await visit.api.ask(readPerson, { params: visit.params }));
}

export type PersonRow = InferOutput<(typeof readPerson)["answer"]["schema"]>;

export function personStanding(
  reader: PageReader,
  person: PersonRow,
): readonly [words: string, look: string] {
  const [words, look] = currently(reader, person);
  const { nowWritten } = person;
  if (nowWritten === undefined || !person.active) return [words, look];
  const old = reader.say(`舊寫法，請改以 ${nowWritten} 登錄`, `old spelling, enrol as ${nowWritten}`);
  return [look === "is-open" ? old : `${words} · ${old}`, "is-shut"];
}

function currently({ say }: PageReader, person: PersonRow): readonly [words: string, look: string] {
  if (!person.active) return [say("已離開", "left"), ""];
  if (person.suspended) return [say("停止連線", "suspended"), "is-shut"];
  if (person.recalled) return [say("已召回", "recalled"), "is-shut"];
  if (Object.keys(person.holds).length > 0) return [say("管制中", "held"), "is-hold"];
  return [say("可借用", "can borrow"), "is-open"];
}

export function peopleColumns(reader: PageReader): readonly ListColumn<PersonRow>[] {
  const { say } = reader;
  return [
    {
      name: "person",
      title: words("人員", "Person"),
      cell: ({ person, nowWritten }) =>
        // Under its old spelling there is no page: every door folds it.
        nowWritten === undefined
          ? html`<a href="/console/people/${encodeURIComponent(person)}">${person}</a>`
          : person,
      text: ({ person }) => person,
    },
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

export function peoplePage(visit: Visit, rows: readonly PersonRow[]): PageContent {
  const { say, query } = visit;
  return {
    title: say("人員", "People"),
    main: html`<h1>${say("本機關居家辦公人員", "The agency’s home workers")}</h1>
${doneNote(visit)}
${searchTable(visit, {
  caption: say("人員", "People"),
  columns: peopleColumns(visit),
  rows,
  query,
  empty: html`<b>${say("還沒有登錄人員", "No one is enrolled yet")}</b>${say("人事人員登錄後，才能借用終端。", "The personnel office must enrol people before they can borrow a terminal.")}`,
})}
${enrolBar(visit)}`,
  };
}

function enrolBar({ say, person }: Visit): Html | false {
  if (!person || !hasRole(person, "personnel")) return false;
  return html`<h2>${say("登錄人員", "Enrol a person")}</h2><form class="bar" method="get" action="/console/acts/enrolPerson">
<input type="hidden" name="next" value="/console/people"><label class="grow">${say("帳號", "Account")}<input name="person" required></label><button class="second">${say("下一步", "Next")}</button></form>`;
}

export function personPage(visit: Visit, row: PersonRow): PageContent {
  const { say } = visit;
  const [words, look] = personStanding(visit, row);
  return {
    title: row.person,
    main: html`<p class="crumb"><a href="/console/people">← ${say("人員", "People")}</a></p>
<h1>${row.person} <span class="pill ${look}">${words}</span></h1>
${doneNote(visit)}
${personFacts(visit, row)}
${row.person === visit.person?.person ? ownNote(visit) : personOffers(visit, row)}`,
  };
}

function ownNote({ say }: Visit): Html {
  return html`<p>${say("您本人的任職、請假、停止與召回，由其他人員辦理。", "Someone else must record your enrolment, leave, suspension or recall.")}</p>`;
}

function personOffers(visit: Visit, row: PersonRow): Html | false {
  const of = { query: { person: row.person } };
  return actLinks(visit, [
    ...(row.suspended ? [{ act: "reinstatePerson", ...of }] : [{ act: "suspendPerson", ...of }]),
    ...(row.recalled ? [{ act: "liftRecall", ...of }] : [{ act: "recallPerson", ...of }]),
    { act: "grantLeave", ...of },
    ...(row.leaves.length > 0 ? [{ act: "cancelLeave", ...of }] : []),
    ...(row.active ? [{ act: "leavePerson", ...of }] : []),
  ]);
}

function personFacts(
  visit: Visit,
  { agency, status, loans, holds, suspended, recalled, leaves }: PersonRow,
): Html {
  const { say } = visit;
  const at = (instant: string) => momentHtml(visit, instant);
  return html`<dl class="facts">
<dt>${say("機關", "Agency")}</dt><dd>${agency}</dd>
<dt>${say("身分", "Standing")}</dt><dd>${said(valueWords(status), say)}</dd>
${Object.entries(loans).map(([number, { dueAt }]) => html`<dt>${say("借用", "Loan")}</dt><dd><a href="/console/terminals/${number}"><code>${number}</code></a> ${say("應歸還", "due")} ${endHtml(visit, dueAt)}</dd>`)}
${Object.entries(holds).map(([number, { cause, since }]) => html`<dt>${say("管制", "Hold")}</dt><dd><code>${number}</code> ${said(valueWords(cause), say)} ${say("自", "since")} ${at(since)}</dd>`)}
${suspended && html`<dt>${say("停止", "Suspended")}</dt><dd>${suspended.reason} ${suspended.clause && clauseLink(suspended.clause)} ${at(suspended.since)}</dd>`}
${recalled && html`<dt>${say("召回", "Recalled")}</dt><dd>${recalled.reason} ${say("生效", "from")} ${at(recalled.effectiveAt)}</dd>`}
${leaves.map(({ from, until }) => html`<dt>${say("准假", "Leave")}</dt><dd>${at(from)} – ${endHtml(visit, until)}</dd>`)}
</dl>`;
}
