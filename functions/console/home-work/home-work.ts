// Somebody's applications and approvals to work from home: what was asked, what is still missing, what was decided; and who waits.
import { randomUUID } from "node:crypto";
import type { InferOutput } from "valibot";
import { listApplications, readApart, readApplications, readHomePledge } from "../../approvals/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { allRows, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { PEOPLE_PAGES } from "../routes.ts";
import { type ApartShown, applicationPart, type Shown, standingOf } from "./application.ts";
import { homePledgePage } from "./home-pledge.ts";

type Approvals = InferOutput<(typeof readApplications)["answer"]["schema"]>;

export const homeWorkHandlers = [
  memberPage(PEOPLE_PAGES.showApplications, showApplications),
  memberPage(PEOPLE_PAGES.showHomeWork, showHomeWork),
  memberPage(PEOPLE_PAGES.showHomePledge, showHomePledge),
] as const;

/** One's own, and where one decides, those who wait. */
async function showApplications(visit: Member): Promise<ConsoleReply> {
  const { api, person } = visit;
  const decides = hasRole(person, "supervisor", "personnel", "auditor");
  const [own, waiting] = await Promise.all([
    ifThere(api.ask(readApplications, { params: { person: person.person } })),
    decides ? ifThere(allRows(api, listApplications, {})) : undefined,
  ]);
  return applicationsPage(visit, own?.rows ?? [], waiting);
}

async function showHomeWork(visit: Member): Promise<ConsoleReply> {
  const { api, params } = visit;
  const { person = "" } = params;
  const approvals = await api.ask(readApplications, { params: { person } });
  const aparts = await Promise.all(
    approvals.rows.map(({ application }) => ifThere(api.ask(readApart, { params: { person, application } }))),
  );
  return homeWorkPage(visit, approvals, aparts);
}

async function showHomePledge(visit: Member): Promise<ConsoleReply> {
  const { api, params } = visit;
  const { person = "", application = "" } = params;
  const pledge = await api.ask(readHomePledge, { params });
  return homePledgePage(visit, { person, application, ...pledge, key: randomUUID() });
}

export function applicationsPage(
  visit: Visit,
  own: readonly Shown[],
  waiting: readonly Approvals[] | undefined,
): PageContent {
  const { say, person } = visit;
  const account = person?.person ?? "";
  return {
    title: say("居家辦公", "Working from home"),
    main: html`<h1>${say("居家辦公申請與核准", "Applications and approvals")}</h1>
${doneNote(visit)}
${weekPages(visit)}
${waiting && waitingPart(visit, waiting)}
<h2>${say("我的申請", "Mine")}</h2>
${own.length === 0 && html`<div class="empty"><b>${say("您尚未申請", "You have not applied")}</b>${say("機關採用的規範要求核准者，核准前閘門不開放。", "Where the agency’s regulations ask for approval, the gate stays closed until then.")}</div>`}
${own.length > 0 && html`<p><a href="${pageOf(account)}">${say(`共 ${own.length} 件，最近一件：`, `${own.length} in all, the newest: `)}${said(standingOf(own[0] as Shown, visit.at.toISOString())[0], say)}</a></p>`}
${actLinks(visit, [{ act: "applyHomeWork", query: { person: account } }], true)}`,
  };
}

/** The pages of home days and logs, each to whose part it is. */
function weekPages({ say, person }: Visit): Html | false {
  if (!person) return false;
  const over = hasRole(person, "supervisor");
  const office = hasRole(person, "personnel");
  const link = (path: string, zh: string, en: string) =>
    html`<a class="button second" href="/console/home-work/${path}">${say(zh, en)}</a>`;
  return html`<p class="links">${link("day", "我的出勤與日誌", "My attendance and logs")}${link("week", "我的居家日", "My home days")}${link("devices", "自備設備", "Own devices")}${link("supplies", "配發用品", "Supplied items")}${over && link("logs", "同仁的工作日誌", "The team’s work logs")}${over && link("team", "排定同仁的居家日", "Set the team’s week")}${(office || over) && link("agency", "機關一週的居家日", "The agency’s week")}${office && link("attendance", "機關的出勤與日誌", "The agency’s attendance")}</p>`;
}

function pageOf(person: string): string {
  return `/console/people/${encodeURIComponent(person)}/home-work`;
}

/** For a decision, or for the pledge before it. */
function isWaiting({ ended, decision, amendment }: Shown): boolean {
  return !ended && (!decision || amendment !== undefined);
}

/** Those with a priority ground first, as the API gives them; the ground itself is not told here. */
function waitingPart(visit: Visit, waiting: readonly Approvals[]): Html {
  const { say } = visit;
  const at = visit.at.toISOString();
  const rows = waiting.flatMap(({ person, rows }) =>
    rows.filter(isWaiting).map(each => ({ ...each, person })),
  );
  type Row = (typeof rows)[number];
  if (rows.length === 0)
    return html`<h2>${say("待決定", "Waiting")}</h2><p>${say("沒有待決定的申請。", "Nothing waits for a decision.")}</p>`;
  return html`<h2>${say("待決定", "Waiting")}</h2>${plainTable(visit, {
    caption: say("有優先事由者在前", "Those with a priority ground first"),
    rows,
    columns: [
      plainColumn(
        "申請人",
        "Applicant",
        ({ person, application }: Row) =>
          html`<a href="${pageOf(person)}#a${application}">${who(person)} ${say(`第 ${application} 號`, `no. ${application}`)}</a>`,
      ),
      plainColumn("規範", "Regulation", ({ regulation }: Row) =>
        said(valueWords(regulation, "regulation"), say),
      ),
      plainColumn("業務", "Activity", ({ activity }: Row) => said(valueWords(activity, "activity"), say)),
      plainColumn(
        "期間",
        "Span",
        ({ from, to }: Row) => html`${dayHtml(visit, from)} – ${dayHtml(visit, to)}`,
      ),
      plainColumn("現況", "Now", (row: Row) => said(standingOf(row, at)[0], say)),
    ],
  })}`;
}

export function homeWorkPage(
  visit: Visit,
  { person, rows }: Approvals,
  aparts: readonly (ApartShown | undefined)[],
): PageContent {
  const { say } = visit;
  const first = rows.find(isWaiting);
  return {
    title: say("居家辦公", "Working from home"),
    main: html`${crumb(visit, "/console/home-work", say("居家辦公", "Working from home"))}
<h1>${who(person)} <small>${say("居家辦公申請與核准", "applications and approvals")}</small></h1>
${doneNote(visit)}
${rows.length === 0 && html`<p>${say("沒有申請。", "There are none.")}</p>`}
${rows.map((row, at) => applicationPart(visit, person, row, aparts[at], row === first))}
${person === visit.person?.person && actLinks(visit, [{ act: "applyHomeWork", query: { person } }], !first)}`,
  };
}
