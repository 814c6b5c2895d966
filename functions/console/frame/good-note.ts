// What came out well, read out first where a screen is read to somebody; pure.
import { type Html, html } from "../../shared/page/html.ts";

export function goodNote(content: string | Html): Html {
  return html`<div class="note good" role="status" id="good" tabindex="-1">${content}</div>`;
}
