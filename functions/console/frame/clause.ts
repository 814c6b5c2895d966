// Clauses as a reader meets them: what they are called, their short words, the way to the whole rule; pure.

import { type Html, html } from "../../shared/page/html.ts";
import { CLAUSES, clauseOf, isClause } from "../../shared/rules/clauses.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "./say.ts";

export function clauseList({ say }: PageReader, ids: readonly string[]): Html | false {
  if (ids.length === 0) return false;
  return html`<ul class="clauses" aria-label="${say("依據條文", "Clauses")}">${ids.map(
    id => html`<li>${clauseLink(id)} ${isClause(id) && html`<span>${said(clauseOf(id), say)}</span>`}</li>`,
  )}</ul>`;
}

/** By its code, until the page is sent and says it as people cite it. † where part of how it is applied is our own reading. */
export function clauseLink(id: string): Html {
  const derived = isClause(id) && clauseOf(id).derived === true;
  return html`<a class="clause" href="/console/rules?clause=${id}">${id}${derived && "†"}</a>`;
}

/** What the house asks for beside every text, called by what it says where there is room. */
export function ownRule({ say }: PageReader, policy: string, says = say("本系統規定", "House rule")): Html {
  return html`<span class="clause" title="${policy}">${says}</span>`;
}

const LINKED = /(<a class="clause" href="[^"]*")>([^<†]*)(†?)<\/a>/g;

/** Each clause as it is cited, with its code to be read when one points at it. */
export function withCitations(document: string, { say }: Pick<PageReader, "say">): string {
  return document.replaceAll(LINKED, (link, opening: string, id: string, derived: string) =>
    isClause(id) ? `${opening} title="${id}">${citation(id, say)}${derived}</a>` : link,
  );
}

type Say = PageReader["say"];

const TEXTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  "tainan-2021": ["函", "Letter"],
  "ey-draft": ["院草案", "EY draft"],
  "keelung-pregnancy": ["基隆", "Keelung"],
  "twse-2023": ["證交所", "TWSE"],
  "yilan-hours": ["宜蘭", "Yilan"],
  "cyber-act": ["資通安全管理法", "Cyber Security Act"],
};

/** As it is cited: 函三（四）2 of what is tainan-2021/3.4b. In English by its number, which is what an English reader can look up. */
export function citation(id: string, say: Say): string {
  const { profile } = clauseOf(id);
  const number = id.slice(profile.length + 1);
  const text = textName(profile, say);
  return say(`${text}${numberInChinese(number)}`, `${text} ${number}`);
}

/** A regulation, as short as its clauses are cited by it. */
export function textName(profile: string, say: Say): string {
  const [zh, en] = TEXTS[profile] ?? [profile, profile];
  return say(zh, en);
}

const DIGITS = "〇一二三四五六七八九";

function numeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? "" : tens === 1 ? "十" : `${DIGITS[tens]}十`;
  return ten + (ones === 0 && tens > 0 ? "" : (DIGITS[ones] ?? ""));
}

/** What has no number of its own in the text, by what it is there. */
const UNNUMBERED: Readonly<Record<string, string>> = { "0": "本文", cc: "正副本" };

/** What a part of a clause is called by a letter here has its place there: b is the second. */
function numberInChinese(number: string): string {
  const [first = "", second, ...rest] = number.replace(/(?<=\d)[a-z]$/, "").split(".");
  if (UNNUMBERED[first]) return UNNUMBERED[first];
  const letter = /(?<=\d)([a-z])$/.exec(number)?.[1];
  const place = letter === undefined ? "" : String(letter.charCodeAt(0) - 96);
  if (second === undefined) return numeral(Number(first)) + (place && `(${place})`);
  const under = second === "0" ? "前言" : `（${numeral(Number(second))}）`;
  return `${numeral(Number(first))}${under}${[...rest, place].filter(Boolean).join(".")}`;
}

/** The code of what somebody typed: the code itself, or as the clause is cited. What is neither is left to whoever knows. */
export function clauseNamed(text: string): string {
  const plain = (cited: string) => cited.normalize("NFKC").replaceAll(/\s/g, "");
  const zh: Say = chinese => chinese;
  return CLAUSES.find(({ id }) => plain(citation(id, zh)) === plain(text))?.id ?? text;
}
