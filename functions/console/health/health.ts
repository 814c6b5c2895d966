// Is docgate well: one row a check, what is wrong first, and what to do about it.
import type { InferOutput } from "valibot";
import { readHealth } from "../../about/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { fieldWords, valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { DELIVERIES } from "./deliveries.ts";

export const healthHandlers = [memberPage(OFFICE_PAGES.showHealth, showHealth)] as const;

async function showHealth(visit: Member): Promise<ConsoleReply> {
  return healthPage(visit, await visit.api.ask(readHealth));
}

export type Health = InferOutput<(typeof readHealth)["answer"]["schema"]>;
type Check = Health["checks"][number];

const LOOKS = { ok: "is-open", warn: "is-hold", bad: "is-shut" } as const;
const ORDER = ["bad", "warn", "ok"];

export function healthPage(visit: Visit, { at, status, checks }: Health): PageContent {
  const { say } = visit;
  const sorted = [...checks].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  return {
    title: say("系統狀態", "Health"),
    main: html`<h1>${say("系統狀態", "Health")} ${pill(visit, status)}</h1>
<p class="lead">${say("系統維運人員以 npm run doctor 所見為同一份結果。", "The command npm run doctor shows the same results.")}</p>
<ul class="checks">${sorted.map(check => checkRow(visit, check))}</ul>
<p class="links"><a href="${DELIVERIES}">${say("通知寄送情形", "Deliveries of notices")}</a></p>
<p class="fine">${say("檢查時間", "Examined")} ${momentHtml(visit, at)} · <a href="/console/health">${say("再檢查一次", "Check again")}</a></p>`,
  };
}

function pill({ say }: Visit, status: Health["status"]): Html {
  return html`<span class="pill ${LOOKS[status]}">${said(valueWords(status), say)}</span>`;
}

function checkRow(visit: Visit, { name, status, words, remedy }: Check): Html {
  const { say } = visit;
  return html`<li class="card ${LOOKS[status]}"><h2>${said(fieldWords(`health.${name}`).label, say)} ${pill(visit, status)}</h2><p>${said(words, say)}</p>${remedy && html`<p class="fine">→ ${said(remedy, say)}</p>`}</li>`;
}
