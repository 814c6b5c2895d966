// The pages about sessions beside each other, so that each is one step from the next.
import { type Html, html } from "../../shared/page/html.ts";
import { type HumanRole, hasRole } from "../../shared/rules/roles.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Visit } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { MAY_COUNT } from "./live-sessions.ts";

interface Part {
  readonly name: string;
  readonly href: string;
  readonly words: Words;
  /** Whose part it is; absent, that of everybody who sees sessions. */
  readonly roles?: readonly HumanRole[];
}

export const SESSION_PARTS: readonly Part[] = [
  { name: "live", href: "/console/sessions", words: words("進行中", "Live") },
  { name: "log", href: "/console/sessions/log", words: words("連線要求紀錄", "Log of requests") },
  {
    name: "days",
    href: "/console/sessions/days",
    words: words("每日連線與拒絕", "Sessions and refusals by day"),
    roles: MAY_COUNT,
  },
  {
    name: "refused",
    href: "/console/sessions/refusals",
    words: words("拒絕原因", "Why refused"),
    roles: MAY_COUNT,
  },
  {
    name: "oddities",
    href: "/console/sessions/oddities",
    words: words("異常行為", "Odd behaviour"),
    roles: [...MAY_COUNT, "supervisor", "personnel", "records"],
  },
  { name: "explain", href: "/console/sessions/explanation", words: words("判斷說明", "Explain") },
  { name: "stops", href: "/console/sessions/stops", words: words("緊急切斷", "Kill switch") },
];

export function sessionsRail({ say, person }: Visit, current: string): Html {
  const theirs = ({ roles }: Part) => !roles || (person && hasRole(person, ...roles));
  return html`<nav aria-label="${say("連線", "Sessions")}"><ul class="rail">${SESSION_PARTS.filter(
    theirs,
  ).map(
    ({ name, href, words }) =>
      html`<li><a href="${href}" ${name === current && html`aria-current="true"`}>${said(words, say)}</a></li>`,
  )}</ul></nav>`;
}
