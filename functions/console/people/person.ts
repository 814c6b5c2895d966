// One person: where they belong, who is over them, who stands in for them, what they hold, what binds and what stops them; pure.
import type { InferOutput } from "valibot";
import { isOutsider } from "../../people/belonging.ts";
import type { readSuperiors } from "../../people/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import type { PageContent } from "../door/reply.ts";
import type { Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { endHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { type PersonRow, personStanding } from "./standing.ts";

type Over = InferOutput<(typeof readSuperiors)["answer"]["schema"]>["rows"];

export function personPage(visit: Visit, row: PersonRow, over: Over): PageContent {
  const { say } = visit;
  const [words, look] = personStanding(visit, row);
  return {
    title: row.person,
    main: html`<p class="crumb"><a href="/console/people">← ${say("人員", "People")}</a></p>
<h1>${who(row.person)} <small>${row.person}</small> <span class="pill ${look}">${words}</span></h1>
${doneNote(visit)}
${outsideWithLoans(visit, row)}
${placeFacts(visit, row, over)}
${personFacts(visit, row)}
${row.person === visit.person?.person ? ownNote(visit) : personOffers(visit, row, over)}`,
  };
}

function ownNote({ say }: Visit): Html {
  return html`<p>${say("您本人的任職、單位與主管、代理人、請假、停止與召回，由其他人員辦理。", "Someone else must record your enrolment, place, deputies, leave, suspension or recall.")}</p>`;
}

function outsideWithLoans({ say }: Visit, row: PersonRow): Html | false {
  const numbers = Object.keys(row.loans);
  if (!isOutsider(row) || numbers.length === 0) return false;
  return html`<div class="note bad"><p>${say("此人是廠商或由他機關僱用，卻仍借用：", "This person is a vendor or employed by another, and still has on loan: ")}${numbers.map(number => html`<a href="/console/terminals/${number}"><code>${number}</code></a> `)}${clauseLink("tainan-2021/3.2e")}</p></div>`;
}

/** Superiors act on their own people, personnel on all: nobody is shown a button that is refused to them. */
function personOffers(visit: Visit, row: PersonRow, over: Over): Html | false {
  const { person } = visit;
  const of = { query: { person: row.person } };
  const { posting = {} } = row;
  const placed = { query: { ...of.query, ...(posting as Readonly<Record<string, string>>) } };
  const mayStop =
    person && (hasRole(person, "personnel") || over.some(each => each.person === person.person));
  const stops = [
    row.suspended ? { act: "reinstatePerson", ...of } : { act: "suspendPerson", ...of },
    row.recalled ? { act: "liftRecall", ...of } : { act: "recallPerson", ...of },
  ];
  return actLinks(visit, [
    ...(row.active
      ? [
          { act: "postPerson", ...placed },
          { act: "nameDeputy", ...of },
        ]
      : []),
    ...(row.deputies?.length ? [{ act: "endDeputy", ...of }] : []),
    ...(mayStop ? stops : []),
    ...(person && hasRole(person, "personnel")
      ? [
          { act: "correctName", ...of },
          { act: "eraseName", ...of },
        ]
      : []),
    { act: "grantLeave", ...of },
    ...(row.leaves.length > 0 ? [{ act: "cancelLeave", ...of }] : []),
    ...(row.active && !row.synchronised?.includes("agency") ? [{ act: "leavePerson", ...of }] : []),
  ]);
}

function placeFacts(
  visit: Visit,
  { agency, status, posting = {}, deputies = [], synchronised = [], renamed }: PersonRow,
  over: Over,
): Html {
  const { say } = visit;
  const { unit, title, employer, superior, calendar } = posting;
  const missing = say("尚未登錄", "not on record");
  const by = (fact: (typeof synchronised)[number]) =>
    synchronised.includes(fact) && html` <small>${say("由城市目錄同步", "by the city’s directory")}</small>`;
  const later = deputies.filter(({ until }) => visit.at.toISOString() < until);
  return html`<h2>${say("任職", "Place")}</h2><dl class="facts">
<dt>${say("機關", "Agency")}</dt><dd>${agency}${by("agency")}</dd>
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

function personFacts(visit: Visit, { loans, holds, suspended, recalled, leaves }: PersonRow): Html | false {
  const { say } = visit;
  const at = (instant: string) => momentHtml(visit, instant);
  const facts = [
    ...Object.entries(loans).map(
      ([number, { dueAt }]) =>
        html`<dt>${say("借用", "Loan")}</dt><dd><a href="/console/terminals/${number}"><code>${number}</code></a> ${say("應歸還", "due")} ${endHtml(visit, dueAt)}</dd>`,
    ),
    ...Object.entries(holds).map(
      ([number, { cause, since }]) =>
        html`<dt>${say("管制", "Hold")}</dt><dd><code>${number}</code> ${said(valueWords(cause), say)} ${say("自", "since")} ${at(since)}</dd>`,
    ),
    suspended &&
      html`<dt>${say("停止", "Suspended")}</dt><dd>${suspended.reason} ${suspended.clause && clauseLink(suspended.clause)} ${at(suspended.since)}</dd>`,
    recalled &&
      html`<dt>${say("召回", "Recalled")}</dt><dd>${recalled.reason} ${say("生效", "from")} ${at(recalled.effectiveAt)}</dd>`,
    ...leaves.map(
      ({ from, until }) =>
        html`<dt>${say("准假", "Leave")}</dt><dd>${at(from)} – ${endHtml(visit, until)}</dd>`,
    ),
  ].filter(Boolean);
  return facts.length > 0 && html`<h2>${say("現況", "Now")}</h2><dl class="facts">${facts}</dl>`;
}
