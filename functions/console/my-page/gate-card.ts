// The gate as a person meets it: open or shut now, why, until when, what would change it and who can do that; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Words } from "../../shared/words.ts";
import type { PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { countdown, endHtml } from "../frame/time.ts";
import { FACTS } from "../words/fact-names.ts";

export interface FactShown {
  readonly name: string;
  readonly value?: unknown;
  readonly record?: { readonly stream: string; readonly version: number } | undefined;
}

export interface RefusalShown {
  readonly policy: string;
  readonly clause?: string | undefined;
  readonly says: Words;
  readonly facts: readonly FactShown[];
  readonly fix: Words;
  readonly who: Words;
}

export interface GateShown {
  readonly allowed: boolean;
  readonly held: boolean;
  readonly refusals: readonly RefusalShown[];
  readonly closesAt?: { readonly at: string; readonly reason: Words } | undefined;
}

type State = "is-open" | "is-shut" | "is-hold";

/** `of` says whose gate it is where a page shows more than one. */
export function gateCard(reader: PageReader, gate: GateShown, under: Html | false = false, of = ""): Html {
  const { say } = reader;
  const state: State = gate.allowed ? "is-open" : gate.held ? "is-hold" : "is-shut";
  const words = {
    "is-open": say("閘門開著", "The gate is open"),
    "is-shut": say("閘門關著", "The gate is closed"),
    "is-hold": say("管制中，閘門關著", "On hold: the gate is closed"),
  }[state];
  return html`<section class="gate ${state}" aria-label="${words} ${of}">${gatePicture(state)}<div><h2>${words} ${of !== "" && html`<small>${of}</small>`}</h2>
${gate.allowed ? until(reader, gate) : why(reader, gate.refusals)}${under}</div></section>`;
}

function until(reader: PageReader, { closesAt }: GateShown): Html {
  const { say } = reader;
  if (!closesAt)
    return html`<p>${say("可以連線；沒有已知的期限。", "You can connect. There is no known end time.")}</p>`;
  return html`<p class="until">${say("到", "Until")} <b>${endHtml(reader, closesAt.at)}</b>${countdown(reader, closesAt.at)}</p><p class="fine">${say("屆時因為：", "It closes then because ")}${said(closesAt.reason, say)}</p>`;
}

function why(reader: PageReader, refusals: readonly RefusalShown[]): Html | false {
  if (refusals.length === 0) return false;
  const { say } = reader;
  const title = say(
    `有 ${refusals.length} 個原因，全部解決後閘門才會開：`,
    `${refusals.length} reason(s). All must be resolved before the gate opens:`,
  );
  return html`<p>${title}</p><ol class="why">${refusals.map(refusal => html`<li>${refusalHtml(reader, refusal)}</li>`)}</ol>`;
}

/** One refusal: what it says, what it rests on, what would change it and who can do that. */
export function refusalHtml(
  reader: PageReader,
  { clause, policy, says, facts, fix, who }: RefusalShown,
): Html {
  const { say } = reader;
  return html`<p class="says"><b>${said(says, say)}</b> ${clause ? clauseLink(clause) : html`<span class="clause">${policy}</span>`}</p>
<p class="fix">${said(fix, say)} <span class="by">${say("由：", "By: ")}${said(who, say)}</span></p>
${facts.length > 0 && html`<p class="fine">${facts.map(fact => factLine(reader, fact))}</p>`}`;
}

function factLine({ say }: PageReader, { name, value, record }: FactShown): Html {
  const row = FACTS[name] ?? FACTS[name.split(".")[0] ?? ""] ?? ([name, name] as const);
  const where =
    record &&
    say(`紀錄 ${record.stream} 第 ${record.version} 筆`, `record ${record.stream}, no. ${record.version}`);
  return html`<span class="fact">${say(...row)}${say("：", ": ")}${factText({ say }, value, name)}${where && html` <code>${where}</code>`}</span> `;
}

export function factText({ say }: Pick<PageReader, "say">, value: unknown, name = ""): string {
  if (value === undefined || value === null) return say("不明", "not known");
  if (typeof value === "boolean") return value ? say("是", "yes") : say("否", "no");
  if (Array.isArray(value))
    return value.map(each => factText({ say }, each, name)).join(say("、", ", ")) || say("無", "none");
  if (typeof value === "object") return JSON.stringify(value);
  return said(valueWords(String(value), name), say);
}

const LEAVES: Readonly<Record<State, Html>> = {
  "is-open": html`<path d="M19 34l9 5v45l-9 6zM81 34l-9 5v45l9 6z" fill="currentColor" opacity=".35"/>`,
  "is-shut": html`<path d="M22 34h27v56H22zM51 34h27v56H51z" fill="currentColor" opacity=".35"/><path d="M46 60h3v7h-3zM51 60h3v7h-3z" fill="currentColor"/>`,
  "is-hold": html`<path d="M22 34h27v56H22zM51 34h27v56H51z" fill="currentColor" opacity=".35"/><path d="M17 56h66v9H17z" fill="currentColor"/>`,
};

/** What the heading says is not said again: the picture is for the eye alone. */
function gatePicture(state: State): Html {
  return html`<svg viewBox="0 0 100 100" aria-hidden="true"><path d="M4 18 50 6l46 12v8H4zM11 31h8v60h-8zM81 31h8v60h-8zM4 91h92v3H4z" fill="currentColor"/>${LEAVES[state]}</svg>`;
}
