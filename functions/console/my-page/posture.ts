// What is known of the link and the computer at home: declared or measured, how old, and how it is reported; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { spanText } from "../frame/time.ts";
import { FACTS } from "../words/fact-names.ts";
import { type FactShown, factText } from "./gate-card.ts";

/** Facts of the gate that come from the terminal's own report. */
export const LINK_FACTS = [
  "medium",
  "publicWifi",
  "sharedDevice",
  "antivirus",
  "compliant",
  "securityAgent",
  "appControl",
  "servicesOff",
] as const;

export function postureCard(visit: Visit, propertyNo: string, link: readonly FactShown[]): Html {
  const { say } = visit;
  const known = new Map(link.map(({ name, value }) => [name, value]));
  const age = known.get("postureMinutes");
  const ago = spanText(visit, Number(age));
  const shown = LINK_FACTS.filter(name => known.get(name) !== undefined);
  return html`<section class="card"><h2>${say("連線環境", "Link and computer")}</h2>
${
  age === undefined
    ? html`<p>${say("還沒有收到這部電腦的環境回報。", "No report of this computer has come in.")}</p>`
    : html`<p>${say(`最近一次回報在 ${ago}前`, `last reported ${ago} ago`)}${source(visit, known.get("mediumSource"))}</p>`
}
${shown.length > 0 && html`<dl class="facts">${shown.map(name => html`<dt>${say(...(FACTS[name] ?? [name, name]))}</dt><dd>${factText(visit, known.get(name))}</dd>`)}</dl>`}
<details><summary>${say("怎樣回報？", "How is it reported?")}</summary><ol>
<li>${say("使用有線網路；不用 Wi-Fi。", "Use a wired link, never Wi-Fi.")} ${clauseLink("tainan-2021/3.4b")}</li>
<li>${say("回報由這部電腦自己的金鑰簽章，網頁不能代簽；金鑰由檔案管理人員在借出前登錄。", "The report is signed with the terminal’s own key, which no web page can do; records staff enrol that key before the loan.")}</li>
<li>${say("電腦上的代理程式送出簽章後的回報：", "The agent on the terminal sends the signed report:")} <code>POST /v1/terminals/${propertyNo}/posture</code></li>
<li>${say("沒有回報的，一律視為不明，依規範拒絕。", "What is not reported is not known, and is refused where a regulation asks for it.")}</li></ol></details></section>`;
}

function source({ say }: Visit, value: unknown): Html | false {
  if (value === undefined) return false;
  return html` <span class="pill">${said(valueWords(String(value)), say)}</span>`;
}
