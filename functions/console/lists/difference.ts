// What a change does to a list: in entries, in addresses, and row by row with before and after; pure.

import type { InferOutput } from "valibot";
import type { previewChange } from "../../allowlist/changes/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { type Words, words } from "../../shared/words.ts";
import type { PageReader } from "../door/visit.ts";
import { fieldWords, valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { endText, momentText } from "../frame/time.ts";

type Preview = InferOutput<(typeof previewChange)["answer"]["schema"]>;
export type ListDifference = Preview["difference"];
export type ShownRow = Preview["rows"][number];
export type FaultShown = Preview["faults"][number];

/** The difference in one sentence and two lines, then entry by entry. */
export function differenceView(
  reader: PageReader,
  difference: ListDifference,
  rows: readonly ShownRow[],
): Html {
  const { say } = reader;
  return html`<p class="sum">${say(
    `新增 ${difference.added} 筆、移除 ${difference.removed} 筆、修改 ${difference.amended} 筆`,
    `${difference.added} added, ${difference.removed} removed, ${difference.amended} amended`,
  )}</p>
${difference.mode && modeLine(reader, difference.mode)}
<ul class="addresses">${difference.families.filter(isTouched).map(family => html`<li>${familyLine(reader, family)}</li>`)}</ul>
${rows.length > 0 && html`<div class="scroll" role="region" aria-label="${say("差異", "Difference")}" tabindex="0"><ul class="diff">${rows.map(row => rowLine(reader, row))}</ul></div>`}`;
}

type Family = ListDifference["families"][number];

function isTouched({ before, after, gained, lost }: Family): boolean {
  return before.ranges + after.ranges > 0 || gained !== "0" || lost !== "0";
}

function familyLine({ say }: PageReader, { family, before, after, gained, lost }: Family): Html {
  const [was, is] = [grouped(before.addresses), grouped(after.addresses)];
  return html`IPv${family} <b>${was} → ${is}</b> ${say("個位址", "addresses")} <span class="more">+${grouped(gained)}</span> <span class="less">−${grouped(lost)}</span> <small>${say(`防火牆 ${before.ranges} → ${after.ranges} 筆`, `${before.ranges} → ${after.ranges} firewall ranges`)}</small>`;
}

/** Thousands apart, of numbers that may have forty digits. */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

function modeLine({ say }: PageReader, { before, after }: NonNullable<ListDifference["mode"]>): Html {
  const text = ({ kind, reason }: { kind: string; reason?: string | undefined }) =>
    `${said(valueWords(kind), say)}${reason ? say(`（${reason}）`, ` (${reason})`) : ""}`;
  return html`<div class="note ${after.kind === "open" ? "bad" : "wait"}"><p>${say("模式改變：", "The mode changes: ")}<b>${text(before)} → ${text(after)}</b></p></div>`;
}

const SIGNS = {
  added: { sign: "+", look: "more", words: words("新增", "added") },
  removed: { sign: "−", look: "less", words: words("移除", "removed") },
  amended: { sign: "~", look: "other", words: words("修改", "amended") },
} as const;

function rowLine(reader: PageReader, { kind, range, before, after }: ShownRow): Html {
  const { sign, look, words } = SIGNS[kind];
  const facts = after ?? before;
  return html`<li class="${look}"><span aria-hidden="true">${sign}</span> <span class="unseen">${said(words, reader.say)}</span> <code>${range}</code> ${
    kind === "amended" && before && after ? amended(reader, before, after) : facts && factsLine(reader, facts)
  }</li>`;
}

type EntryFacts = NonNullable<ShownRow["after"]>;

function factsLine(reader: PageReader, { owner, reason, from, until }: EntryFacts): Html {
  const { say } = reader;
  return html`<span class="said">${said(agencyWords(owner), say)} · ${reason} · ${from ? momentText(reader, from) : say("核准起", "once approved")} – ${until ? endText(reader, until) : say("未定期限", "no end")}</span>`;
}

const FACTS = ["owner", "reason", "document", "from", "until", "dependsOn", "sharedReason"] as const;

function amended(reader: PageReader, before: EntryFacts, after: EntryFacts): Html {
  const changed = FACTS.filter(name => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return html`<span class="said">${changed.map(name => html`${said(fieldWords(name).label, reader.say)} <del>${saidOf(reader, name, before)}</del> → <ins>${saidOf(reader, name, after)}</ins> `)}</span>`;
}

function saidOf(reader: PageReader, name: (typeof FACTS)[number], facts: EntryFacts): string {
  const value = facts[name];
  if (value === undefined) return "—";
  if (typeof value === "object") return `${said(valueWords(value.kind), reader.say)} ${value.id}`;
  if (name === "until") return endText(reader, value);
  return name === "from" ? momentText(reader, value) : value;
}

/** What is wrong with a change, each at its place; nothing was proposed. */
export function faultList(reader: PageReader, faults: readonly FaultShown[]): Html | false {
  if (faults.length === 0) return false;
  const { say } = reader;
  return html`<div class="note bad" role="alert" id="refusal" tabindex="-1"><p><b>${say(`有 ${faults.length} 處要修正，尚未提出任何異動。`, `${faults.length} thing(s) to correct; nothing was proposed.`)}</b></p>
<ul>${faults.slice(0, MOST_FAULTS).map(({ pointer, message }) => html`<li>${placeIn(reader, pointer)}${say("：", ": ")}${message}</li>`)}</ul>${faults.length > MOST_FAULTS && html`<p class="fine">${say(`只列前 ${MOST_FAULTS} 處。`, `The first ${MOST_FAULTS} are listed.`)}</p>`}</div>`;
}

const MOST_FAULTS = 100;

/** `/add/2/range` is of the third line that is added; people count from one. */
function placeIn({ say }: PageReader, pointer: string): string {
  const called = (part: string) => {
    if (/^\d+$/.test(part)) return say(`第 ${Number(part) + 1} 筆`, `line ${Number(part) + 1}`);
    return said(DEEDS_DONE[part] ?? fieldWords(part).label, say);
  };
  const parts = pointer.slice(1).split("/");
  return parts.map(part => called(part.replaceAll("~1", "/").replaceAll("~0", "~"))).join(" · ");
}

const DEEDS_DONE: Readonly<Record<string, Words>> = {
  add: words("新增", "added"),
  amend: words("修改", "amended"),
  remove: words("移除", "removed"),
};
