// What waits, on the first page: my turn, what I wait for, what ends soon; each with its age and whose turn comes next.
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import type { Visit } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { dueIn, endHtml, spanText } from "../frame/time.ts";
import type { AllWaiting, Waiting, WaitingKind, WaitingRow } from "./waiting.ts";

export function waitingList(visit: Visit, { rows, isPartial }: AllWaiting): Html {
  const { say, person } = visit;
  const of = (kind: WaitingKind) => rows.filter(each => each.kind === kind);
  const mine = of("mine");
  const isAtWork = person !== undefined && !(person.roles.length === 1 && hasRole(person, "worker"));
  return html`${isPartial && html`<div class="note wait"><p>${say("部分待辦事項暫時無法讀取，請稍候重新整理。", "Some of what waits cannot be read right now. Reload in a moment.")}</p></div>`}
${isAtWork && mine.length === 0 && !isPartial && html`<div class="empty"><b>${say("目前沒有待您辦理的事項", "Nothing waits for you")}</b>${say("有事項輪到您時，會列在這裡，並於左側選單標示件數。", "When it is your turn, it is listed here and counted in the menu.")}</div>`}
${part(visit, say("待我辦理", "Waiting for me"), mine)}
${part(visit, say("即將到期", "Ending soon"), of("ends"))}
${part(visit, say("等候他人辦理", "Waiting for others"), of("others"))}`;
}

function part(visit: Visit, title: string, groups: readonly Waiting[]): Html | false {
  if (groups.length === 0) return false;
  return html`<section class="waiting"><h2>${title}</h2><div class="cards">${groups.map(each => card(visit, each))}</div></section>`;
}

function card(visit: Visit, { title, count, isAtLeast, all, rows, kind }: Waiting): Html {
  const { say } = visit;
  const name = said(title, say);
  const number = `${count}${isAtLeast ? "+" : ""}`;
  const more = count > rows.length || isAtLeast;
  return html`<section class="card"><h3>${name} <span class="badge ${kind === "mine" && "is-mine"}">${number}</span></h3><ul class="to-do">${rows.map(row => html`<li>${line(visit, row, kind)}</li>`)}</ul>${more && html`<p><a href="${all}">${say(`全部 ${number} 件`, `All ${number}`)}<span class="unseen"> ${name}</span></a></p>`}</section>`;
}

function line(visit: Visit, { what, href, since, until, next }: WaitingRow, kind: WaitingKind): Html {
  const { say, at } = visit;
  const minutes = since ? Math.max(0, Math.round((at.getTime() - Date.parse(since)) / 60_000)) : undefined;
  const turn = kind === "others" ? say("輪到：", "Now: ") : say("其後：", "Then: ");
  return html`<a href="${href}">${what}</a> ${minutes !== undefined && html`<small>${say("已等候 ", "for ")}${spanText(visit, minutes)}</small>`}${until && html`<small>${endHtml(visit, until)} ${dueIn(visit, until)}</small>`} ${next && html`<small class="by">${turn}${next}</small>`}`;
}
