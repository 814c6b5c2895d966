// What is supposed on the page that explains the gate: picked by words, several at once, and told beside what is so; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { PageReader, Visit } from "../door/visit.ts";
import type { StepShown, WayShown } from "../frame/opening.ts";
import { said } from "../frame/say.ts";
import { factText } from "../my-page/gate-card.ts";
import { FACTS } from "../words/fact-names.ts";

export interface Supposition {
  readonly fact: string;
  /** Null: not known. */
  readonly value: unknown;
}

/** So many at once; the form always has room for two more until then. */
const MOST = 10;
const ROOM = 2;
/** Whatever else the page is asked with is the question. */
const QUESTION = ["person", "terminal", "system", "channel", "address", "at"];

type Query = Visit["query"];

/** `if1=medium="wired"`: as they are picked; what cannot be read is handed on as it is, and the gate says what is wrong with it. */
export function suppositionsIn(query: Query): readonly Supposition[] {
  return Array.from({ length: MOST }, (_, at) => query[`if${at + 1}`] ?? "")
    .filter(text => text !== "")
    .map(text => {
      const fact = text.split("=", 1)[0] ?? "";
      const value = text.slice(fact.length + 1);
      try {
        return { fact, value: JSON.parse(value) as unknown };
      } catch {
        return { fact, value };
      }
    });
}

/** With what mends a refusal, by the likeliest of its smallest ways; of one fact, what was said last counts. */
export function withMending(
  supposed: readonly Supposition[],
  steps: readonly StepShown[],
  policy: string | undefined,
): readonly Supposition[] {
  const [way] = steps.find(({ policies }) => policy !== undefined && policies.includes(policy))?.ways ?? [];
  const mending = way?.changes?.map(({ fact, to = null }) => ({ fact, value: to })) ?? [];
  return [...new Map([...supposed, ...mending].map(each => [each.fact, each])).values()].slice(0, MOST);
}

export function whatIfText(supposed: readonly Supposition[]): string {
  return JSON.stringify(Object.fromEntries(supposed.map(({ fact, value }) => [fact, value])));
}

/** The same question, with these supposed. */
export function supposingHref(query: Query, supposed: readonly Supposition[], mend?: string): string {
  const asked = new URLSearchParams();
  for (const name of QUESTION) if (query[name]) asked.set(name, query[name]);
  for (const [at, each] of supposed.entries()) asked.set(`if${at + 1}`, picked(each));
  if (mend) asked.set("mend", mend);
  return `/console/sessions/explanation?${String(asked)}`;
}

export interface SupposableShown {
  readonly fact: string;
  readonly values: readonly unknown[];
}

export function suppositionForm(
  visit: Visit,
  supposed: readonly Supposition[],
  supposable: readonly SupposableShown[],
): Html {
  const { say, query } = visit;
  const rows = Math.min(supposed.length + ROOM, MOST);
  return html`<section class="card" id="what-if"><h2>${say("如果換個情形", "What if")}</h2>
<p>${say("挑選要假設的事實，閘門依同一套規則試算；只是試算，不改任何紀錄。", "Pick facts to suppose. The gate judges by the same rules; no record changes.")}</p>
<form class="bar" method="get" action="/console/sessions/explanation#what-if">${QUESTION.map(name => query[name] && html`<input type="hidden" name="${name}" value="${query[name]}">`)}
${Array.from({ length: rows }, (_, at) => picker(visit, at, supposed[at], supposable))}
<button>${say("依假設試算", "Suppose it")}</button>${supposed.length > 0 && html` <a class="button second" href="${supposingHref(query, [])}">${say("清除假設", "Clear")}</a>`}</form></section>`;
}

function picker(
  reader: PageReader,
  at: number,
  chosen: Supposition | undefined,
  supposable: readonly SupposableShown[],
): Html {
  const { say } = reader;
  const now = chosen && picked(chosen);
  const all = supposable.flatMap(({ fact, values }) => values.map(value => ({ fact, value })));
  const isOffered = all.some(each => picked(each) === now);
  const option = (each: Supposition) =>
    html`<option value="${picked(each)}" ${picked(each) === now && html`selected`}>${suppositionText(reader, each)}</option>`;
  const groups = supposable.map(
    ({ fact, values }) =>
      html`<optgroup label="${factName(reader, fact)}">${values.map(value => option({ fact, value }))}</optgroup>`,
  );
  return html`<label>${say(`假設 ${at + 1}`, `Suppose ${at + 1}`)}<select name="if${at + 1}"><option value="">${say("不假設", "Nothing")}</option>${chosen && !isOffered && option(chosen)}${groups}</select></label>`;
}

function picked({ fact, value }: Supposition): string {
  return `${fact}=${JSON.stringify(value)}`;
}

function suppositionText(reader: PageReader, { fact, value }: Supposition): string {
  const { say } = reader;
  return `${factName(reader, fact)}${say("：", ": ")}${valueText(reader, fact, value)}`;
}

function factName({ say }: PageReader, fact: string): string {
  return say(...(FACTS[fact] ?? ([fact, fact] as const)));
}

/** What has parts is told part by part. */
export function valueText(reader: PageReader, fact: string, value: unknown): string {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return factText(reader, value, fact);
  const { say } = reader;
  const parts = Object.entries(value).map(
    ([part, each]) => `${partName(reader, part)}${say("", " ")}${factText(reader, each, part)}`,
  );
  return parts.join(say("、", ", "));
}

const PART_NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  classification: ["密等", "classified"],
  important: ["重要資料", "important data"],
  encrypted: ["已加密", "encrypted"],
  loggedIn: ["已登入", "logged in"],
};

function partName({ say }: PageReader, part: string): string {
  return say(...(PART_NAMES[part] ?? ([part, part] as const)));
}

/** Each fact that is supposed to be otherwise, as it is and as it would be. */
export function changesTable(
  reader: PageReader,
  supposed: readonly Supposition[],
  now: (fact: string) => unknown,
): Html {
  const { say } = reader;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${say("假設的事實", "Facts supposed")}"><table class="rows">
<thead><tr><th scope="col">${say("事實", "Fact")}</th><th scope="col">${say("現況", "As it is")}</th><th scope="col">${say("假設", "Supposed")}</th></tr></thead>
<tbody>${supposed.map(
    ({ fact, value }) =>
      html`<tr><th scope="row">${factName(reader, fact)}</th><td>${valueText(reader, fact, now(fact))}</td><td><b>${valueText(reader, fact, value)}</b></td></tr>`,
  )}</tbody></table></div>`;
}

/** What each of those who could do something would have to do at least, and whether that alone would open it; each to be tried. */
export function personaTable(visit: Visit, steps: readonly StepShown[]): Html | false {
  const { say } = visit;
  const names = [...new Set(steps.flatMap(({ alone }) => alone.map(({ by }) => by)))];
  const rows = names.map(by => {
    const own = steps.map(step => step.alone.find(each => each.by === by));
    const ways = own.flatMap(each => each?.ways[0] ?? []);
    return {
      by,
      who: own.find(each => each?.who)?.who,
      ways,
      isEnough: own.every(each => each !== undefined),
    };
  });
  if (rows.length === 0) return false;
  return html`<section class="card"><h2>${say("各人最少要做的事", "The least each could do")}</h2><div class="scroll" role="region" tabindex="0" aria-label="${say("各人最少要做的事", "The least each could do")}"><table class="rows">
<thead><tr><th scope="col">${say("辦理者", "Who")}</th><th scope="col">${say("最少要做", "At least")}</th><th scope="col">${say("只由此人辦理", "By them alone")}</th><th scope="col">${say("試算", "Try")}</th></tr></thead>
<tbody>${rows.map(
    ({ by, who, ways, isEnough }) =>
      html`<tr><th scope="row">${who ? said(who, say) : by}</th><td>${ways.map(({ deed }) => said(deed, say)).join(" ")}</td><td>${isEnough ? say("即可開啟", "opens it") : say("尚須他人配合", "needs others too")}</td><td><a href="${supposingHref(visit.query, supposedBy(ways))}">${say("試算", "Try it")}</a></td></tr>`,
  )}</tbody></table></div></section>`;
}

function supposedBy(ways: readonly WayShown[]): Supposition[] {
  return ways.flatMap(({ changes = [] }) => changes.map(({ fact, to = null }) => ({ fact, value: to })));
}
