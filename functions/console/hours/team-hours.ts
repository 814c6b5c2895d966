// What waits for a superior of their people's overtime and leave, and the way to each of them.
import { listOvertimeToDo } from "../../hours/overtime-reads.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { doneNote } from "../form/act-links.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { HOURS_PAGES } from "../routes.ts";
import { spanText } from "./hours-words.ts";
import { hoursTabs } from "./tabs.ts";
import { hrefOf, pageOf, TURNS } from "./turns.ts";

export const teamHoursHandlers = [memberPage(HOURS_PAGES.showTeamHours, showTeamHours)] as const;

type ToDo = AnswerOf<typeof listOvertimeToDo>;
type Row = ToDo["rows"][number];

async function showTeamHours(visit: Member): Promise<ConsoleReply> {
  const { api, person } = visit;
  const found = await ifThere(api.ask(listOvertimeToDo, { params: { person: person.person } }));
  return teamHoursPage(visit, found ?? { people: [], rows: [] });
}

export function teamHoursPage(visit: Visit, { people, rows }: ToDo): PageContent {
  const { say, person } = visit;
  const others = rows.filter(each => each.person !== person?.person);
  const title = say("同仁的加班與補休", "The team’s overtime and leave");
  return {
    title,
    main: html`<h1>${title}</h1>
${doneNote(visit)}
${hoursTabs(visit, "/console/hours/team")}
<p class="links"><a class="button second" href="/console/hours/overtime/import">${say("匯入加班指派（CSV）", "A file of overtime")}</a></p>
<h2>${say("待您辦理", "Yours to do")}</h2>
${others.length === 0 && html`<p>${say("沒有待辦。", "Nothing waits for you.")}</p>`}
${others.length > 0 && toDoTable(visit, others)}
<h2>${say("同仁", "Your people")}</h2>
${people.length === 0 && html`<div class="empty"><b>${say("沒有以您為主管的同仁", "Nobody is under you")}</b>${say("由人事人員登錄同仁的單位與主管。", "Personnel record who is under whom.")}</div>`}
<ul class="plain">${people.map(each => html`<li>${who(each)} <a href="${pageOf(each)}">${say("加班與補休", "overtime and leave")}</a> <a href="${pageOf(each)}/effect">${say("指派加班", "assign overtime")}</a></li>`)}</ul>`,
  };
}

function toDoTable(visit: Visit, rows: readonly Row[]): Html {
  const { say } = visit;
  return plainTable<Row, ReturnType<typeof plainColumn<Row>>>(visit, {
    caption: say("待您辦理", "Yours to do"),
    rows,
    columns: [
      plainColumn("同仁", "Who", each => who(each.person), { firm: true }),
      plainColumn(
        "待辦",
        "To do",
        each => html`<a href="${hrefOf(each)}">${said(TURNS[each.what], say)}</a>`,
      ),
      plainColumn("時間", "When", each =>
        each.what === "close-warning" ? each.until : spanText(visit, each),
      ),
      plainColumn("等候自", "Since", each => momentHtml(visit, each.since)),
    ],
  });
}
