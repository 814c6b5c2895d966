// Where a page is: from the first page through the section of the menu to the page it belongs to; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { PageReader } from "../door/visit.ts";
import { chapterOf, sectionsFor } from "./menu.ts";
import { said } from "./say.ts";

/** `href` and `words` are of the page one step above; where that is the section or the first page itself, it stands once. */
export function crumb(reader: PageReader, href: string, words: Html | string): Html {
  const { say, person, here } = reader;
  const path = chapterOf(here);
  const section = sectionsFor(person).find(each => each.href !== HOME && path.startsWith(`${each.href}/`));
  const [above = ""] = href.split(/[?#]/);
  const ways = [
    [HOME, say("首頁", "Home")] as const,
    ...(section && section.href !== above ? [[section.href, said(section.words, say)] as const] : []),
    ...(above === HOME ? [] : [[href, words] as const]),
  ];
  return html`<nav class="crumb" aria-label="${say("所在位置", "You are here")}"><ol>${ways.map(([to, name]) => html`<li><a href="${to}">${name}</a></li>`)}</ol></nav>`;
}

const HOME = "/console";
