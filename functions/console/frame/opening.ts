// What would open a closed gate, as little as it takes: each step with its ways, and who could go it alone; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Words } from "../../shared/words.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "./say.ts";

export interface WayShown {
  readonly changes?: readonly { readonly fact: string; readonly to?: unknown }[];
  readonly deed: Words;
  readonly who: Words;
}

export interface StepShown {
  readonly policies: readonly string[];
  /** None where no change that anybody can make opens it. */
  readonly ways: readonly WayShown[];
  readonly alone: readonly {
    readonly by: string;
    readonly who?: Words;
    readonly ways: readonly WayShown[];
  }[];
}

export function openingHtml(reader: PageReader, steps: readonly StepShown[]): Html | false {
  if (steps.length === 0) return false;
  const { say } = reader;
  return html`<details class="opening" open><summary>${say(`至少須辦理 ${steps.length} 項`, `The least it takes: ${steps.length} step(s)`)}</summary>
<ol>${steps.map(step => html`<li>${stepHtml(reader, step)}</li>`)}</ol>
${steps.every(step => step.alone.some(({ by }) => by === "me")) && html`<p class="fine">${say("以上均得由您本人辦理。", "You can do all of this yourself.")}</p>`}</details>`;
}

function stepHtml({ say }: PageReader, { ways }: StepShown): Html | string {
  if (ways.length === 0)
    return say("本項無從由任何人員改變。", "Nothing that anybody can change would lift this.");
  return html`${ways.map((way, at) => html`${at > 0 && say("　或　", " or ")}${said(way.deed, say)} <span class="by">${say("辦理者：", "By: ")}${said(way.who, say)}</span>`)}`;
}
