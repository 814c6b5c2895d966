// One's own day at home: the clock, the logs of the week, what was undertaken.
import { randomUUID } from "node:crypto";
import { readApart, readApplications } from "../../approvals/routes.ts";
import { clockIn, clockOut, readHomeWeek } from "../../attendance/routes.ts";
import { readPerson } from "../../people/routes.ts";
import { mondayOf, weekAfter } from "../../rosters/week.ts";
import type { Route } from "../../shared/http/route.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { readSuppliesOf } from "../../supplies/routes.ts";
import { ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { doneNote } from "../form/act-links.ts";
import { signed } from "../form/form.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayText, momentHtml } from "../frame/time.ts";
import { HOME_LOG_PAGES } from "../routes.ts";
import { type DutyFacts, dutiesPart } from "./duties.ts";
import {
  figuresText,
  type HomeDayShown,
  type HomeWeekShown,
  logPill,
  spansHtml,
  weekPageOf,
} from "./log-words.ts";
import { dayName } from "./week-words.ts";

const HERE = "/console/home-work/day";
export const myDayHandlers = [memberPage(HOME_LOG_PAGES.showMyDay, showMyDay)] as const;

interface MyDayFacts extends DutyFacts {
  readonly week: HomeWeekShown | undefined;
  /** Of the request that the clock sends. */
  readonly key: string;
}

async function showMyDay(visit: Member): Promise<ConsoleReply> {
  const { api, person, at } = visit;
  const params = { person: person.person };
  const week = mondayOf(dayOf(at.toISOString()));
  const [shown, approvals, standing, items] = await Promise.all([
    ifThere(api.ask(readHomeWeek, { params: { ...params, week } })),
    ifThere(api.ask(readApplications, { params })),
    ifThere(api.ask(readPerson, { params })),
    ifThere(api.ask(readSuppliesOf, { params })),
  ]);
  const applications = approvals?.rows ?? [];
  const [newest] = applications.filter(({ decision, ended }) => decision?.granted && !ended);
  const apart =
    newest && (await ifThere(api.ask(readApart, { params: { ...params, application: newest.application } })));
  const supplied = { loans: standing?.loans ?? {}, supplies: items?.rows ?? [] };
  const facts = { week: shown, applications, apart, ...supplied, key: randomUUID() };
  return myDayPage(visit, facts);
}

export function myDayPage(visit: Visit, facts: MyDayFacts): PageContent {
  const { say } = visit;
  const { week } = facts;
  const title = say("我的出勤與日誌", "My attendance and logs");
  return {
    title,
    main: html`${crumb(visit, "/console/home-work", say("居家辦公", "Working from home"))}
<h1>${title}</h1>
${doneNote(visit)}
${!week && html`<div class="empty"><b>${say("您尚未登錄為本機關人員", "You are not enrolled here")}</b>${say("請洽人事單位先行登錄。", "Ask your personnel office.")}</div>`}
${week && clockPart(visit, week, facts.key)}
${week && weekPart(visit, week)}
${dutiesPart(visit, facts)}`,
  };
}

function clockPart(visit: Visit, { open, terms }: HomeWeekShown, key: string): Html {
  const { say, person } = visit;
  const route: Route = open ? clockOut : clockIn;
  const query = new URLSearchParams({ person: person?.person ?? "", next: HERE });
  return html`<section class="card"><h2>${say("線上打卡", "Clock")}</h2>
<p>${open ? html`${say("已打卡上班：", "Clocked in: ")}${momentHtml(visit, open.from)}` : say("目前未在上班中。", "You are not clocked in.")}${terms && html` <small>${say("核定的工作時間：", "Hours as approved: ")}${terms.hours}</small>`}</p>
<form method="post" action="/console/acts/${route.name}?${String(query)}">${signed(visit, key)}<input type="hidden" name="method" value="console"><div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("記錄現在的時間與打卡方式；有誤請主管更正。", "the time and the means are recorded. Your superior corrects what is wrong.")}</p><button>${said(route.summary, say)}</button></div></form></section>`;
}

function weekPart(visit: Visit, week: HomeWeekShown): Html {
  const { say } = visit;
  const today = dayOf(visit.at.toISOString());
  const rows = week.days.filter(
    ({ day, isHome, spans, log }) => day <= today || isHome || spans.length > 0 || log,
  );
  const columns = [
    plainColumn<HomeDayShown>("日期", "Day", ({ day }) => said(dayName(day), say), { firm: true }),
    plainColumn<HomeDayShown>("地點", "Where", ({ isHome }) => (isHome ? say("居家", "home") : "—")),
    plainColumn<HomeDayShown>("出勤", "Times", day => spansHtml(visit, day)),
    plainColumn<HomeDayShown>("工作日誌", "Work log", day => logCell(visit, week.person, day)),
  ];
  return html`<h2>${say("本週", "This week")}</h2>
${plainTable(visit, { caption: figuresText(visit, week.figures), rows, columns })}
<p class="links"><a class="button second" href="${weekPageOf(week.person, week.week)}">${say("本週日誌內容", "What is in them")}</a><a class="button second" href="${weekPageOf(week.person, weekAfter(week.week, -1))}">${say("前一週", "The week before")}</a><a class="button second" href="/console/home-work/logs/import">${say("匯入日誌", "Take in a file")}</a></p>`;
}

/** A log may be sent again until it is found right. */
export function logCell(visit: Visit, person: string, { day, isLogged, log }: HomeDayShown): Html {
  const { say } = visit;
  const today = dayOf(visit.at.toISOString());
  const canSend = day <= today && log?.review?.accepted !== true;
  const query = new URLSearchParams({ person, day, next: visit.event.rawPath });
  const words = log ? say("修改", "Amend") : say("填寫", "Write");
  return html`${logPill(visit, log, isLogged && day < today)}${canSend && (log || isLogged || day === today) && html` <a href="/console/acts/sendLog?${String(query)}" aria-label="${words} ${dayText(visit, day)}">${words}</a>`}${log && html` <a href="/console/people/${encodeURIComponent(person)}/logs/${day}" aria-label="${say("表單", "Form")} ${dayText(visit, day)}">${say("表單", "Form")}</a>`}`;
}
