// A few numbers at the top of a page, each leading to what it counts; pure.
import { type Html, html } from "../../shared/page/html.ts";

export interface Stat {
  readonly words: string;
  readonly value: string | number;
  readonly href?: string;
  readonly look?: "is-open" | "is-shut" | "is-hold" | "" | undefined;
}

export function stats(all: readonly Stat[]): Html {
  return html`<ul class="stats">${all.map(({ words, value, href, look = "" }) => {
    const inside = html`<b>${value}</b><span>${words}</span>`;
    return html`<li class="${look}">${href ? html`<a href="${href}">${inside}</a>` : inside}</li>`;
  })}</ul>`;
}
