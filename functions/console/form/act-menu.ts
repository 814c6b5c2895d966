// Every act that is rarely done, or cannot be done now, behind one button: those that can be done lead to their forms, the others
// say why not and who comes first; what cannot be taken back comes last; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Words } from "../../shared/words.ts";
import type { Visit } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { ACT_WORDS, isOffered } from "../words/act-names.ts";
import type { ActLink } from "./act-links.ts";
import { ACTS } from "./acts.ts";

export interface MenuAct extends ActLink {
  /** Why it cannot be done now, and who can change that. */
  readonly blocked?: Words | undefined;
}

/** What has a page of its own to be done on, and cannot be taken back: it comes last of all. */
export interface MenuLink {
  readonly href: string;
  readonly words: Html | string;
}

export function actMenu(
  visit: Visit,
  acts: readonly MenuAct[],
  on = "",
  grave: readonly MenuLink[] = [],
): Html | false {
  const { say } = visit;
  const isDanger = ({ act }: MenuAct) => ACT_WORDS[act]?.danger === true;
  const offered = acts.filter(({ act }) => mayBeOffered(visit, act));
  if (offered.length + grave.length === 0) return false;
  const sorted = [...offered.filter(each => !isDanger(each)), ...offered.filter(isDanger)];
  return html`<details class="menu"><summary class="button second">${say("其他作業", "More")}${on && html`<span class="unseen"> ${on}</span>`}</summary><ul>${sorted.map(each => item(visit, each, isDanger(each)))}${grave.map(({ href, words }) => html`<li><a class="danger" href="${href}">${words}</a></li>`)}</ul></details>`;
}

export function mayBeOffered({ person }: Visit, act: string): boolean {
  return ACTS.has(act) && person !== undefined && isOffered(act, person);
}

/** The form of an act, and the way back to this page. */
export function actAddress({ event }: Visit, { act, query = {} }: ActLink): string {
  return `/console/acts/${act}?${new URLSearchParams({ ...query, next: event.rawPath })}`;
}

export function actName({ say }: Visit, act: string): string {
  const { summary } = ACTS.get(act) ?? {};
  return summary ? said(summary, say) : act;
}

function item(visit: Visit, each: MenuAct, danger: boolean): Html {
  const name = actName(visit, each.act);
  if (each.blocked)
    return html`<li class="off"><span>${name}</span><small>${said(each.blocked, visit.say)}</small></li>`;
  return html`<li><a class="${danger && "danger"}" href="${actAddress(visit, each)}">${name}</a></li>`;
}
