// Somebody's month of overtime and their compensatory leave: used and left of every limit, each piece with what comes next, each lot with
// when it ends; one's own, or one of a superior's people.
import { type CompLeaveShown, readCompLeave } from "../../hours/leave-routes.ts";
import { readOvertime } from "../../hours/overtime-reads.ts";
import type { OvertimeMonth, PieceShown } from "../../hours/overtime-shapes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { isDay } from "../../shared/time/day.ts";
import { ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { type ActLink, actLinks, doneNote } from "../form/act-links.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { type Stat, stats } from "../frame/stat.ts";
import { dayHtml, endHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { HOURS_PAGES } from "../routes.ts";
import { capsTable, categoryText, lengthText, spanText, stagePill } from "./hours-words.ts";
import { leavePart } from "./leave-part.ts";
import { hoursTabs, monthLinks } from "./tabs.ts";

export const personHoursHandlers = [
  memberPage(HOURS_PAGES.showMyHours, visit => showHours(visit, visit.person.person)),
  memberPage(HOURS_PAGES.showPersonHours, visit => showHours(visit, visit.params.person ?? "")),
] as const;

async function showHours(visit: Member, person: string): Promise<ConsoleReply> {
  const { api, query } = visit;
  const { month, asOf } = query;
  const params = { person };
  const isMonth = month !== undefined && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month);
  const then = asOf !== undefined && isDay(asOf) ? { asOf } : {};
  const [overtime, leave] = await Promise.all([
    ifThere(api.ask(readOvertime, { params, query: { ...(isMonth && { month }), ...then } })),
    ifThere(api.ask(readCompLeave, { params, query: then })),
  ]);
  return hoursPage(visit, { person, overtime, leave });
}

export interface HoursFacts {
  readonly person: string;
  readonly overtime: OvertimeMonth | undefined;
  readonly leave: CompLeaveShown | undefined;
}

export function hoursPage(visit: Visit, { person, overtime, leave }: HoursFacts): PageContent {
  const { say } = visit;
  const isOwn = person === visit.person?.person;
  const title = isOwn
    ? say("我的加班與補休", "My overtime and leave")
    : say("加班與補休", "Overtime and leave");
  return {
    title,
    main: html`${!isOwn && html`${crumb(visit, "/console/hours/team", say("同仁的加班與補休", "The team’s overtime and leave"))}`}
<h1>${isOwn ? title : html`${who(person)} <small>${title}</small>`}</h1>
${doneNote(visit)}
${isOwn && hoursTabs(visit, "/console/hours")}
${!overtime && html`<div class="empty"><b>${say("您尚未登錄為機關人員", "You are not enrolled with an agency")}</b>${say("由人事人員登錄後才能指派或申請加班。", "Overtime is assigned or applied for once personnel have enrolled you.")}</div>`}
${overtime && monthPart(visit, overtime, isOwn)}
${leave && leavePart(visit, leave, isOwn)}`,
  };
}

function monthPart(visit: Visit, overtime: OvertimeMonth, isOwn: boolean): Html {
  const { say, here } = visit;
  const { month, person, caps, pieces, noted, beyond, closed } = overtime;
  const [path = ""] = here.split("?");
  return html`${monthLinks(visit, path, month)}
${stats(numbers(visit, overtime))}
${actLinks(visit, isOwn ? ownActs(person) : overActs(person), isOwn)}
${!isOwn && html`<p class="links"><a class="button" href="/console/people/${encodeURIComponent(person)}/hours/effect">${say("試算並指派加班", "Try and assign overtime")}</a></p>`}
${caps.length === 0 && html`<div class="note wait"><p>${say("機關尚未採用服勤與加班的規範，不能指派或申請加班。", "The agency follows no text on hours yet: no overtime can be assigned.")}</p></div>`}
${caps.length > 0 && capsTable(visit, caps)}
${closed && html`<p class="note">${say("本月已關帳，此後的異動標示為關帳後補登。", "The month is closed: what is changed after that is shown as late.")} ${momentHtml(visit, closed.at)} ${who(closed.by)}</p>`}
${toldPart(visit, overtime)}
<h2>${say("本月加班", "Overtime of the month")}</h2>
${pieces.length === 0 && html`<p>${say("本月沒有加班。", "There is none.")}</p>`}
${pieces.length > 0 && piecesTable(visit, overtime)}
${beyond.length > 0 && html`<h2>${say("超過正常工時而未經指派", "Past normal hours, assigned by nobody")}</h2><p>${say("依打卡紀錄標示，不列入正常工時，也不計加班。", "Found by the clock: neither normal hours nor overtime.")} ${clauseLink("yilan-hours/2.1a")}</p><ul class="plain">${beyond.map(each => html`<li>${spanText(visit, each)} ${lengthText(visit, each.minutes)}</li>`)}</ul>`}
${noted.length > 0 && html`<h2>${say("未經指派的工作時間", "Work that nobody assigned")}</h2><p>${say("留下紀錄，不計加班。", "On record, and not counted.")}</p><ul class="plain">${noted.map(each => html`<li>${spanText(visit, each)} ${each.note}</li>`)}</ul>`}`;
}

function numbers(visit: Visit, { minutes, caps, settled }: OvertimeMonth): readonly Stat[] {
  const { say } = visit;
  const month = caps.find(({ what }) => what === "month");
  return [
    { words: say("本月加班", "this month"), value: lengthText(visit, minutes) },
    ...(month
      ? [{ words: say("本月尚可加班", "left of the month"), value: lengthText(visit, month.left) }]
      : []),
    { words: say("已確認整點時數", "whole hours confirmed"), value: settled.hours },
    ...(settled.lost > 0
      ? [
          {
            words: say("不足一小時，不計", "less than an hour, not counted"),
            value: lengthText(visit, settled.lost),
          },
        ]
      : []),
    ...(settled.asked > 0
      ? [{ words: say("餘數待函釋", "rest to be asked about"), value: lengthText(visit, settled.asked) }]
      : []),
  ];
}

function ownActs(person: string): readonly ActLink[] {
  const query = { person };
  return [
    { act: "applyOvertime", query },
    { act: "askCompLeave", query },
    { act: "noteWork", query },
  ];
}

function overActs(person: string): readonly ActLink[] {
  const query = { person };
  return [
    { act: "orderStandby", query },
    { act: "planShifts", query },
    { act: "tellMatter", query },
  ];
}

/** What was told, and the shifts of the month. */
function toldPart(visit: Visit, { matters, shifts }: OvertimeMonth): Html {
  const { say } = visit;
  return html`${shifts.length > 0 && html`<h2>${say("班表", "Shifts")}</h2><ul class="plain">${shifts.map(({ day, shift, spans }) => html`<li>${dayHtml(visit, day)} ${shift ?? say("休", "off")} ${spans.map(each => spanText(visit, each)).join("、")}</li>`)}</ul>`}
${matters.length > 0 && html`<h2>${say("講明下班後不必處理的事", "Told: not after hours")}</h2><ul class="plain">${matters.map(({ matter, what, dueOn, by }) => html`<li>${matter}. ${what}（${say("期限", "by")} ${dayHtml(visit, dueOn)}，${who(by)}）</li>`)}</ul>`}`;
}

function piecesTable(visit: Visit, { person, pieces, counted }: OvertimeMonth): Html {
  const { say } = visit;
  const found = (piece: string) => counted.find(each => each.piece === piece);
  return plainTable<PieceShown, ReturnType<typeof plainColumn<PieceShown>>>(visit, {
    caption: say("本月加班", "Overtime of the month"),
    rows: pieces,
    columns: [
      plainColumn(
        "起迄",
        "Span",
        each =>
          html`<a href="/console/people/${encodeURIComponent(person)}/hours/${each.piece}">${spanText(visit, found(each.piece) ?? each)}</a>`,
        { firm: true },
      ),
      plainColumn("歸屬日", "Day it counts for", each => dayHtml(visit, found(each.piece)?.day)),
      plainColumn("時數", "Length", each => lengthText(visit, found(each.piece)?.minutes ?? 0)),
      plainColumn("類別", "Category", each => categoryText(visit, each)),
      plainColumn("事由", "Work", each => each.task),
      plainColumn(
        "現況",
        "Now",
        each =>
          html`${stagePill(visit, each)}${each.late && html` <span class="pill is-hold">${say("關帳後補登", "after closing")}</span>`}${each.claimBy && html` <small>${say("申報期限", "claim by")} ${endHtml(visit, each.claimBy)}</small>`}`,
      ),
      plainColumn("可辦事項", "Acts", each => nextActs(visit, person, each)),
    ],
  });
}

/** What can be done with it next, by whose turn it is. */
export function nextActs(visit: Visit, person: string, piece: PieceShown): Html | false {
  const { stage, from, until } = piece;
  const at = visit.at.toISOString();
  const isOwn = person === visit.person?.person;
  const query = { person, piece: piece.piece };
  const acts: readonly ActLink[] = [
    ...(isOwn && stage === "assigned" && until <= at
      ? [{ act: "claimOvertime", query: { ...query, from, until } }]
      : []),
    ...(!isOwn && stage === "asked" && from > at ? [{ act: "decideOvertime", query }] : []),
    ...(!isOwn && stage === "claimed"
      ? [
          { act: "confirmOvertime", query },
          { act: "rejectOvertime", query },
        ]
      : []),
    ...(!isOwn && piece.standby && !piece.settled && !piece.ended ? [{ act: "gradeStandby", query }] : []),
    ...(!isOwn && stage === "confirmed" && piece.claim?.wanted === "pay"
      ? [{ act: "settleOvertime", query }]
      : []),
    ...(["asked", "assigned"].includes(stage) && until > at ? [{ act: "callOffOvertime", query }] : []),
  ];
  return actLinks(visit, acts, false);
}
