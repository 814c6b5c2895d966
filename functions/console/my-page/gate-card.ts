// The gate as a person meets it: open or shut now, why, until when, what would change it and who can do that; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Words } from "../../shared/words.ts";
import type { PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink, ownRule } from "../frame/clause.ts";
import { openingHtml, type StepShown } from "../frame/opening.ts";
import { recordLink } from "../frame/record.ts";
import { said } from "../frame/say.ts";
import { countdown, endHtml, spanText } from "../frame/time.ts";
import { FACTS } from "../words/fact-names.ts";
import { opensToday, type SpanShown, todayPart } from "./today.ts";

export interface FactShown {
  readonly name: string;
  readonly value?: unknown;
  readonly record?: { readonly stream: string; readonly version: number } | undefined;
}

export interface RefusalShown {
  readonly policy: string;
  readonly clause?: string | undefined;
  readonly says: Words;
  /** What of it really fails. */
  readonly cause?: Words | undefined;
  readonly facts: readonly FactShown[];
  readonly fix: Words;
  readonly who: Words;
}

export interface GateShown {
  readonly allowed: boolean;
  readonly held: boolean;
  readonly refusals: readonly RefusalShown[];
  /** The least that would open it; absent where nobody asked for that. */
  readonly steps?: readonly StepShown[] | undefined;
  readonly closesAt?: { readonly at: string; readonly reason: Words } | undefined;
  /** How it stands from now to midnight, where that was asked for. */
  readonly today?: readonly SpanShown[] | undefined;
  /** Where it is tried what the gate would say once that refusal were mended. */
  readonly triedAt?: ((policy: string) => string) | undefined;
}

type State = "is-open" | "is-shut" | "is-hold";

/** `of` says whose gate it is where a page shows more than one. */
export function gateCard(reader: PageReader, gate: GateShown, under: Html | false = false, of = ""): Html {
  const { say } = reader;
  const state: State = gate.allowed ? "is-open" : gate.held ? "is-hold" : "is-shut";
  const words = {
    "is-open": say("目前得連線（閘門開啟）", "You can connect: the gate is open"),
    "is-shut": say("目前不得連線（閘門關閉）", "You cannot connect: the gate is closed"),
    "is-hold": say("管制中，目前不得連線（閘門關閉）", "On hold: the gate is closed"),
  }[state];
  return html`<section class="gate ${state}" aria-label="${words} ${of}">${gatePicture(state)}<div><h2>${words} ${of !== "" && html`<small>${of}</small>`}</h2>
${gate.allowed ? until(reader, gate) : why(reader, gate)}${todayPart(reader, gate.today)}${under}</div></section>`;
}

function until(reader: PageReader, { closesAt }: GateShown): Html {
  const { say } = reader;
  if (!closesAt)
    return html`<p>${say("可以連線；沒有已知的期限。", "You can connect. There is no known end time.")}</p>`;
  return html`<p class="until">${say("到", "Until")} <b>${endHtml(reader, closesAt.at)}</b>${countdown(reader, closesAt.at)}</p><p class="fine">${say("屆時因為：", "It closes then because ")}${said(closesAt.reason, say)}</p>`;
}

function why(reader: PageReader, gate: GateShown): Html | false {
  const { refusals, steps = [] } = gate;
  if (refusals.length === 0) return false;
  const { say } = reader;
  const causes = byCause(refusals);
  const n = causes.length;
  const title = say(
    `目前尚有 ${n} 項未符，均改善後始得連線：`,
    `${n} ${n === 1 ? "thing" : "things"} must change before you can connect:`,
  );
  const list = (title: string, some: readonly RefusalShown[][]) =>
    some.length > 0 &&
    html`<h3>${title}</h3><ol class="why">${some.map(each => html`<li>${causeHtml(reader, each, gate)}</li>`)}</ol>`;
  const [mine, others] = [causes.filter(isOwn), causes.filter(each => !isOwn(each))];
  return html`${opensToday(reader, gate.today)}<p>${title}</p>${list(say("由您辦理", "What you can do"), mine)}${list(say("由他人辦理", "What others do"), others)}${isShorter(causes, steps) && openingHtml(reader, steps)}`;
}

/** Whether the least it takes says more than the causes do: fewer steps, or another way than the one that stands there. */
function isShorter(causes: readonly RefusalShown[][], steps: readonly StepShown[]): boolean {
  const fixes = causes.map(([first]) => first?.fix["zh-TW"]);
  const isSaid = ({ ways: [way, ...others] }: StepShown) =>
    others.length === 0 && way !== undefined && fixes.includes(way.deed["zh-TW"]);
  return causes.length > 1 && !(steps.length === causes.length && steps.every(isSaid));
}

/** One cause may be met by several clauses: it is mended once. */
function byCause(refusals: readonly RefusalShown[]): RefusalShown[][] {
  return [...Map.groupBy(refusals, ({ fix, who }) => `${fix["zh-TW"]} ${who["zh-TW"]}`).values()];
}

function isOwn([first]: readonly RefusalShown[]): boolean {
  return OWN.includes(first?.who["zh-TW"] ?? "");
}
const OWN = ["您本人", "借用人"];

/** The facts that would have to change, of those that a rule looked at; all of them where nothing says which. */
export function factsToMend(
  { policy, facts }: Pick<RefusalShown, "policy" | "facts">,
  steps: readonly StepShown[] = [],
): readonly FactShown[] {
  const ways = steps.filter(({ policies }) => policies.includes(policy)).flatMap(step => step.ways);
  const names = new Set(ways.flatMap(({ changes = [] }) => changes.map(({ fact }) => fact)));
  const failing = facts.filter(({ name }) => names.has(name.split(".")[0] ?? name));
  return failing.length > 0 ? failing : facts;
}

/** What fails, what would mend it and whose turn that is; each clause that asks for it; the facts and where they are on record. */
function causeHtml(
  reader: PageReader,
  refusals: readonly RefusalShown[],
  { steps = [], triedAt }: GateShown,
): Html | false {
  const { say } = reader;
  const [first] = refusals;
  if (!first) return false;
  const canBeMended = steps.some(({ policies, ways }) => policies.includes(first.policy) && ways.length > 0);
  const facts = new Map(refusals.flatMap(each => factsToMend(each, steps)).map(fact => [fact.name, fact]));
  return html`<p class="fix">${first.cause && html`<b class="cause">${said(first.cause, say)}</b> `}${said(first.fix, say)} <span class="by">${say("辦理者：", "By: ")}${said(first.who, say)}</span></p>
${refusals.map(({ clause, policy, says }) => html`<p class="says">${said(says, say)} ${clause ? clauseLink(clause) : ownRule(reader, policy)}</p>`)}
${facts.size > 0 && html`<p class="fine">${[...facts.values()].map(fact => factLine(reader, fact))}</p>`}
${canBeMended && triedAt && html`<p class="fine"><a href="${triedAt(first.policy)}">${say("試算改善後能否連線", "Try whether mending this would open it")}</a></p>`}`;
}

function factLine(reader: PageReader, { name, value, record }: FactShown): Html {
  const { say } = reader;
  const row = FACTS[name] ?? FACTS[name.split(".")[0] ?? ""] ?? ([name, name] as const);
  const where = record && html` <small>${recordLink(reader, record)}</small>`;
  return html`<span class="fact">${say(...row)}${say("：", ": ")}${name === "postureMinutes" && value !== undefined ? spanText({ say }, Number(value)) : factText({ say }, value, name)}${where}</span> `;
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
export function gatePicture(state: State): Html {
  return html`<svg viewBox="0 0 100 100" aria-hidden="true"><path d="M4 18 50 6l46 12v8H4zM11 31h8v60h-8zM81 31h8v60h-8zM4 91h92v3H4z" fill="currentColor"/>${LEAVES[state]}</svg>`;
}
