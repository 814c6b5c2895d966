// Own devices: one's own, an agency's for whoever tests and decides, and those whose official data has yet to be deleted; and one by itself.
import type { InferOutput } from "valibot";
import { listDeletions, listDevices, readDevice, readOwnDevices } from "../../devices/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayOfHtml, endHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { HOME_LOG_PAGES } from "../routes.ts";
import { deviceStanding } from "./device-words.ts";

export const deviceHandlers = [
  memberPage(HOME_LOG_PAGES.showDevices, showDevices),
  memberPage(HOME_LOG_PAGES.showDevice, showDevice),
] as const;

const HERE = "/console/home-work/devices";
type Device = InferOutput<(typeof readDevice)["answer"]["schema"]>;
type Listed = AnswerOf<typeof listDevices>;

async function showDevices(visit: Member): Promise<ConsoleReply> {
  const { api, person, query } = visit;
  const sees = hasRole(person, "scan", "personnel", "supervisor");
  const page = { limit: "50", ...(query.cursor && { cursor: query.cursor }) };
  const [own, agency, due] = await Promise.all([
    ifThere(api.ask(readOwnDevices, { params: { person: person.person } })),
    sees ? ifThere(api.ask(listDevices, { query: page })) : undefined,
    sees ? ifThere(api.ask(listDeletions, { query: { limit: "200" } })) : undefined,
  ]);
  return devicesPage(visit, { own: own?.rows ?? [], agency, due });
}

async function showDevice(visit: Member): Promise<ConsoleReply> {
  return devicePage(
    visit,
    await visit.api.ask(readDevice, { params: { device: visit.params.device ?? "" } }),
  );
}

interface Shown {
  readonly own: readonly Device[];
  readonly agency: Listed | undefined;
  readonly due: Listed | undefined;
}

export function devicesPage(visit: Visit, { own, agency, due }: Shown): PageContent {
  const { say, person } = visit;
  const title = say("自備設備", "Own devices");
  return {
    title,
    main: html`${crumb(visit, "/console/home-work", say("居家辦公", "Working from home"))}
<h1>${title}</h1>
${doneNote(visit)}
<p class="lead">${say("自備設備須先登記，通過機關的資安檢測並經核准，才能用於居家辦公；公文電子交換一律使用機關的終端層電腦。", "An own device is registered, passes the agency’s security test and is approved before it is used at home. Exchange is done on the agency’s own terminal alone.")} ${clauseLink("ey-draft/12.3a")} ${clauseLink("keelung-pregnancy/4.2.2")} ${clauseLink("tainan-2021/3.2b")}</p>
<h2>${say("我的", "Mine")}</h2>
${own.length === 0 && html`<div class="empty"><b>${say("您沒有登記自備設備", "You have registered none")}</b></div>`}
${own.length > 0 && tableOf(visit, say("我的自備設備", "My own devices"), own)}
${person && actLinks(visit, [{ act: "registerDevice", query: { person: person.person } }], true)}
${due && duePart(visit, due)}
${agency && agencyPart(visit, agency)}`,
  };
}

/** What is still open at the end of home working: each with the text that demands it. */
function duePart(visit: Visit, { rows }: Listed): Html {
  const { say } = visit;
  const columns = [
    ...basic(visit),
    plainColumn<Device>("自", "Since", ({ due }) => dayOfHtml(visit, due?.since ?? "")),
    plainColumn<Device>("依據", "By", ({ due }) => html`${due?.clauses.map(clauseLink)}`),
  ];
  return html`<h2 id="due">${say("居家辦公已結束，公務資料待刪除", "Home working has ended: data to be deleted")}</h2>
${rows.length === 0 && html`<p>${say("沒有待刪除的設備。", "There are none.")}</p>`}
${rows.length > 0 && plainTable(visit, { caption: say("依結束先後", "The longest open first"), rows, columns })}`;
}

function agencyPart(visit: Visit, { rows, next }: Listed): Html {
  const { say } = visit;
  return html`<h2>${say("本機關同仁的", "The agency’s staff’s")}</h2>
${rows.length === 0 && html`<p>${say("同仁沒有登記自備設備。", "The staff has registered none.")}</p>`}
${rows.length > 0 && tableOf(visit, say("各人的自備設備", "By their owners"), rows)}
${next && html`<p class="links"><a href="${HERE}?${String(new URLSearchParams({ cursor: next }))}">${say("其餘設備", "The others")} →</a></p>`}`;
}

function tableOf(visit: Visit, caption: string, rows: readonly Device[]): Html {
  const columns = [
    ...basic(visit),
    plainColumn<Device>("檢測有效至", "Test counts until", ({ test }) =>
      test?.passed ? endHtml(visit, test.until) : "—",
    ),
    plainColumn<Device>("現況", "Now", device => said(deviceStanding(device, visit.at), visit.say)),
  ];
  return plainTable(visit, { caption, rows, columns });
}

function basic({ say }: Visit) {
  return [
    plainColumn<Device>(
      "編號",
      "Number",
      ({ device }) => html`<a href="/console/home-work/devices/${device}"><code>${device}</code></a>`,
      { firm: true },
    ),
    plainColumn<Device>("所有人", "Owner", ({ owner }) => who(owner)),
    plainColumn<Device>(
      "設備",
      "Device",
      ({ kind, brand, model }) => html`${said(valueWords(kind, "deviceKind"), say)} ${brand} ${model}`,
    ),
  ];
}

export function devicePage(visit: Visit, row: Device): PageContent {
  const { say } = visit;
  const { device, owner, kind, brand, model, serial } = row;
  return {
    title: device,
    main: html`${crumb(visit, HERE, say("自備設備", "Own devices"))}
<h1><code>${device}</code> <small>${who(owner)}</small></h1>
${doneNote(visit)}
<p class="lead">${said(deviceStanding(row, visit.at), say)}</p>
<section class="card"><dl class="facts"><dt>${say("設備", "Device")}</dt><dd>${said(valueWords(kind, "deviceKind"), say)} ${brand} ${model}</dd>
<dt>${say("序號", "Serial number")}</dt><dd><code>${serial}</code></dd>
<dt>${say("憑證名稱", "Certificate name")}</dt><dd><code>${row.certificateName}</code></dd>
<dt>${say("登記", "Registered")}</dt><dd>${momentHtml(visit, row.registeredAt)}</dd>
${testFacts(visit, row)}${decisionFacts(visit, row)}${dataFacts(visit, row)}</dl></section>
${actLinks(visit, actsOn(visit, row), true)}`,
  };
}

function testFacts(visit: Visit, { test }: Device): Html {
  const { say } = visit;
  const label = html`<dt>${say("資安檢測", "Security test")} ${clauseLink("ey-draft/12.3a")}</dt>`;
  if (!test) return html`${label}<dd>${say("尚未檢測", "Not tested yet")}</dd>`;
  const result = test.passed ? say("通過", "passed") : say("未通過", "not passed");
  return html`${label}<dd>${result} ${test.report} ${momentHtml(visit, test.at)} ${who(test.by)}</dd>
${test.until && html`<dt>${say("檢測有效至", "It counts until")}</dt><dd>${endHtml(visit, test.until)} ${test.until <= visit.at.toISOString() && html`<span class="pill bad">${say("已過期", "over")}</span>`}</dd>`}`;
}

function decisionFacts(visit: Visit, { approval, refused, withdrawn }: Device): Html {
  const { say } = visit;
  const systems = (codes: readonly string[]) =>
    codes.map(code => said(valueWords(code), say)).join(say("、", ", "));
  return html`${approval && html`<dt>${say("核准使用", "May be used for")}</dt><dd>${systems(approval.systems)} ${momentHtml(visit, approval.at)} ${who(approval.by)}</dd>`}
${refused && !approval && html`<dt>${say("不核准", "Not approved")}</dt><dd>${refused.reason} ${momentHtml(visit, refused.at)} ${who(refused.by)}</dd>`}
${withdrawn && html`<dt>${say("停用", "Out of use")}</dt><dd>${withdrawn.reason} ${momentHtml(visit, withdrawn.at)} ${who(withdrawn.by)}</dd>`}`;
}

/** What was said stays what somebody said. */
function dataFacts(visit: Visit, { due, deleted }: Device): Html {
  const { say } = visit;
  return html`${due && html`<dt>${say("公務資料", "Official data")}</dt><dd><span class="pill bad">${say("待刪除", "to be deleted")}</span> ${say("自", "since")} ${momentHtml(visit, due.since)} ${due.clauses.map(clauseLink)}</dd>`}
${deleted && html`<dt>${say("聲明已刪除", "Said to be deleted")}</dt><dd>${said(valueWords(deleted.method, "deletionMethod"), say)}${say("：", ": ")}${deleted.note} ${momentHtml(visit, deleted.at)} ${who(deleted.by)} ${deleted.clauses.map(clauseLink)} <small>${say("依聲明記錄，系統無從查證", "recorded as said; nothing here can see it")}</small></dd>`}`;
}

/** What would come next is first: nobody judges their own. */
function actsOn({ person, at }: Visit, { device, owner, test, approval, withdrawn, due }: Device) {
  const isOwn = person?.person === owner;
  const isTested = test?.passed === true && (test.until ?? "9") > at.toISOString();
  const names = [
    ...(due ? ["attestDeletion"] : []),
    ...(withdrawn || isOwn || approval || !isTested ? [] : ["decideDevice"]),
    ...(withdrawn || isOwn ? [] : ["testDevice"]),
    ...(!withdrawn && !isOwn && approval ? ["decideDevice"] : []),
    ...(withdrawn ? [] : ["withdrawDevice"]),
  ];
  return names.map(act => ({ act, query: { device } }));
}
