// Who closes what opened through a system's VDI endpoints and own VPN servers: whether a broker is told at all, what it was told last,
// and what it has not closed.
import type { InferOutput } from "valibot";
import type { listBrokers } from "../../brokers/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasBroker } from "../../systems/names.ts";
import type { PageReader, Visit } from "../door/visit.ts";
import { actLinks } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import type { SystemRow } from "./systems.ts";

export type Brokers = InferOutput<(typeof listBrokers)["answer"]["schema"]>;
export type BrokerRow = Brokers["rows"][number];

export function brokersPart(
  visit: Visit,
  { system, endpoints }: SystemRow,
  brokers: readonly BrokerRow[],
): Html | false {
  const { say } = visit;
  const brokered = endpoints.filter(hasBroker);
  if (brokered.length === 0) return false;
  return html`<h2>${say("桌面與自建 VPN 的關閉", "Closing of desktops and own VPN tunnels")}</h2>
<div class="cards">${brokered.map(({ endpoint }) =>
    brokerCard(
      visit,
      system,
      brokers.find(each => each.endpoint === endpoint) ?? { endpoint, deliveries: [], unclosed: [] },
    ),
  )}</div>`;
}

/** Whether anybody asks before acts inside the sessions of each endpoint: what nobody asks about is on no record here. */
export function actsPart(visit: PageReader, { endpoints }: SystemRow, acts: Brokers["acts"]): Html | false {
  const { say } = visit;
  if (endpoints.length === 0) return false;
  return html`<h2>${say("連線中的逐次詢問", "Acts asked inside sessions")}</h2>
<dl class="facts">${endpoints.map(({ endpoint }) => {
    const last = acts.find(each => each.endpoint === endpoint);
    const never = say(
      "從未詢問：連線中辦理的事項不在本系統的紀錄",
      "never asked: what is done inside is on no record here",
    );
    return html`<dt><code>${endpoint}</code></dt><dd>${last ? html`${say("最近一次在此時起一小時內：", "last within the hour from")} ${momentHtml(visit, last.hour)} <code>${who(last.by)}</code>` : never}</dd>`;
  })}</dl>`;
}

function brokerCard(visit: Visit, system: string, row: BrokerRow): Html {
  const { say } = visit;
  const { endpoint, proposed, inForce, unclosed } = row;
  const query = { system, endpoint };
  return html`<section class="card"><h3><code>${endpoint}</code> ${standing(visit, row)}</h3>
${!inForce && html`<p>${say("連線結束只在紀錄上：沒有連線代理受通知，是否真的關閉不得而知。", "Sessions here end on record only: no broker is told, and whether anything closes is not known.")}</p>`}
<dl class="facts">${inForce && agreed(visit, say("通知", "Told"), inForce)}${proposed && agreed(visit, say("待另一位管理者確認", "To be confirmed by another administrator"), proposed)}</dl>
${unclosed.length > 0 && html`<p>${say("逾時未確認關閉，暫不開放新的連線：", "Not confirmed closed in time; the next sessions are refused:")}</p><ul>${unclosed.map(({ session, due, seenAt }) => html`<li><a href="/console/sessions/${session}"><code>${session}</code></a> ${seenAt === undefined ? html`${say("期限", "due")} ${momentHtml(visit, due)}` : html`${say("確認關閉後仍出現，見於", "said to be closed, and seen after that at")} ${momentHtml(visit, seenAt)}`}${actLinks(visit, [{ act: "closeByHand", query: { session } }], false)}</li>`)}</ul>`}
${deliveries(visit, row)}
${actLinks(
  visit,
  [
    { act: "proposeBroker", query },
    ...(proposed ? [{ act: "confirmBroker", query }] : []),
    ...(proposed || inForce
      ? [
          ...((proposed ?? inForce)?.url === undefined ? [] : [{ act: "testBroker", query } as const]),
          { act: "removeBroker", query },
        ]
      : []),
  ],
  false,
)}</section>`;
}

function standing({ say }: PageReader, { inForce, unclosed }: BrokerRow): Html {
  if (unclosed.length > 0) return html`<span class="pill is-closed">${say("未關閉", "not closed")}</span>`;
  return inForce
    ? html`<span class="pill is-open">${say("代理受通知", "broker is told")}</span>`
    : html`<span class="pill is-hold">${say("只在紀錄上結束", "ended on record only")}</span>`;
}

function agreed(
  visit: Visit,
  label: string,
  { account, url, seconds, at, by }: NonNullable<BrokerRow["inForce"]>,
): Html {
  const { say } = visit;
  return html`<dt>${label}</dt><dd><code>${account}</code> ${url === undefined ? say("自行追蹤異動清單，", "follows the feed by itself,") : html`<code>${url}</code>`} ${say(`${seconds} 秒內確認`, `to confirm within ${seconds} s`)} <small>${momentHtml(visit, at)} ${who(by)}</small></dd>`;
}

function deliveries(visit: Visit, { deliveries: rows, restsUntil }: BrokerRow): Html | false {
  const { say } = visit;
  if (rows.length === 0) return false;
  return html`<details><summary>${say("最近的通知", "Last messages")} ${restsUntil && restsUntil > visit.at.toISOString() && html`<small>${say("暫停至", "resting until")} ${momentHtml(visit, restsUntil)}</small>`}</summary><ul>${rows.map(
    ({ at, type, outcome, status, ms }) =>
      html`<li>${momentHtml(visit, at)} <code>${type}</code> ${said(valueWords(outcome), say)} ${status} <small>${ms} ms</small></li>`,
  )}</ul></details>`;
}
