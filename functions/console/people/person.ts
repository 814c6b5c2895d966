// One person: where they belong, who is over them, who stands in for them, what they hold, what binds and what stops them; pure.
import type { InferOutput } from "valibot";
import { isOutsider } from "../../people/belonging.ts";
import type { readSuperiors } from "../../people/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { terminalLink } from "../counter/terminal-link.ts";
import type { PageContent } from "../door/reply.ts";
import type { Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { actMenu, type MenuLink } from "../form/act-menu.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { endHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { stopItems } from "../sessions/stop-scopes.ts";
import { type PersonRow, personStanding } from "./standing.ts";

type Over = InferOutput<(typeof readSuperiors)["answer"]["schema"]>["rows"];

export function personPage(
  visit: Visit,
  row: PersonRow,
  over: Over,
  /** What their unit is called. */
  unit = row.posting?.unit,
): PageContent {
  const { say } = visit;
  const [words, look] = personStanding(visit, row);
  return {
    title: row.person,
    main: html`${crumb(visit, "/console/people", say("人員", "People"))}
<h1>${who(row.person)} <small>${row.person}</small> <span class="pill ${look}">${words}</span></h1>
${doneNote(visit)}
${outsideWithLoans(visit, row)}
<p><a href="/console/people/${encodeURIComponent(row.person)}/picture">${say("時間軸：借用、核准、連線與拒絕", "Time axis: loans, approvals, sessions and refusals")}</a></p>
${placeFacts(visit, row, over, unit)}
${personFacts(visit, row)}
${row.person === visit.person?.person ? html`${ownNote(visit)}${actMenu(visit, [], "", stopsOf(visit, row))}` : personOffers(visit, row, over)}`,
  };
}

function ownNote({ say }: Visit): Html {
  return html`<p>${say("您本人的任職、單位與主管、代理人、請假、停止與召回，由其他人員辦理。", "Someone else must record your enrolment, place, deputies, leave, suspension or recall.")}</p>`;
}

function terminalOf(visit: Visit, { person, agency }: PersonRow, number: string): Html {
  return terminalLink(visit, number, { agency, borrower: person });
}

function outsideWithLoans(visit: Visit, row: PersonRow): Html | false {
  const { say } = visit;
  const numbers = Object.keys(row.loans);
  if (!isOutsider(row) || numbers.length === 0) return false;
  return html`<div class="note bad"><p>${say("此人是廠商或由他機關僱用，卻仍借用：", "This person is a vendor or employed by another, and still has on loan: ")}${numbers.map(number => html`${terminalOf(visit, row, number)} `)}${clauseLink("tainan-2021/3.2e")}</p></div>`;
}

/** What waits to be settled is not hidden in a menu. */
function stopsAndLifts({ person, suspended, recalled }: PersonRow) {
  const of = { query: { person } };
  return {
    stops: [
      ...(suspended ? [] : [{ act: "suspendPerson", ...of }]),
      { act: "recordBreach", ...of },
      ...(recalled ? [] : [{ act: "recallPerson", ...of }]),
    ],
    lifts: [
      ...(suspended ? [{ act: "reinstatePerson", ...of }] : []),
      ...(recalled ? [{ act: "liftRecall", ...of }] : []),
    ],
  };
}

/** Superiors act on their own people, personnel on all: nobody is shown a button that is refused to them. */
function personOffers(visit: Visit, row: PersonRow, over: Over): Html | false {
  const { person } = visit;
  const of = { query: { person: row.person } };
  const mayStop =
    person && (hasRole(person, "personnel") || over.some(each => each.person === person.person));
  const { stops, lifts } = stopsAndLifts(row);
  const isPersonnel = person && hasRole(person, "personnel");
  return html`${actLinks(
    visit,
    [
      ...(mayStop ? lifts : []),
      ...(row.active ? [{ act: "postPerson", ...of }] : []),
      { act: "grantLeave", ...of },
      ...(row.leaves.length > 0 ? [{ act: "cancelLeave", ...of }] : []),
      ...(row.active ? [{ act: "nameDeputy", ...of }] : []),
      ...(row.deputies?.length ? [{ act: "endDeputy", ...of }] : []),
    ],
    true,
  )}${actMenu(
    visit,
    [
      ...(mayStop ? stops : []),
      ...(isPersonnel
        ? [
            { act: "correctName", ...of },
            { act: "eraseName", ...of },
          ]
        : []),
      ...(row.active && !row.synchronised?.includes("agency") ? [{ act: "leavePerson", ...of }] : []),
    ],
    "",
    stopsOf(visit, row),
  )}`;
}

/** Oneself included: whoever finds that their own account is used by another need not look for somebody first. */
function stopsOf(visit: Visit, { person, agency }: PersonRow): readonly MenuLink[] {
  return stopItems(visit, { kind: "person", id: person }, { agency });
}

function placeFacts(
  visit: Visit,
  { agency, status, posting = {}, deputies = [], synchronised = [], renamed }: PersonRow,
  over: Over,
  unit: string | undefined,
): Html {
  const { say } = visit;
  const { title, employer, superior, calendar } = posting;
  const missing = say("尚未登錄", "not on record");
  const by = (fact: (typeof synchronised)[number]) =>
    synchronised.includes(fact) && html` <small>${say("由城市目錄同步", "by the city’s directory")}</small>`;
  const later = deputies.filter(({ until }) => visit.at.toISOString() < until);
  return html`<h2>${say("任職", "Place")}</h2><dl class="facts">
<dt>${say("機關", "Agency")}</dt><dd>${said(agencyWords(agency), say)}${by("agency")}</dd>
<dt>${say("身分", "Standing")}</dt><dd>${said(valueWords(status), say)}${by("status")}</dd>
<dt>${say("單位", "Unit")}</dt><dd>${unit ?? missing}${by("unit")}</dd>
<dt>${say("職稱", "Title")}</dt><dd>${title ?? missing}</dd>
${employer && html`<dt>${say("僱用單位", "Employer")}</dt><dd>${employer}</dd>`}
<dt>${say("直屬主管", "Direct superior")}</dt><dd>${superior === undefined ? missing : who(superior)}${by("superior")}</dd>
${renamed?.from && html`<dt>${say("原帳號", "Account before")}</dt><dd>${renamed.from}</dd>`}
${renamed?.to && html`<dt>${say("新帳號", "Account now")}</dt><dd>${renamed.to}</dd>`}
<dt>${say("適用日曆", "Calendar")}</dt><dd>${calendar ? said(valueWords(calendar, "calendar"), say) : missing}</dd>
${later.map(({ deputy, from, until }) => html`<dt>${say("職務代理人", "Deputy")}</dt><dd>${who(deputy)} ${momentHtml(visit, from)} – ${endHtml(visit, until)}</dd>`)}
<dt>${say("可停止、召回此人的主管", "Superiors who may suspend or recall")}</dt><dd>${over.length > 0 ? html`<ul class="plain">${over.map(each => html`<li>${overWords(visit, each)}</li>`)}</ul>` : say("沒有：只有人事人員可以；請人事人員登錄單位與直屬主管。", "No one: only personnel can. Have them record the unit and superior.")}</dd>
</dl>`;
}

function overWords({ say }: Visit, { person, as, of, unit }: Over[number]): Html {
  const by = said(valueWords(as), say);
  const place = of && html`${say("（代理 ", " (for ")}${who(of)}${say("）", ")")}`;
  return html`${who(person)} <small>${by}${unit && ` ${unit}`}${place}</small>`;
}

function personFacts(visit: Visit, row: PersonRow): Html | false {
  const { say } = visit;
  const { loans, holds, suspended, recalled, leaves, breaches = [] } = row;
  const at = (instant: string) => momentHtml(visit, instant);
  const facts = [
    ...Object.entries(loans).map(
      ([number, { dueAt }]) =>
        html`<dt>${say("借用", "Loan")}</dt><dd>${terminalOf(visit, row, number)} ${say("應歸還", "due")} ${endHtml(visit, dueAt)}</dd>`,
    ),
    ...Object.entries(holds).map(
      ([number, { cause, since }]) =>
        html`<dt>${say("管制", "Hold")}</dt><dd>${terminalOf(visit, row, number)} ${said(valueWords(cause), say)} ${say("自", "since")} ${at(since)}</dd>`,
    ),
    suspended &&
      html`<dt>${say("停止", "Suspended")}</dt><dd>${suspended.reason} ${suspended.clause && clauseLink(suspended.clause)} ${at(suspended.since)}</dd>`,
    ...breaches.map(
      ({ breachKind, severity, reason, caseReference, stopped, at: when }) =>
        html`<dt>${say("違規", "Breach")}</dt><dd>${said(valueWords(breachKind, "breachKind"), say)} ${said(valueWords(severity, "severity"), say)} ${reason} ${caseReference && html`${say("案號", "case")} ${caseReference}`} ${stopped && say("已停止居家辦公", "home working stopped")} ${at(when)}</dd>`,
    ),
    recalled &&
      html`<dt>${say("召回", "Recalled")}</dt><dd>${recalled.reason} ${say("生效", "from")} ${at(recalled.effectiveAt)}</dd>`,
    ...leaves.map(
      ({ from, until }) =>
        html`<dt>${say("准假", "Leave")}</dt><dd>${at(from)} – ${endHtml(visit, until)}</dd>`,
    ),
  ].filter(Boolean);
  return facts.length > 0 && html`<h2>${say("現況", "Now")}</h2><dl class="facts">${facts}</dl>`;
}
