// How much of what is planned or possible is used, as a bar that also says it in words; pure.
import { type Html, html } from "../../shared/page/html.ts";

export interface Meter {
  readonly used: number;
  readonly of: number;
  /** What is counted, for whoever does not see the bar. */
  readonly label: string;
}

export function meter({ used, of, label }: Meter): Html {
  const share = of > 0 ? Math.min(100, Math.max(0, (used / of) * 100)) : used > 0 ? 100 : 0;
  const look = used > of || (of > 0 && used === of) ? "over" : "used";
  return html`<svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${label} ${used}／${of}"><rect class="ground" width="100" height="8" rx="2"/><rect class="${look}" width="${share.toFixed(1)}" height="8" rx="2"/></svg>`;
}
