// A team's week at a glance: who wishes what, what is proposed, what stands against a day, and one button that sets it; and the
// agency's week for personnel.
import { randomUUID } from "node:crypto";
import type { InferOutput } from "valibot";
import { listRosters, readTeam, setWeek } from "../../rosters/routes.ts";
import { mondayOf, startOfWeek, weekAfter } from "../../rosters/week.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { type Day, isDay } from "../../shared/time/day.ts";
import { ApiRefusal, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import type { Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { signed } from "../form/form.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayHtml, dayText } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { HOME_DAY_PAGES } from "../routes.ts";
import { capText, dayName, weekLinks } from "./week-words.ts";

export const teamHandlers = [
  memberPage(HOME_DAY_PAGES.showTeam, showTeam),
  memberForm(HOME_DAY_PAGES.sendTeam, sendTeam),
  memberPage(HOME_DAY_PAGES.showAgencyWeek, showAgencyWeek),
] as const;

type Team = InferOutput<(typeof readTeam)["answer"]["schema"]>;
type TeamRow = Team["rows"][number];

interface TeamFacts {
  readonly team: Team;
  /** Whose team. */
  readonly of: string;
  readonly keep: string;
  readonly key: string;
  /** As it was sent, where it was refused. */
  readonly typed?: ReadonlyMap<string, readonly Day[]>;
  readonly problem?: ProblemDocument;
}

/** Next week, unless another is asked for. */
export function weekAsked({ query, at }: Pick<Visit, "query" | "at">): Day {
  const { week = "" } = query;
  return isDay(week) ? mondayOf(week) : weekAfter(mondayOf(dayOf(at.toISOString())));
}

async function teamFacts(visit: Member, week: Day, keep: string): Promise<Omit<TeamFacts, "key">> {
  const of = visit.query.of ?? visit.person.person;
  const query = /^\d{1,3}$/.test(keep) ? { keep } : {};
  const team = await visit.api.ask(readTeam, { params: { person: of, week }, query });
  return { team, of, keep };
}

async function showTeam(visit: Member): Promise<ConsoleReply> {
  const facts = await teamFacts(visit, weekAsked(visit), visit.query.keep ?? "");
  return teamPage(visit, { ...facts, key: randomUUID() });
}

async function sendTeam(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const week = typed.one("week");
  const people = typed.all("person");
  const rows = people.map(person => ({ person, days: typed.all(`days.${person}`) }));
  try {
    await visit.api.ask(setWeek, { params: { week }, body: { rows }, key: typed.one("_key") });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    const { problem } = error;
    const facts = await teamFacts(visit, isDay(week) ? mondayOf(week) : weekAsked(visit), typed.one("keep"));
    const sent = new Map(rows.map(({ person, days }) => [person, days]));
    const page = teamPage(visit, { ...facts, typed: sent, problem, key: randomUUID() });
    return { ...page, status: problem.status };
  }
  const query = new URLSearchParams({ week, done: "setWeek", ...(visit.query.of && { of: visit.query.of }) });
  return { location: `/console/home-work/team?${query}` };
}

export function teamPage(visit: Visit, facts: TeamFacts): PageContent {
  const { say } = visit;
  const { team, of, problem } = facts;
  const { week, rows } = team;
  const isOpen = visit.at.toISOString() < startOfWeek(week);
  return {
    title: say("同仁的居家日", "The team’s week"),
    main: html`${crumb(visit, "/console/home-work", say("居家辦公", "Working from home"))}
<h1>${say("同仁一週的居家日", "The team’s home days")} <small>${dayText(visit, week)} ${say("起", "on")}</small></h1>
${doneNote(visit)}
${problem && problemNote(visit, problem)}
${weekLinks(visit, "/console/home-work/team", week, of === visit.person?.person ? {} : { of })}
${rows.length === 0 && html`<div class="empty"><b>${say("這一週沒有可以居家的同仁", "Nobody of the team may work from home that week")}</b>${say("核准居家辦公的同仁會列在這裡。", "Whoever is approved to work from home is listed here.")}</div>`}
${rows.length > 0 && (isOpen ? settingPart(visit, facts) : underWayPart(visit, team))}
${rows.map(row => swapPart(visit, row))}
${rows.length > 0 && capLinks(visit, rows)}`,
  };
}

function daysShown({ days, rows }: Team): readonly Day[] {
  const used = rows.flatMap(row => [...(row.days ?? []), ...(row.wish ?? [])]);
  return days.filter(({ day, works }) => works || used.includes(day)).map(({ day }) => day);
}

function settingPart(visit: Visit, facts: TeamFacts): Html {
  const { say } = visit;
  const { team, typed, key, keep, of } = facts;
  const { week, rows, proposal } = team;
  const proposed = new Map(proposal.rows.map(row => [row.person, row.days]));
  const chosen = (row: TeamRow) => typed?.get(row.person) ?? row.days ?? proposed.get(row.person) ?? [];
  const columns = daysShown(team).map(day =>
    plainColumn<TeamRow>(dayName(day)["zh-TW"], dayName(day).en, row =>
      cell(visit, { row, day, isChosen: chosen(row).includes(day) }),
    ),
  );
  const first = plainColumn<TeamRow>(
    "同仁",
    "Who",
    row =>
      html`${who(row.person)}<input type="hidden" name="person" value="${row.person}"> <small>${standing(visit, row, proposal.missed[row.person] ?? 0)}</small>`,
    { firm: true },
  );
  return html`${proposalNote(visit, team)}
<form method="get" action="/console/home-work/team" class="links"><input type="hidden" name="week" value="${week}">${of !== visit.person?.person && html`<input type="hidden" name="of" value="${of}">`}<label>${say("每天至少留在辦公室的同仁人數", "Of the team at the office each day, at least")} <input class="short" name="keep" inputmode="numeric" value="${keep}"></label> <button class="second">${say("重新建議", "Propose again")}</button></form>
<form method="post" action="/console/home-work/team${of !== visit.person?.person && `?of=${encodeURIComponent(of)}`}" data-keep>${signed(visit, key)}<input type="hidden" name="week" value="${week}"><input type="hidden" name="keep" value="${keep}">
${plainTable(visit, { caption: say("勾選者為居家日；「願」為同仁填寫的日子", "Ticked days are home days; “wish” is what was wished for"), rows, columns: [first, ...columns] })}
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("排定上列同仁這一週的居家日並通知本人；該週開始後只能調整或召回。有一人不合規定，全部不登錄。", "the week of everybody above is set and they are told. Once it has begun, days can only be moved or recalled. If one does not fit, none is recorded.")}</p><button>${say("排定這一週", "Set this week")}</button></div></form>`;
}

function standing({ say }: Visit, row: TeamRow, missed: number): Html {
  const set = row.days ? say("已排定", "set") : say("未排定", "not set");
  return html`${set}${missed > 0 && say(`，前四週少 ${missed} 日`, `, ${missed} fewer than wished in four weeks`)}`;
}

interface Cell {
  readonly row: TeamRow;
  readonly day: Day;
  readonly isChosen: boolean;
}

/** What cannot be is said in the cell, with the clause; a ticked one stays, to be seen and taken away. */
function cell(visit: Visit, { row, day, isChosen }: Cell): Html {
  const { say } = visit;
  const against = row.against.filter(each => each.day === day);
  const wished = row.wish?.includes(day) && html`<span class="pill is-hold">${say("願", "wish")}</span>`;
  const why = against.map(
    ({ words, clauses }) => html`<small class="why">${said(words, say)} ${clauses.map(clauseLink)}</small>`,
  );
  if (against.length > 0 && !isChosen) return html`${wished}<span aria-hidden="true">—</span> ${why}`;
  const whose = html`<span class="unseen">${who(row.person)} ${dayText(visit, day)} </span>`;
  return html`<label class="option"><input type="checkbox" name="days.${row.person}" value="${day}" ${isChosen && html`checked`}> ${whose}${say("居家", "home")}</label>${wished}${why}`;
}

function proposalNote({ say, ...visit }: Visit, { proposal }: Team): Html {
  const { short, capped, conflict } = proposal;
  if (short === 0)
    return html`<div class="note good"><p>${say("建議的排法滿足所有人填寫的日數。尚未登錄，可以改動後再排定。", "The proposal gives everybody as many days as they wished for. Nothing is recorded yet: change it or set it.")}</p></div>`;
  const reader = { say, ...visit };
  return html`<div class="note wait"><p>${say(`填寫的日數有 ${short} 日無法排入；建議的排法已盡量平均分擔。`, `${short} of the days wished for cannot be; the proposal shares that out as evenly as can be.`)}</p><ul>
${capped.map(({ person, wished, most }) => html`<li>${who(person)} ${say(`填 ${wished} 日，依規定本週最多 ${most} 日`, `wishes for ${wished}; ${most} at most that week`)}</li>`)}
${conflict && html`<li>${conflict.days.map((day, at) => html`${at > 0 && say("、", ", ")}${dayHtml(reader, day)}`)} ${say(`合計只有 ${conflict.places} 個居家名額，但下列同仁至少需要 ${conflict.needed} 個：`, `have ${conflict.places} places together, and these need ${conflict.needed} at least: `)}${conflict.people.map((person, at) => html`${at > 0 && say("、", ", ")}${who(person)}`)}</li>`}</ul></div>`;
}

/** A week under way is no longer set: each home day to come can be moved or recalled. */
function underWayPart(visit: Visit, team: Team): Html {
  const { say } = visit;
  const today = dayOf(visit.at.toISOString());
  const columns = daysShown(team).map(day =>
    plainColumn<TeamRow>(dayName(day)["zh-TW"], dayName(day).en, ({ person, days = [], recalled, leave }) => {
      if (leave.includes(day)) return html`<span class="pill is-quiet">${say("請假", "leave")}</span>`;
      if (!days.includes(day)) return "—";
      const isGone = recalled.includes(day);
      return html`<span class="pill ${isGone ? "is-closed" : "is-open"}">${isGone ? say("已召回", "recalled") : say("居家", "home")}</span>${
        day >= today &&
        !isGone &&
        actLinks(
          visit,
          [
            { act: "moveHomeDay", query: { person, from: day } },
            { act: "recallHomeDay", query: { person, day } },
          ],
          false,
        )
      }`;
    }),
  );
  const first = plainColumn<TeamRow>("同仁", "Who", ({ person }) => who(person), { firm: true });
  return html`<p>${say("這一週已開始，不再排定；未到的居家日可以調整或召回。", "The week has begun. It is no longer set; home days to come can be moved or recalled.")}</p>
${plainTable(visit, { caption: say("居家日", "Home days"), rows: team.rows, columns: [first, ...columns] })}`;
}

/** For whom the caps by weeks of pregnancy do not fit. */
function capLinks(visit: Visit, rows: readonly TeamRow[]): Html {
  const { say } = visit;
  return html`<h2>${say("另訂居家日數", "A number of days of one’s own")} ${clauseLink("keelung-pregnancy/3.4")}</h2>
<p>${say("不依辦公日曆出勤或工作性質特殊者，參照孕期的日數上限另訂，由人事人員核准。", "For whoever works off the office calendar or at something of its own kind: guided by the caps by weeks, and approved by personnel.")}</p>
<ul class="plain">${rows.map(({ person }) => html`<li>${who(person)} ${actLinks(visit, [{ act: "askHomeDayCap", query: { person } }], false)}</li>`)}</ul>`;
}

function swapPart(visit: Visit, { person, swap }: TeamRow): Html | false {
  const { say } = visit;
  if (!swap) return false;
  const standing = swap.agreed
    ? say("對方已同意，待您決定", "agreed by both, yours to decide")
    : say("待對方同意", "waits for the other to agree");
  return html`<div class="note wait"><p>${who(person)} ${say("請求以", "wishes to give")} ${dayHtml(visit, swap.give)} ${say("與", "for")} ${who(swap.with)} ${say("的", "’s")} ${dayHtml(visit, swap.take)} ${say("互換：", ": ")}${standing}</p>${swap.agreed && actLinks(visit, [{ act: "decideSwap", query: { person } }])}</div>`;
}

/** A page of the agency's people at a time. */
async function showAgencyWeek(visit: Member): Promise<ConsoleReply> {
  const week = weekAsked(visit);
  const { cursor } = visit.query;
  const query = { limit: "200", ...(cursor && { cursor }) };
  return agencyWeekPage(visit, week, await visit.api.ask(listRosters, { params: { week }, query }));
}

type AgencyWeek = InferOutput<(typeof listRosters)["answer"]["schema"]>;
type RosterRow = AgencyWeek["rows"][number];

export function agencyWeekPage(visit: Visit, week: Day, { atHome, rows, next }: AgencyWeek): PageContent {
  const { say, person } = visit;
  const set = rows.filter(({ weeks }) => weeks[week]?.set);
  const days = Object.entries(atHome).filter(([, count]) => count > 0);
  return {
    title: say("機關一週的居家日", "The agency’s week"),
    main: html`${crumb(visit, "/console/home-work", say("居家辦公", "Working from home"))}
<h1>${say("機關一週的居家日", "The agency’s home days")} <small>${dayText(visit, week)} ${say("起", "on")}</small></h1>
${weekLinks(visit, "/console/home-work/agency", week)}
<dl class="facts">${days.map(([day, count]) => html`<dt>${said(dayName(day), say)}</dt><dd>${say(`${count} 人居家`, `${count} at home`)}</dd>`)}</dl>
${person && hasRole(person, "personnel") && html`<p class="links"><a class="button second" href="/console/home-work/import?week=${week}">${say("匯入一週的居家日", "Take in a file of home days")}</a></p>`}
${capsPart(visit, rows)}
${set.length === 0 && html`<div class="empty"><b>${say("這一週尚未排定任何人", "Nobody’s week is set yet")}</b></div>`}
${set.length > 0 && agencyTable(visit, week, set)}
${next && html`<p class="links"><a href="/console/home-work/agency?${String(new URLSearchParams({ week, cursor: next }))}">${say("其餘同仁", "The others")} →</a></p>`}`,
  };
}

/** What was set for somebody, and what waits for personnel: with reason and whoever approved it. */
function capsPart(visit: Visit, rows: readonly RosterRow[]): Html | false {
  const { say } = visit;
  const found = rows.filter(({ cap, capAsked }) => cap || capAsked);
  if (found.length === 0) return false;
  return html`<h2>${say("另訂居家日數", "Numbers of days of their own")} ${clauseLink("keelung-pregnancy/3.4")}</h2><ul class="plain">${found.map(
    ({ person, cap, capAsked }) =>
      html`<li>${who(person)} ${cap && html`${capText(visit, cap)} ${say("核准者", "approved by")} ${who(cap.approved.by)}`}${capAsked && html` ${say("待核准：", "waits for approval: ")}${capText(visit, capAsked)}${actLinks(visit, [{ act: "decideHomeDayCap", query: { person } }])}`}</li>`,
  )}</ul>`;
}

function agencyTable(visit: Visit, week: Day, rows: readonly RosterRow[]): Html {
  const { say } = visit;
  const columns = [
    plainColumn<RosterRow>("同仁", "Who", ({ person }) => who(person), { firm: true }),
    plainColumn<RosterRow>("居家日", "Home days", ({ weeks }) => {
      const { days = [], recalled = {} } = weeks[week] ?? {};
      const one = (day: Day) =>
        html`<span class="pill ${Object.hasOwn(recalled, day) ? "is-closed" : "is-open"}">${said(dayName(day), say)}</span> `;
      return days.length === 0 ? say("無", "none") : html`${days.map(one)}`;
    }),
    plainColumn<RosterRow>("排定者", "Set by", ({ weeks }) => who(weeks[week]?.set?.by ?? "")),
  ];
  return plainTable(visit, {
    caption: say(`已排定 ${rows.length} 人`, `${rows.length} people are set`),
    rows,
    columns,
  });
}
