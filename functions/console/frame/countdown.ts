// How long is left, said by the server and counted on by a script where one runs; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Reader } from "../door/visit.ts";
import { distance } from "./time.ts";

/** The server's own moment goes along: the clock of an office PC may be minutes off. */
export function countdown(reader: Reader, until: string): Html {
  return html`<span class="countdown" data-until="${until}" data-now="${reader.at.toISOString()}">${distance(reader, until)}</span>`;
}
