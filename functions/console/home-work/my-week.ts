// One's own week: home days as they are set, what one wishes for next, and who asks to swap.
import { randomUUID } from "node:crypto";
import type { InferOutput } from "valibot";
import { listSwapsAsked, readRoster, wishHomeDays } from "../../rosters/routes.ts";
import { daysOfWeek, mondayOf, startOfWeek, weekAfter } from "../../rosters/week.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { type Day, isDay } from "../../shared/time/day.ts";
import { ApiRefusal, ifThere, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import type { Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { signed } from "../form/form.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { dayHtml, dayText, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { HOME_DAY_PAGES } from "../routes.ts";
import { capText, dayName, weekLinks } from "./week-words.ts";

export const myWeekHandlers = [
  memberPage(HOME_DAY_PAGES.showMyWeek, showMyWeek),
  memberForm(HOME_DAY_PAGES.sendMyWeek, sendMyWeek),
] as const;

type Roster = InferOutput<(typeof readRoster)["answer"]["schema"]>;
type Week = Roster["weeks"][string];

interface MyWeekFacts {
  readonly roster: Roster | undefined;
  readonly asked: readonly Roster[];
  readonly week: Day;
  readonly key: string;
  readonly problem?: ProblemDocument;
}

async function factsFor({ api, person }: Member): Promise<Pick<MyWeekFacts, "roster" | "asked">> {
  const params = { person: person.person };
  const [roster, asked] = await Promise.all([
    ifThere(api.ask(readRoster, { params })),
    ifThere(api.ask(listSwapsAsked, { params })),
  ]);
  return { roster, asked: asked?.rows ?? [] };
}

function weekOf({ query, at }: Pick<Visit, "query" | "at">): Day {
  const { week = "" } = query;
  return mondayOf(isDay(week) ? week : dayOf(at.toISOString()));
}

async function showMyWeek(visit: Member): Promise<ConsoleReply> {
  return myWeekPage(visit, { ...(await factsFor(visit)), week: weekOf(visit), key: randomUUID() });
}

async function sendMyWeek(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const week = typed.one("week");
  const params = { person: visit.person.person };
  try {
    await visit.api.ask(wishHomeDays, {
      params,
      body: { week, days: typed.all("days") },
      key: typed.one("_key"),
    });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    const { problem } = error;
    const facts = { ...(await factsFor(visit)), week: weekOf(visit), key: randomUUID() };
    return { ...myWeekPage(visit, { ...facts, problem }), status: problem.status };
  }
  return { location: `/console/home-work/week?${new URLSearchParams({ week, done: "wishHomeDays" })}` };
}

export function myWeekPage(visit: Visit, facts: MyWeekFacts): PageContent {
  const { say } = visit;
  const { roster, asked, week, problem, key } = facts;
  const next = weekAfter(mondayOf(dayOf(visit.at.toISOString())));
  const [, wished = next] = [week, next].sort();
  return {
    title: say("我的居家日", "My week"),
    main: html`${crumb(visit, "/console/home-work", say("居家辦公", "Working from home"))}
<h1>${say("我的居家日", "My home days")}</h1>
${doneNote(visit)}
${problem && problemNote(visit, problem)}
${asked.map(each => askedPart(visit, each))}
${weekLinks(visit, "/console/home-work/week", week)}
${weekPart(visit, roster, week)}
${capPart(visit, roster)}
${swapPart(visit, roster)}
${wishPart(visit, { week: wished, wish: roster?.weeks[wished]?.wish?.days ?? [], key })}`,
  };
}

function weekPart(visit: Visit, roster: Roster | undefined, week: Day): Html {
  const { say, person } = visit;
  const found = roster?.weeks[week];
  const heading = html`<h2>${dayText(visit, week)} ${say("起一週", "and the week from there")}</h2>`;
  if (!found?.set)
    return html`${heading}<p>${say("主管尚未排定這一週；排定前沒有居家日。", "Your superior has not set this week yet. Until then no day of it is a home day.")}</p>`;
  const today = dayOf(visit.at.toISOString());
  const canSwap = found.days.some(day => day >= today);
  return html`${heading}<ul class="plain">${daysOfWeek(week).map(day => dayRow(visit, { roster, found, day }))}</ul>
<p class="fine">${say("排定者", "Set by")} ${who(found.set.by)} ${momentHtml(visit, found.set.at)}</p>
${canSwap && actLinks(visit, [{ act: "askSwap", query: { person: person?.person ?? "" } }], false)}`;
}

function dayRow(
  visit: Visit,
  { roster, found, day }: { readonly roster: Roster | undefined; readonly found: Week; readonly day: Day },
): Html {
  const { say } = visit;
  const recall = found.recalled?.[day];
  const isResting = roster?.rests.some(({ from, to }) => from <= day && day <= to) === true;
  const isHome = found.days.includes(day) && !isResting;
  const look = !isHome || recall ? "is-quiet" : "is-open";
  const told = isResting
    ? say("休養", "rest")
    : recall
      ? html`${say("已召回", "recalled")} ${momentHtml(visit, recall.at)} ${recall.reason}`
      : isHome
        ? say("居家", "home")
        : say("辦公室或不上班", "office or off");
  return html`<li>${said(dayName(day), say)} <span class="pill ${look}">${told}</span></li>`;
}

function capPart(visit: Visit, roster: Roster | undefined): Html | false {
  const { say } = visit;
  const { cap, capAsked } = roster ?? {};
  return (
    (cap || capAsked) !== undefined &&
    html`<section class="card" id="cap"><h2>${say("機關另訂的居家日數", "Home days that the agency set for you")} ${clauseLink("keelung-pregnancy/3.4")}</h2>
${cap && html`<p>${capText(visit, cap)} ${say("核准者", "approved by")} ${who(cap.approved.by)} ${momentHtml(visit, cap.approved.at)}</p>`}
${capAsked && html`<p>${say("待核准：", "Waits for approval: ")}${capText(visit, capAsked)}</p>`}</section>`
  );
}

function swapPart(visit: Visit, roster: Roster | undefined): Html | false {
  const { say } = visit;
  const { swap } = roster ?? {};
  if (!swap) return false;
  return html`<div class="note wait"><p>${say("您請求以", "You asked to give")} ${dayHtml(visit, swap.give)} ${say("與", "for")} ${who(swap.with)} ${say("的", "’s")} ${dayHtml(visit, swap.take)} ${say("互換：", ": ")}${swap.agreed ? say("對方已同意，待主管決定", "agreed, your superior decides") : say("待對方同意", "waits for the other")}</p></div>`;
}

function askedPart(visit: Visit, { person, swap }: Roster): Html | false {
  const { say } = visit;
  if (!swap) return false;
  return html`<div class="note wait"><p>${who(person)} ${say("請求以", "asks to give")} ${dayHtml(visit, swap.give)} ${say("換您的", "for your")} ${dayHtml(visit, swap.take)}</p>${actLinks(visit, [{ act: "answerSwap", query: { person } }])}</div>`;
}

interface WishFacts {
  readonly week: Day;
  readonly wish: readonly Day[];
  readonly key: string;
}

function wishPart(visit: Visit, { week, wish, key }: WishFacts): Html | false {
  const { say } = visit;
  if (visit.at.toISOString() >= startOfWeek(week)) return false;
  const one = (day: Day) =>
    html`<label class="option"><input type="checkbox" name="days" value="${day}" ${wish.includes(day) && html`checked`}> ${said(dayName(day), say)}</label>`;
  return html`<h2>${say("我想居家的日子", "Days I wish for")}</h2>
<form method="post" action="/console/home-work/week" class="sheet" data-keep>${signed(visit, key)}<input type="hidden" name="week" value="${week}">
<fieldset class="field"><legend>${dayText(visit, week)} ${say("起一週", "and the week from there")}</legend><div class="options">${daysOfWeek(week).map(one)}</div></fieldset>
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("送給主管參考；排定前不是居家日。", "your superior sees it when the week is set. Until then no day of it is a home day.")}</p><button>${say("送出", "Send")}</button></div></form>`;
}
