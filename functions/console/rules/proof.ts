// What is proved of a policy, in words: that it never errs and is not dead, what says no wherever it does, what dropping it would open; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Words } from "../../shared/words.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";

export interface ProofShown {
  readonly opens?: Words | undefined;
  readonly covers?: readonly string[] | undefined;
  readonly stays?: Words | undefined;
}

export function proofCard({ say }: PageReader, proof: ProofShown | undefined): Html {
  if (!proof)
    return html`<p class="note wait"><b>${say("未經證明", "Not proved")}</b> ${say(
      "沒有與現行規則相符的證明：不能說它不會出錯，也不能說拿掉它會放行誰。",
      "There is no proof that fits the policies in force: nothing is claimed of errors, nor of whom dropping it would let in.",
    )}</p>`;
  const { opens, covers, stays } = proof;
  return html`<dl class="facts"><dt>${say("證明", "Proof")}</dt><dd>${say("已證明：任何情形都不會出錯，且確有適用的情形", "Proved: it never errs, and there are cases where it applies")}</dd>
${opens && html`<dt>${say("若拿掉它會放行（最小的例子）", "Dropping it would let in (smallest example)")}</dt><dd>${said(opens, say)}</dd>`}
${covers && html`<dt>${say("若拿掉它", "Dropping it")}</dt><dd>${coveredText(say, covers)}</dd>`}
${stays && html`<dt>${say("為何保留", "Why it stays")}</dt><dd>${said(stays, say)}</dd>`}</dl>`;
}

function coveredText(say: PageReader["say"], covers: readonly string[]): Html {
  if (covers.length === 0)
    return html`${say("不會放行任何人：此時本來就沒有准許", "lets nobody in: nothing is permitted there anyway")}`;
  const names = covers.map((policy, at) => html`${at > 0 && say("、", " and ")}<code>${policy}</code>`);
  return html`${say("不會放行任何人：同樣情形必為下列規則所不許 ", "lets nobody in: always refused as well by ")}${names}`;
}
