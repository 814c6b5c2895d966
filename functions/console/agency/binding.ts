// What binds an agency, activity by activity: since when, by which text and why; what it laid down itself; and what waits for somebody.

import type { InferOutput } from "valibot";
import type { readAgency } from "../../agencies/routes.ts";
import type { readBinding } from "../../agencies/rule-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { Visit } from "../door/visit.ts";
import { actLinks } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { dayHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { parameterTold, parameterValue } from "../rules/parameter-text.ts";

export type AgencyFacts = InferOutput<(typeof readAgency)["answer"]["schema"]>;
export type Binding = InferOutput<(typeof readBinding)["answer"]["schema"]>;
type Regulation = Binding["regulations"][number];
type Adoption = NonNullable<AgencyFacts["adoptions"]>[string];

export function bindingCards(
  visit: Visit,
  agency: string,
  facts: AgencyFacts | undefined,
  bindings: readonly Binding[],
): Html {
  const { say } = visit;
  return html`<h2 id="binding">${say("適用的規範", "What binds")}</h2>
<p class="lead">${say("公文電子交換一律適用函文；採用其他規範或自訂規定，只會加嚴，不會取代。", "The letter always binds document exchange. What is adopted or laid down besides only adds to it.")}</p>
${bindings.map(each => activityCard(visit, agency, each))}
${waiting(visit, agency, facts)}
${ownRules(visit, agency, facts)}
<p>${say("所屬縣市", "City")}：${facts?.standing ? said(valueWords(facts.standing.city, "city"), say) : say("尚未登錄（由智慧發展中心登錄）", "not recorded (the Smart Development Center records it)")}</p>
${actLinks(
  visit,
  [
    { act: "proposeAdoption", query: { agency, version: "1" } },
    { act: "setOverlay", query: { agency } },
    { act: "describeAgency", query: { agency } },
  ],
  false,
)}`;
}

function activityCard(visit: Visit, agency: string, binding: Binding): Html {
  const { say } = visit;
  const { regulations, faults, parameters, overtime } = binding;
  return html`<section class="card"><h3>${said(binding.words, say)}</h3>
${regulations.length > 0 && faults.map(fault => html`<p class="note bad">${said(fault, say)}</p>`)}
${regulations.length === 0 ? html`<p>${say("沒有適用的規範。", "No regulation binds this.")}</p>` : html`<ul>${regulations.map(each => html`<li>${regulation(visit, agency, each)}</li>`)}</ul>`}
${parameters.length > 0 && html`<details><summary>${say("各項限制與依據", "Every limit and where it comes from")}</summary>${limits(visit, parameters)}</details>`}
${overtime && html`<details><summary>${say("各類加班上限（只適用於依該類指派的加班）", "Caps by category of overtime, for what is assigned under it alone")}</summary>${overtimeCaps(visit, overtime)}</details>`}
</section>`;
}

function regulation(visit: Visit, agency: string, each: Regulation): Html {
  const { say } = visit;
  const why = {
    "by-itself": say("一律適用", "binds by itself"),
    adopted: say("機關採用", "adopted"),
    "adopted-earlier": say("先前採用（當時未經第二人確認）", "adopted earlier, by one person"),
  }[each.basis];
  const { adoption, document, trigger, system } = each;
  return html`<a href="/console/rules?profile=${each.profile}">${said(each.title, say)}</a> <span class="pill">${said(valueWords(each.status), say)}</span> ${why}${each.from && html` · ${say("自", "since")} ${dayHtml(visit, each.from)}`}${each.until && html` · ${say("至", "until")} ${dayHtml(visit, each.until)}`}${system && html` · ${said(valueWords(system), say)}`}${document && html` · ${document}`}${each.profile === "twse-2023" && html` · <a href="/console/firm?agency=${agency}">${say("公司居家辦公檔案", "the firm’s file")}</a> · <a href="/console/firm/duties?agency=${agency}">${say("應遵守事項", "what its people keep to")}</a>`}${trigger && html` · ${say("啟動事由：", "after: ")}${trigger}`}
${adoption && actLinks(visit, [{ act: "proposeRepeal", query: { agency, adoption } }], false)}`;
}

function limits(visit: Visit, parameters: Binding["parameters"]): Html {
  const { say } = visit;
  type From = Binding["parameters"][number]["from"][number];
  const source = (parameter: string, { source, profile, document, value }: From) => {
    const told = parameterTold(visit, parameter, value);
    if (source === "own")
      return html`${say("機關自訂", "own rule")} ${document}${say(`（${told}）`, ` (${told})`)}`;
    const ours = html`${profile && said(valueWords(profile), say)}${say("（本系統自訂†）", " (docgate’s own†)")}`;
    return html`${source === "ours" ? ours : clauseLink(source)}${say(`（${told}）`, ` (${told})`)}`;
  };
  return html`<table><thead><tr><th>${say("項目", "Parameter")}</th><th>${say("值", "Value")}</th><th>${say("依據", "From")}</th><th>${say("由誰把關", "Applied by")}</th></tr></thead>
<tbody>${parameters.map(each => html`<tr><td>${said(each.words, say)}</td><td>${parameterTold(visit, each.parameter, each.value)}</td><td>${each.from.map(from => html`<div>${source(each.parameter, from)}</div>`)}</td><td>${said(each.appliedByWords, say)}</td></tr>`)}</tbody></table>`;
}

function overtimeCaps(visit: Visit, rows: NonNullable<Binding["overtime"]>): Html {
  const { say } = visit;
  const minutes = (cap: number | null) => cap ?? say("無", "none");
  return html`<table><thead><tr><th>${say("類別", "Category")}</th><th>${say("每日（分）", "Minutes a day")}</th><th>${say("每月（分）", "Minutes a month")}</th><th>${say("三個月（分）", "Minutes in three months")}</th><th>${say("連續日數", "Days in a row")}</th></tr></thead>
<tbody>${rows.map(each => html`<tr><td>${said(each.words, say)}</td><td>${minutes(each.dayMinutes)}</td><td>${minutes(each.monthMinutes)}</td><td>${minutes(each.threeMonthMinutes)}</td><td>${minutes(each.runDays)}</td></tr>`)}</tbody></table>`;
}

/** What one person proposed and nobody has confirmed yet. */
function waiting(visit: Visit, agency: string, facts: AgencyFacts | undefined): Html | false {
  const { say } = visit;
  const adoptions = Object.entries(facts?.adoptions ?? {}).filter(
    ([, { confirmed, declined }]) => !confirmed && !declined,
  );
  const repeals = Object.entries(facts?.repeals ?? {}).filter(([, { confirmed }]) => !confirmed);
  if (adoptions.length + repeals.length === 0) return false;
  return html`<section class="card"><h3>${say("待確認", "Waiting for confirmation")}</h3>
<ul>${adoptions.map(
    ([adoption, each]) =>
      html`<li>${proposed(visit, each)}${actLinks(visit, [
        { act: "confirmAdoption", query: { agency, adoption } },
        { act: "declineAdoption", query: { agency, adoption } },
      ])}</li>`,
  )}
${repeals.map(
  ([adoption, { from, document, proposed }]) =>
    html`<li>${say("廢止採用", "Repeal")} ${adoption} · ${say("自", "from")} ${dayHtml(visit, from)} · ${document} · ${who(proposed.by)}${actLinks(
      visit,
      [
        { act: "confirmRepeal", query: { agency, adoption } },
        { act: "declineRepeal", query: { agency, adoption } },
      ],
    )}</li>`,
)}</ul></section>`;
}

function proposed(visit: Visit, { profile, activity, from, document, proposed }: Adoption): Html {
  const { say } = visit;
  return html`${said(valueWords(profile), say)} · ${said(valueWords(activity, "activity"), say)} · ${say("自", "from")} ${dayHtml(visit, from)} · ${document} · ${say("提出：", "proposed by ")}${who(proposed.by)} ${momentHtml(visit, proposed.at)}`;
}

/** Also what was laid down before overlays knew activities: brands and reminders, for exchange. */
function ownRules(visit: Visit, agency: string, facts: AgencyFacts | undefined): Html | false {
  const { say } = visit;
  const { overlays = [], bannedBrands = [], loanReminderDays = [] } = facts ?? {};
  if (overlays.length + bannedBrands.length + loanReminderDays.length === 0) return false;
  return html`<section class="card"><h3>${say("機關自訂", "Own rules")}</h3><ul>
${overlays.map(({ activity, parameter, value, document, set, liftProposed }) => html`<li>${said(valueWords(activity, "activity"), say)} · ${said(valueWords(parameter, "parameter"), say)}${say("：", ": ")}${parameterValue(visit, parameter, value)} · ${document} · ${who(set.by)} ${momentHtml(visit, set.at)}${liftProposed && html` · ${say("已提出撤除：", "lifting proposed by ")}${who(liftProposed.by)}`}${actLinks(visit, [{ act: "liftOverlay", query: { agency, activity, parameter } }], false)}</li>`)}
${bannedBrands.length > 0 && html`<li>${say("禁用廠牌：", "Banned brands: ")}${bannedBrands.join("、")}</li>`}
${loanReminderDays.length > 0 && html`<li>${say("借用到期提醒（工作日前）：", "Loan reminders, working days ahead: ")}${loanReminderDays.join("、")}</li>`}
</ul></section>`;
}
