// The picture of one terminal's gate on a page of its own, with the key to it; pure.
import { html } from "../../shared/page/html.ts";
import type { Shown } from "../door/reply.ts";
import type { Visit } from "../door/visit.ts";
import { timelinePicture } from "../pictures/timeline.ts";
import { stagePill, type TerminalRow } from "./counter.ts";
import type { Lane } from "./timeline.ts";

export function picturePage(
  visit: Visit,
  { propertyNo, custody }: Pick<TerminalRow, "propertyNo" | "custody">,
  lanes: readonly Lane[],
): Shown {
  const { say, person } = visit;
  // A borrower who is nothing else has no counter to go back to.
  const back = person?.roles.every(role => role === "worker")
    ? "/console"
    : `/console/terminals/${propertyNo}`;
  const title = say(`${propertyNo} 的閘門歷程`, `The gate of ${propertyNo}`);
  return {
    title,
    main: html`<p class="crumb"><a href="${back}">← ${propertyNo}</a></p>
<h1>${say("閘門歷程", "Picture of the gate")} <code>${propertyNo}</code> ${stagePill(visit, custody.stage)}</h1>
<p class="lead">${say("電腦借出期間閘門可以開；自申報歸還起管制，到掃毒證明登錄為止都關著。", "While the computer is lent the gate may open; from the declared return until the attested scan it is held closed.")}</p>
${timelinePicture(visit, title, lanes)}`,
  };
}
