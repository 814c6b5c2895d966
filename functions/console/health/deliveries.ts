// How notices are brought: what could not be, what has yet to go, what went; to whom and why not, never what they say.
import { listDeliveries } from "../../notices/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { AnswerOf } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { distance, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";

export const deliveriesHandlers = [memberPage(OFFICE_PAGES.showDeliveries, showDeliveries)] as const;

export type Deliveries = AnswerOf<typeof listDeliveries>;
type Row = Deliveries["rows"][number];

export const DELIVERIES = "/console/health/deliveries";
const STANDINGS = {
  failed: words("未送達", "Not brought"),
  waiting: words("待送", "Waiting"),
  sent: words("已送", "Sent"),
} as const;
type Standing = keyof typeof STANDINGS;

async function showDeliveries(visit: Member): Promise<ConsoleReply> {
  const asked = visit.query.standing ?? "";
  const standing: Standing = asked === "waiting" || asked === "sent" ? asked : "failed";
  return deliveriesPage(visit, standing, await visit.api.ask(listDeliveries, { query: { standing } }));
}

export function deliveriesPage(visit: Visit, standing: Standing, { rows, days }: Deliveries): PageContent {
  const { say } = visit;
  const title = say("通知寄送情形", "Deliveries of notices");
  const lead =
    standing === "waiting"
      ? say("尚待寄送者，最久者在前。", "What has yet to go, the longest waiting first.")
      : say(`最近 ${days} 天，最新者在前。`, `The last ${days} days, the newest first.`);
  return {
    title,
    main: html`${crumb(visit, "/console/health", say("系統狀態", "Health"))}
<h1>${title}</h1>
<nav aria-label="${say("寄送情形", "How they stand")}"><ul class="rail">${Object.entries(STANDINGS).map(
      ([each, named]) =>
        html`<li><a href="${DELIVERIES}?standing=${each}" ${each === standing && html`aria-current="true"`}>${said(named, say)}</a></li>`,
    )}</ul></nav>
<p class="lead">${lead} ${say("只列收件人、方式與原因，不顯示通知內容；通知本身均留在各人的「通知」頁。", "To whom, by what and why not; what a notice says is shown to nobody else, and it stays in each person’s own inbox.")}</p>
${rows.length === 0 ? none(visit, standing) : deliveriesTable(visit, standing, rows)}`,
  };
}

function none({ say }: Visit, standing: Standing): Html {
  const named = {
    failed: say("沒有未送達的通知", "Nothing failed to be brought"),
    waiting: say("沒有待送的通知", "Nothing waits to be sent"),
    sent: say("這幾天沒有寄出通知", "Nothing was sent in these days"),
  };
  return html`<div class="empty"><b>${named[standing]}</b></div>`;
}

function deliveriesTable(visit: Visit, standing: Standing, rows: readonly Row[]): Html {
  const { say } = visit;
  const settled = standing !== "waiting";
  return plainTable(visit, {
    caption: said(STANDINGS[standing], say),
    rows,
    columns: [
      plainColumn("收件人", "To", ({ account }: Row) => who(account)),
      plainColumn("方式", "By", ({ channel }: Row) => said(CHANNEL_WORDS[channel], say)),
      plainColumn(
        "則數",
        "Notices",
        ({ count, urgent }: Row) =>
          html`${count} ${urgent && html`<span class="pill is-shut">${say("急", "urgent")}</span>`}`,
      ),
      plainColumn(
        "自",
        "Since",
        ({ since }: Row) => html`${momentHtml(visit, since)} <small>${distance(visit, since)}</small>`,
      ),
      plainColumn(settled ? "結果" : "下一次", settled ? "What became of it" : "Next try", (row: Row) =>
        outcome(visit, row),
      ),
      plainColumn("原因", "Why", ({ why }: Row) => why !== undefined && whyWords(visit, why)),
      plainColumn("已試", "Tries", ({ attempts }: Row) => attempts, { number: true }),
    ],
  });
}

const CHANNEL_WORDS: Readonly<Record<Row["channel"], Words>> = {
  voice: words("語音聯絡", "call"),
  mail: words("電子郵件", "mail"),
  messenger: words("即時通訊", "messenger"),
};

const OUTCOMES: Readonly<Record<Row["state"], Words>> = {
  queued: words("待送", "waiting"),
  sent: words("已送", "sent"),
  read: words("已讀", "read"),
  unreachable: words("無法寄送", "no way to them"),
  bounced: words("遭退回", "came back"),
  "given-up": words("逾期放棄", "given up"),
};

function outcome(visit: Visit, { state, due, settledAt }: Row): Html {
  if (state === "queued") return html`${momentHtml(visit, due)}`;
  const look = state === "sent" ? "is-open" : state === "unreachable" ? "is-hold" : "is-shut";
  return html`<span class="pill ${look}">${said(OUTCOMES[state], visit.say)}</span> ${momentHtml(visit, settledAt)}`;
}

const WHYS: Readonly<Record<string, Words>> = {
  "no-sender": words("本站未設寄件位址（mailFrom）", "this stage has no sender of mail (mailFrom)"),
  "no-address": words("名錄沒有電子郵件位址", "the directory has no address"),
  left: words("已離職或調離", "has left"),
  bounced: words("郵件曾遭退回，待更正位址", "mail came back; the address is to be corrected"),
  unsafe: words("服務的網址不安全", "the service’s address is not safe"),
};

/** What a service said of itself stays as it said it. */
function whyWords({ say }: Visit, why: string): Html | string {
  const known = WHYS[why];
  return known
    ? said(known, say)
    : html`${say("郵件或通訊服務回覆：", "the service said: ")}<code>${why}</code>`;
}
