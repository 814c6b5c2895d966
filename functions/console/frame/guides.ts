// The four parts of every page with the mark and the key by which Taiwanese government sites let one go to each (導盲磚); pure.
import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "./say.ts";

export interface Guide {
  readonly key: string;
  readonly words: Words;
}

export const GUIDES = {
  U: { key: "U", words: words("上方功能區", "The head of the page") },
  L: { key: "L", words: words("主選單區", "The menu") },
  C: { key: "C", words: words("主要內容區", "The content") },
  Z: { key: "Z", words: words("下方資訊區", "The foot of the page") },
} as const satisfies Record<string, Guide>;

export function guide({ say }: PageReader, { key, words }: Guide): Html {
  const name = said(words, say);
  return html`<a class="guide" id="guide-${key}" href="#guide-${key}" accesskey="${key}" title="${name}" aria-label="${name}">:::</a>`;
}
