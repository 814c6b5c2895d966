// What became of each terminal of many: how many are through, why one is not, the way to it, and whether it is left out next time; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { ProblemDocument } from "../door/api.ts";
import { reasonsIn } from "../door/problem.ts";
import type { Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";

export interface BatchOutcome {
  readonly propertyNo: string;
  readonly outcome: string;
  readonly problem?: Partial<ProblemDocument> | undefined;
}

const refusedOf = (outcomes: readonly BatchOutcome[]) =>
  outcomes.filter(({ outcome }) => outcome === "refused");

/** The fields that a terminal's row rests on, its own and what holds for all. */
export type FieldsOf = (propertyNo: string) => Parameters<typeof reasonsIn>[2];

export function outcomePart(
  visit: Visit,
  outcomes: readonly BatchOutcome[],
  fieldsOf: FieldsOf = () => [],
): Html {
  const { say } = visit;
  const count = (of: string) => outcomes.filter(({ outcome }) => outcome === of).length;
  const [recorded, ready, all] = [count("recorded"), count("ready"), outcomes.length];
  const words =
    recorded > 0
      ? say(`已記錄 ${recorded}／${all} 部`, `${recorded} of ${all} recorded`)
      : say(`可辦理 ${ready}／${all} 部，尚未記錄`, `${ready} of ${all} can be; nothing is recorded yet`);
  return html`<div role="status" id="refusal" tabindex="-1"><p><label>${words} <progress max="${all}" value="${recorded || ready}"></progress></label></p>
${outcomeTable(visit, outcomes, fieldsOf)}</div>`;
}

function outcomeTable(visit: Visit, outcomes: readonly BatchOutcome[], fieldsOf: FieldsOf): Html {
  const { say } = visit;
  const look = (outcome: string) => (outcome === "refused" ? "is-shut" : "is-open");
  const pill = ({ outcome }: BatchOutcome) =>
    html`<span class="pill ${look(outcome)}">${said(valueWords(outcome), say)}</span>`;
  const way = ({ propertyNo }: BatchOutcome) =>
    html`<a href="/console/terminals/${propertyNo}"><code>${propertyNo}</code></a>`;
  const why = ({ problem, propertyNo }: BatchOutcome) => {
    if (!problem) return "";
    const { code = "", title = "" } = problem;
    return reasonsIn(visit, { ...problem, code, title }, fieldsOf(propertyNo));
  };
  return plainTable(visit, {
    caption: say("結果", "Outcome"),
    rows: outcomes,
    columns: [
      plainColumn("財產編號", "Property number", way),
      plainColumn("結果", "Outcome", pill),
      plainColumn("說明", "Why", why),
    ],
  });
}

/** Those that were refused stay away, unless somebody says otherwise: the others need not wait for them. */
export function leaveOut({ say }: Visit, outcomes: readonly BatchOutcome[]): Html | false {
  const refused = refusedOf(outcomes);
  if (refused.length === 0) return false;
  const box = ({ propertyNo }: BatchOutcome) =>
    html`<label class="tick"><input type="checkbox" name="skip" value="${propertyNo}" checked> <code>${propertyNo}</code></label>`;
  return html`<fieldset class="field"><legend>${say("略過未通過的電腦", "Leave out those that were refused")}</legend>${refused.map(box)}</fieldset>`;
}
