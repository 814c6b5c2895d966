// One piece of overtime: what it was assigned for, what was claimed with its evidence, and beside it the sessions and clockings of that
// time, by which whoever assigned it confirms what was worked.
import { readOvertimePiece } from "../../hours/overtime-reads.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { AnswerOf } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { doneNote } from "../form/act-links.ts";
import { fieldWords, valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { dayHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { HOURS_PAGES } from "../routes.ts";
import { categoryText, lengthText, spanText, stagePill } from "./hours-words.ts";
import { nextActs } from "./person-hours.ts";

export const pieceHandlers = [memberPage(HOURS_PAGES.showPiece, showPiece)] as const;

type Facts = AnswerOf<typeof readOvertimePiece>;
type Row = Facts["row"];

async function showPiece(visit: Member): Promise<ConsoleReply> {
  return piecePage(visit, await visit.api.ask(readOvertimePiece, { params: visit.params }));
}

export function piecePage(visit: Visit, facts: Facts): PageContent {
  const { say } = visit;
  const { person, row } = facts;
  const isOwn = person === visit.person?.person;
  const back = isOwn ? "/console/hours" : `/console/people/${encodeURIComponent(person)}/hours`;
  return {
    title: say("一筆加班", "One piece of overtime"),
    main: html`${crumb(visit, back, say("加班與補休", "Overtime and leave"))}
<h1>${spanText(visit, row)} <small>${who(person)} ${categoryText(visit, row)}</small></h1>
${doneNote(visit)}
<p>${stagePill(visit, row)}${row.late && html` <span class="pill is-hold">${say("關帳後補登", "after closing")}</span>`}</p>
${nextActs(visit, person, row)}
${plannedPart(visit, row)}
${claimPart(visit, facts)}
${trailPart(visit, facts)}
${decidedPart(visit, row)}`,
  };
}

function plannedPart(visit: Visit, { task, assigned, asked, cause, standby }: Row): Html {
  const { say } = visit;
  return html`<h2>${say("指派", "Assigned")}</h2><dl class="facts"><dt>${say("工作內容", "Work")}</dt><dd>${task}</dd>
${cause && html`<dt>${say("事由編號", "Cause")}</dt><dd>${cause}</dd>`}
${standby && html`<dt>${say("待命地點與依據", "Place and order")}</dt><dd>${standby.place}（${standby.order}）</dd>`}
${asked && html`<dt>${say("申請", "Applied for")}</dt><dd>${who(asked.by)} ${momentHtml(visit, asked.at)}</dd>`}
${
  assigned &&
  html`<dt>${say("指派或同意", "Assigned or agreed")}</dt><dd>${who(assigned.by)} ${momentHtml(visit, assigned.at)}；${say("當時本月已加班", "that month until then")} ${lengthText(visit, assigned.seen.minutes)}</dd>
${Object.entries(assigned.findings).map(([name, found]) => html`<dt>${said(fieldWords(name).label, say)}</dt><dd>${found}</dd>`)}`
}</dl>`;
}

function claimPart(visit: Visit, { row: { claim }, matters }: Facts): Html | false {
  const { say } = visit;
  if (!claim) return false;
  const told = matters.find(({ matter }) => matter === claim.matter);
  return html`${told && html`<div class="note wait"><p>${say("所辦為主管講明下班後不必處理的事：", "It was told that this need not be handled after hours: ")}${told.what}（${say("期限", "by")} ${dayHtml(visit, told.dueOn)}，${who(told.by)}） ${clauseLink("keelung-pregnancy/5.3.5")}</p></div>`}<h2>${say("申報", "Claimed")}</h2><dl class="facts"><dt>${say("實際起迄", "Worked")}</dt><dd>${spanText(visit, claim)}</dd>
<dt>${say("申報時間", "Claimed at")}</dt><dd>${momentHtml(visit, claim.at)}</dd>
<dt>${say("補償方式", "Compensation")}</dt><dd>${said(valueWords(claim.wanted, "wanted"), say)}</dd>
<dt>${say("佐證", "Evidence")}</dt><dd><ul class="plain">${claim.evidence.map(({ kind, reference, sha256 }) => html`<li>${said(valueWords(kind, "kind"), say)}${say("：", ": ")}${reference}${sha256 && html` <small title="${sha256}">SHA-256 ${sha256.slice(0, 12)}…</small>`}</li>`)}</ul></dd></dl>`;
}

/** What else is on record of that time. */
function trailPart(visit: Visit, { sessions, clocked, noted }: Facts): Html {
  const { say } = visit;
  return html`<h2>${say("該時段的連線與打卡", "Sessions and clockings of that time")}</h2><dl class="facts">
<dt>${say("連線", "Sessions")}</dt><dd>${sessions.length === 0 && say("沒有連線紀錄", "none")}<ul class="plain">${sessions.map(({ session, from, until }) => html`<li><a href="/console/sessions/${session}">${momentHtml(visit, from)}–${until ? momentHtml(visit, until) : say("進行中", "still open")}</a></li>`)}</ul></dd>
<dt>${say("打卡", "Clocked")}</dt><dd>${clocked.length === 0 && say("沒有打卡紀錄", "none")}<ul class="plain">${clocked.map(each => html`<li>${spanText(visit, each)}</li>`)}</ul></dd>
${noted.length > 0 && html`<dt>${say("自行登錄（不計加班）", "Written down, not counted")}</dt><dd><ul class="plain">${noted.map(each => html`<li>${spanText(visit, each)} ${each.note}</li>`)}</ul></dd>`}</dl>`;
}

function decidedPart(visit: Visit, { confirmed, ended, grade, settled }: Row): Html | false {
  const { say } = visit;
  if (!confirmed && !ended && !grade) return false;
  return html`<h2>${say("認定", "Found")}</h2><dl class="facts">
${confirmed && html`<dt>${say("確認", "Confirmed")}</dt><dd>${who(confirmed.by)} ${momentHtml(visit, confirmed.at)}${say("：", ": ")}${spanText(visit, confirmed)}，${lengthText(visit, confirmed.minutes)}</dd>`}
${grade && html`<dt>${say("待命級別", "Grade")}</dt><dd>${said(valueWords(grade.grade, "grade"), say)} ${who(grade.by)}${say("：", ": ")}${grade.reason}</dd>`}
${settled && html`<dt>${say("核給", "Settled")}</dt><dd>${said(valueWords(settled.as, "as"), say)}${settled.amount !== undefined && say(` ${settled.amount} 元（每小時 ${settled.perHour} 元）`, ` ${settled.amount} dollars (${settled.perHour} an hour)`)} ${settled.reason ?? ""}</dd>`}
${ended && html`<dt>${say("未成立", "Ended")}</dt><dd>${who(ended.by)} ${momentHtml(visit, ended.at)}${say("：", ": ")}${ended.reason}</dd>`}</dl>`;
}
