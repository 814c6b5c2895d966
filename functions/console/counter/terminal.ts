// One terminal: how far its trip has come, what comes next and who may do it, its loan, and all that was recorded.
import type { InferOutput } from "valibot";
import { readAgency } from "../../agencies/routes.ts";
import { readPosture } from "../../posture/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import type { Stage } from "../../terminals/custody.ts";
import { readTerminal, readTerminalEvents } from "../../terminals/routes.ts";
import { STAGE_WORDS } from "../../terminals/stage.ts";
import { ApiRefusal, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { doneNote } from "../form/act-links.ts";
import { actMenu } from "../form/act-menu.ts";
import { valueWords } from "../form/label.ts";
import { clauseList } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { eventRows, siteCalled } from "../frame/event.ts";
import { said } from "../frame/say.ts";
import { dayHtml, dueIn, endHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { PAGES } from "../routes.ts";
import { stopItems } from "../sessions/stop-scopes.ts";
import { type PostureShown, reportingCard } from "./enrolment.ts";
import { stagePill } from "./stage-pill.ts";
import { TRIP_STAGES } from "./steps.ts";
import { taskList } from "./task-list.ts";
import { tasksOf } from "./tasks.ts";
import { terminalMenu } from "./terminal-acts.ts";
import type { TerminalRow } from "./terminal-row.ts";

export const terminalHandlers = [
  memberPage(PAGES.showTerminal, visit => showTerminal(visit).catch(error => sought(visit, error))),
] as const;

async function showTerminal(visit: Member): Promise<ConsoleReply> {
  const { api, params } = visit;
  const kept = async () => {
    const row = await api.ask(readTerminal, { params });
    // Another agency's own people are not for a borrower or an administrator to know.
    return [row, await ifThere(api.ask(readAgency, { params: { agency: row.agency } }))] as const;
  };
  const [[row, agency], events, posture] = await Promise.all([
    kept(),
    // A borrower sees their own terminal, and not what was recorded about it before.
    api.ask(readTerminalEvents, { params }).catch(notPermitted),
    api.ask(readPosture, { params }).catch(notPermitted),
  ]);
  const sites = agency?.returnSites;
  return terminalPage({ ...visit, sites }, atSite(row, sites), events?.rows, posture, agency?.scanOfficers);
}

type Sites = InferOutput<(typeof readAgency)["answer"]["schema"]>["returnSites"];

/** The place where it was disinfected is known by its name. */
function atSite(row: TerminalRow, sites: Sites = []): TerminalRow {
  const { loan } = row.custody;
  if (!loan?.disinfection) return row;
  const disinfection = { ...loan.disinfection, site: siteCalled(loan.disinfection.site, sites) };
  return { ...row, custody: { ...row.custody, loan: { ...loan, disinfection } } };
}

/** Somebody typed or scanned a number of which there is none for them: the search says what else it may be. */
function sought({ params, query }: Member, error: unknown): ConsoleReply {
  const isNone = error instanceof ApiRefusal && [403, 404].includes(error.problem.status);
  if (!isNone || query.sought === undefined) throw error;
  return { location: `/console/search?${new URLSearchParams({ q: params.propertyNo ?? "", all: "1" })}` };
}

function notPermitted(error: unknown): undefined {
  if (error instanceof ApiRefusal && error.problem.status === 403) return undefined;
  throw error;
}

export type Events = InferOutput<(typeof readTerminalEvents)["answer"]["schema"]>["rows"];

export function terminalPage(
  visit: Visit & { readonly sites?: Sites | undefined },
  row: TerminalRow,
  events: Events | undefined,
  posture?: PostureShown,
  scanOfficers: readonly string[] = [],
): PageContent {
  const { say, at } = visit;
  const { propertyNo, custody } = row;
  const standing = STAGE_WORDS[custody.stage];
  return {
    title: propertyNo,
    main: html`${crumb(visit, "/console/terminals", say("櫃檯", "Counter"))}
<h1><code>${propertyNo}</code> ${stagePill(visit, custody.stage)}</h1>
${doneNote(visit)}
${custody.hold && holdNote(visit, custody.hold)}
${custody.loan && trip(visit, custody.stage)}
<section class="card"><h2>${say("下一步", "Next")}</h2>${custody.stage !== "registered" && html`<p>${say(...standing.next)}</p>`}${clauseList(visit, standing.clauses)}
${taskList(visit, propertyNo, tasksOf({ row, at, scanOfficers, ...(posture && { hasKey: posture.key !== undefined }) }), row)}
${actMenu(visit, terminalMenu(row, at, visit.person?.person), "", row.status === "retired" ? [] : stopItems(visit, { kind: "terminal", id: propertyNo }, row))}</section>
<div class="cards">${custody.loan && loanCard(visit, row, custody.loan)}${paperCard(visit, row)}${posture && reportingCard(visit, posture)}</div>
${
  events &&
  html`<h2>${say("紀錄", "Recorded")}</h2>
${eventRows(visit, events)}`
}`,
  };
}

function holdNote(reader: PageReader, { cause, since }: { cause: string; since: string }): Html {
  const { say } = reader;
  return html`<div class="note wait"><p><b>${say("管制中：閘門關閉", "On hold: the gate is closed")}</b> ${said(valueWords(cause), say)}${say("，自", ", since")} ${momentHtml(reader, since)}${say("；出具掃毒證明後解除。", "; the hold ends when the scan is attested.")}</p></div>`;
}

function trip({ say }: PageReader, stage: Stage): Html {
  const at = (TRIP_STAGES as readonly Stage[]).indexOf(stage);
  const mark = (index: number) => (index < at ? "past" : index === at ? "now" : "");
  return html`<ol class="trip" aria-label="${say("這一趟", "This trip")}">${TRIP_STAGES.map(
    (each, index) =>
      html`<li class="${mark(index)}" ${index === at && html`aria-current="step"`}><b>${said(valueWords(each, "stage"), say)}</b></li>`,
  )}</ol>`;
}

function loanCard(
  reader: PageReader,
  { propertyNo }: TerminalRow,
  loan: NonNullable<TerminalRow["custody"]["loan"]>,
): Html {
  const { say } = reader;
  const { approval, attestation, scan, disinfection } = loan;
  const row = (words: string, content: Html | string | false | undefined) =>
    content && html`<dt>${words}</dt><dd>${content}</dd>`;
  return html`<section class="card"><h2>${say(`第 ${loan.number} 次借用`, `Loan no. ${loan.number}`)}</h2><dl class="facts">
${row(say("借用人", "Borrower"), who(loan.borrower))}
${row(say("用途", "Purpose"), loan.purpose)}
${row(say("應歸還", "Due"), html`${endHtml(reader, loan.dueAt)} <small>${dueIn(reader, loan.dueAt)}</small>`)}
${row(say("配件", "Accessories"), loan.accessories.join("、"))}
${row(say("登記", "Registered"), html`${momentHtml(reader, loan.registeredAt)} ${who(loan.registeredBy)}`)}
${row(say("核准", "Approved"), approval && html`${momentHtml(reader, approval.at)} ${who(approval.by)} ${say("至", "until")} ${dayHtml(reader, approval.until)}`)}
${row(say("切結", "Pledged"), loan.pledgedAt && momentHtml(reader, loan.pledgedAt))}
${row(say("攜出", "Carried out"), loan.outAt && momentHtml(reader, loan.outAt))}
${row(say("申報歸還", "Return declared"), loan.returnDeclaredAt && momentHtml(reader, loan.returnDeclaredAt))}
${row(say("消毒", "Disinfected"), disinfection && html`${momentHtml(reader, disinfection.doneAt)} ${disinfection.site}`)}
${row(say("掃描", "Scanned"), scan && html`${momentHtml(reader, scan.finishedAt)} ${scan.tool} ${scan.toolVersion}`)}
${row(say("證明", "Attested"), attestation && html`${momentHtml(reader, attestation.at)} ${who(attestation.by)}`)}
</dl><p class="links"><a href="/console/terminals/${propertyNo}/slip">${say("列印借用單或放行條", "Print the slip")}</a><a href="/console/terminals/${propertyNo}/picture">${say("閘門歷程", "Gate timeline")}</a></p></section>`;
}

function paperCard(reader: PageReader, row: TerminalRow): Html {
  const { say } = reader;
  return html`<section class="card"><h2>${say("登記冊", "Register")}</h2><dl class="facts">
<dt>${say("機關", "Agency")}</dt><dd>${said(agencyWords(row.agency), say)}</dd>
<dt>${say("體系", "System")}</dt><dd>${said(valueWords(row.system), say)}</dd>
<dt>${say("用途", "Role")}</dt><dd>${said(valueWords(row.role, "role"), say)} · ${said(valueWords(row.ownership, "ownership"), say)}</dd>
<dt>${say("廠牌與序號", "Brand and serial")}</dt><dd>${row.brand} ${row.serial}</dd>
<dt>${say("保管人", "Custodian")}</dt><dd>${who(row.custodian)}</dd>
${row.offered && html`<dt>${say("移交中", "Being transferred")}</dt><dd>${said(agencyWords(row.offered.agency), say)} ${who(row.offered.custodian)} ${say("尚未接管", "has not accepted it yet")}</dd>`}
<dt>${say("啟用", "In service from")}</dt><dd>${dayHtml(reader, row.inServiceFrom)}</dd>
<dt>${say("憑證", "Certificate")}</dt><dd><code>${row.certificateName}</code></dd></dl><p class="links"><a href="/console/labels?number=${row.propertyNo}">${say("列印標籤", "Print its label")}</a></p></section>`;
}
