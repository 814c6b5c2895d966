// What a policy looks at, as a table: each fact, what it is compared with, and what would change it; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Words } from "../../shared/words.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { factText } from "../my-page/gate-card.ts";
import { FACTS } from "../words/fact-names.ts";
import { parameterText } from "./parameter-text.ts";

interface ComparedShown {
  readonly value?: string | number | boolean | undefined;
  readonly parameter?: string | undefined;
  readonly fact?: string | undefined;
}

export interface ConditionShown {
  readonly fact: string;
  readonly compared: readonly ComparedShown[];
  readonly deed?: Words | undefined;
  readonly who?: Words | undefined;
}

export function conditionTable(
  reader: PageReader,
  policy: string,
  conditions: readonly ConditionShown[],
): Html {
  const { say } = reader;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${say("判斷的事實", "Facts it looks at")} ${policy}"><table class="rows">
<thead><tr><th scope="col">${say("事實", "Fact")}</th><th scope="col">${say("比較的值", "Compared with")}</th><th scope="col">${say("如何改變", "What would change it")}</th><th scope="col">${say("由誰辦理", "Who can do this")}</th></tr></thead>
<tbody>${conditions.map(
    ({ fact, compared, deed, who }) =>
      html`<tr><th scope="row">${nameOf(reader, fact)}</th><td>${compared.map(each => comparedText(reader, fact, each)).join(say("、", ", ")) || say("有無紀錄", "whether it is known")}</td><td>${deed ? said(deed, say) : say("無從改變", "nobody can")}</td><td>${who ? said(who, say) : "–"}</td></tr>`,
  )}</tbody></table></div>`;
}

function nameOf({ say }: PageReader, fact: string): string {
  return say(...(FACTS[fact] ?? FACTS[fact.split(".")[0] ?? ""] ?? ([fact, fact] as const)));
}

function comparedText(reader: PageReader, name: string, { value, parameter, fact }: ComparedShown): string {
  if (fact !== undefined) return nameOf(reader, fact);
  return parameter === undefined ? factText(reader, value, name) : parameterText(reader, parameter);
}
