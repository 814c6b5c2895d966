// One system made ready for remote work: its plan against what is live, its ways in, its test, the way to its lists.
import { listBrokers } from "../../brokers/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { words } from "../../shared/words.ts";
import { readSystem } from "../../systems/routes.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { actMenu } from "../form/act-menu.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { type LiveCounts, liveCountsOn } from "../sessions/live-sessions.ts";
import { stopItems } from "../sessions/stop-scopes.ts";
import { actsPart, type Brokers, brokersPart } from "./brokers.ts";
import { networkPill } from "./network.ts";
import { capacityOf, readyPills, type SystemRow } from "./systems.ts";

export const systemHandlers = [memberPage(OFFICE_PAGES.showSystem, showSystem)] as const;

async function showSystem(visit: Member): Promise<ConsoleReply> {
  const { api, params } = visit;
  const [row, brokers] = await Promise.all([
    api.ask(readSystem, { params }),
    api.ask(listBrokers, { params }),
  ]);
  return systemPage(visit, row, await liveCountsOn(visit, [row]), brokers);
}

export function systemPage(
  visit: Visit,
  row: SystemRow,
  live: LiveCounts,
  brokers: Brokers = { rows: [], acts: [] },
): PageContent {
  const { say } = visit;
  const name = said(row.name, say);
  return {
    title: name,
    main: html`${crumb(visit, "/console/systems", say("體系", "Systems"))}
<h1>${name} <small>${said(valueWords(row.kind, "kind"), say)}</small> ${readyPills(visit, row)} ${row.network && row.network.status !== "open" && networkPill(visit, row.network)}</h1>
${doneNote(visit)}
${actMenu(visit, [], "", stopItems(visit, { kind: "system", id: row.system }, row))}
<div class="cards">${planCard(visit, row, live)}${testCard(visit, row)}${natureCard(visit, row)}</div>
<h2>${say("連線端點", "Endpoints")}</h2>
${actLinks(visit, [{ act: "addEndpoint", query: { system: row.system } }], missing(row) === "endpoint")}
${deploymentCard(visit, row)}${endpoints(visit, row)}
${brokersPart(visit, row, brokers.rows)}
${actsPart(visit, row, brokers.acts)}
<h2>${say("白名單", "Lists")}</h2>
<p class="links">${["vpn", "vdi"].map(channel => ["inbound", "outbound"].map(direction => html`<a href="/console/lists/${row.system}/${channel}/${direction}">${channel.toUpperCase()} ${said(valueWords(direction), say)}</a>`))}
<a href="/console/sessions?system=${row.system}">${say("進行中的連線", "Live sessions")}</a></p>`,
  };
}

/** What comes first before anybody can connect; what a deployment left comes before all. */
function missing({ plan, endpoints: rows, deployment }: SystemRow): "plan" | "endpoint" | undefined {
  if (deployment && deployment.proposals.length > 0) return undefined;
  if (!plan) return "plan";
  return rows.length === 0 ? "endpoint" : undefined;
}

function planCard(visit: Visit, row: SystemRow, live: LiveCounts): Html {
  const { say } = visit;
  const { plan, system } = row;
  const query = {
    system,
    ...(plan && {
      accounts: String(plan.accounts),
      seats: String(plan.seats),
      bandwidthMbps: String(plan.bandwidthMbps),
      planRef: plan.planRef,
    }),
  };
  return html`<section class="card"><h2>${say("容量計畫", "Capacity plan")} ${row.kind === "exchange" && clauseLink("tainan-2021/3.4d")}</h2>
${
  plan
    ? html`${capacityOf(visit, row, live)}<dl class="facts"><dt>${say("頻寬", "Bandwidth")}</dt><dd>${plan.bandwidthMbps} Mbps</dd><dt>${say("文號", "Reference")}</dt><dd>${plan.planRef}</dd><dt>${say("登記", "Recorded")}</dt><dd>${momentHtml(visit, plan.at)} ${who(plan.by)}</dd></dl>`
    : html`<p>${say("尚無計畫：沒有容量就沒有連線。先登記可同時連線的帳號數與席次數。", "There is no plan yet. No one can connect until capacity is recorded. Record how many people can connect at the same time.")}</p>`
}${actLinks(visit, [{ act: "planCapacity", query }], missing(row) === "plan")}</section>`;
}

function testCard(visit: Visit, { system, remoteTestedAt, remoteTestFailedAt }: SystemRow): Html {
  const { say } = visit;
  const failed = remoteTestFailedAt !== undefined && remoteTestFailedAt >= (remoteTestedAt ?? "");
  return html`<section class="card"><h2>${say("遠端連線測試", "Remote test")} ${clauseLink("twse-2023/2.2.6")}</h2>
<p>${remoteTestedAt ? html`${say("最近一次未失敗的測試", "Latest test that did not fail")} <b>${momentHtml(visit, remoteTestedAt)}</b>` : say("尚無測試紀錄；只有採用證交所規範的機關，未測試前閘門不開。", "No test has been recorded. For agencies that have adopted the TWSE rules, the gate stays closed until one is.")}</p>
${failed && html`<p><span class="pill is-shut">${say("最近一次測試未通過", "The latest test failed")}</span> ${momentHtml(visit, remoteTestFailedAt)} ${say("依證交所規範，閘門不開。", "Under the TWSE rules the gate stays closed.")}</p>`}
${actLinks(visit, [{ act: "recordRemoteTest", query: { system } }])}</section>`;
}

function natureCard({ say }: Visit, row: SystemRow): Html {
  return html`<section class="card"><h2>${say("屬性", "Nature")}</h2><dl class="facts">
<dt>${say("管理機關", "Managing agency")}</dt><dd>${said(agencyWords(row.managingAgency), say)}</dd>
<dt>${say("種類", "Kind")}</dt><dd>${kindOf({ say }, row)}</dd>
<dt>${say("敏感性", "Sensitivity")}</dt><dd>${said(valueWords(row.sensitivity), say)} ${clauseLink("tainan-2021/4e")}</dd>
<dt>${say("位址家族", "IP versions")}</dt><dd>${row.families.map(family => `IPv${family}`).join(" ")}</dd>
<dt>${say("發現差異時", "If the firewall differs")}</dt><dd>${said(valueWords(row.drift), say)}</dd></dl></section>`;
}

/** With the way to the one beside it. */
function kindOf({ say }: Pick<Visit, "say">, { system, kind, beside }: SystemRow): Html {
  const other = beside ?? `${system}-dm`;
  return html`${said(valueWords(kind, "kind"), say)} <small>${say("並列的體系", "Beside it")}：<a href="/console/systems/${other}">${said(valueWords(other), say)}</a></small>`;
}

const PROPOSED = {
  add: words("新增端點", "add the endpoint"),
  remove: words("停用端點", "remove the endpoint"),
  egress: words("更新出口位址", "record the ways out of"),
};

/** What the last deployment left, while it waits to be confirmed; and where the three lists of addresses are not the same. */
function deploymentCard(visit: Visit, { system, deployment, egress = [] }: SystemRow): Html | false {
  const { say } = visit;
  const { proposals = [], at = "" } = deployment ?? {};
  if (proposals.length === 0 && egress.length === 0) return false;
  return html`<div class="cards">${
    proposals.length > 0 &&
    html`<section class="card"><h2>${say("部署的結果，待確認", "Left by a deployment, to be confirmed")} <small>${momentHtml(visit, at)}</small></h2>
<ul>${proposals.map(({ what, endpoint, egress: ways }) => html`<li>${said(PROPOSED[what], say)} <code>${endpoint}</code> ${ways.length > 0 && html`${say("出口", "by")} <code>${ways.join(" ")}</code>`}</li>`)}</ul>
${actLinks(visit, [{ act: "confirmDeployment", query: { system, foundAt: at } }], true)}</section>`
  }${egress.length > 0 && egressCard(visit, system, egress)}</div>`;
}

function egressCard({ say }: Visit, system: string, egress: NonNullable<SystemRow["egress"]>): Html {
  const yes = (is: boolean) => (is ? say("是", "yes") : html`<b>${say("否", "no")}</b>`);
  const name = say("出口位址不一致", "Ways out that differ");
  return html`<section class="card"><h2>${name} ${clauseLink("tainan-2021/4a")}</h2>
<p>${say("實際使用、已回報、檔案主管機關已設定的，應是同樣的位址；未設定的出口，閘門不開。", "What is used, what is reported and what the archives have set should be the same addresses. Through a way out that is not set, the gate does not open.")} <a href="/console/reports/${system}">${say("IP 回報", "IP report")}</a></p>
<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table><thead><tr><th scope="col">${say("位址", "Address")}</th><th scope="col">${say("實際使用", "Used")}</th><th scope="col">${say("已回報", "Reported")}</th><th scope="col">${say("已設定", "Set")}</th></tr></thead><tbody>${egress.map(({ range, used, reported, set }) => html`<tr><td><code>${range}</code></td><td>${yes(used)}</td><td>${yes(reported)}</td><td>${yes(set)}</td></tr>`)}</tbody></table></div></section>`;
}

function endpoints(visit: Visit, { system, endpoints: rows, deployment }: SystemRow): Html {
  const { say } = visit;
  if (rows.length === 0)
    return html`<div class="empty"><b>${say("尚無連線端點", "No endpoints yet")}</b>${say("登錄 VPN 端點或 VDI 連線代理後，從那裡來的連線才認得是這個體系的。", "When a VPN endpoint or VDI broker is recorded, connections through it are treated as belonging to this system.")}</div>`;
  const name = say("連線端點", "Endpoints");
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table><thead><tr><th scope="col">${say("端點", "Endpoint")}</th><th scope="col">${say("連線方式", "Channel")}</th><th scope="col">${say("出口位址", "Egress")}</th><th scope="col">${say("用途", "Purpose")}</th><th scope="col">${say("處理", "Do")}</th></tr></thead><tbody>${rows.map(
    ({ endpoint, channel, egress, alsoEgress = [], purpose }) =>
      html`<tr><td><code>${endpoint}</code></td><td>${channel.toUpperCase()}</td><td>${egress ? html`<code>${[egress, ...alsoEgress].join(" ")}</code>` : say("依回報的全部位址", "all reported addresses")}</td><td>${purposeOf(visit, { channel, purpose })}</td><td>${actLinks(
        visit,
        purposeActs({ channel, purpose }).map(act => ({ act, query: { system, endpoint } })),
      )}${actMenu(visit, [{ act: "removeEndpoint", query: { system, endpoint } }], endpoint)}</td></tr>`,
  )}</tbody></table></div>${deployment?.hours && hoursNote(visit, deployment.hours)}`;
}

function hoursNote({ say }: Visit, { from, until }: { readonly from: string; readonly until: string }): Html {
  const span = html`<b>${from}–${until}</b>`;
  return html`<p class="fine">${say("部署所建的 VPN 端點只在工作日的下列時段接上網路，時段外閘門不開，時段一到連線即結束：", "The VPN endpoint that the deployment made is joined to its network on working days in these hours alone. Outside of them the gate is closed, and at their end sessions close: ")}${span}${say("（臺北時間）。", " (Taipei).")}</p>`;
}

type PurposeRow = Pick<SystemRow["endpoints"][number], "channel" | "purpose">;

/** What the VPN service cannot say, and who confirmed it. */
function purposeOf({ say }: Visit, { channel, purpose }: PurposeRow): Html | string {
  if (channel !== "vpn") return say("由提問者陳明", "said by whoever asks");
  const { inForce, proposed } = purpose ?? {};
  return html`${inForce ? html`${inForce.business}${say("：", ": ")}${[...inForce.rights, ...inForce.functions].join("、")}（${who(inForce.by)}、${who(inForce.confirmedBy)}）` : say("未登錄", "not recorded")}${proposed && html`<br>${say("待確認：", "waiting: ")}${proposed.business}（${who(proposed.by)}）`}`;
}

function purposeActs({ channel, purpose }: PurposeRow): readonly string[] {
  if (channel !== "vpn") return [];
  return purpose?.proposed ? ["confirmPurpose", "proposePurpose"] : ["proposePurpose"];
}
