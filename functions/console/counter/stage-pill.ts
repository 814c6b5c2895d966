// How far a terminal's trip has come, as one pill; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Stage } from "../../terminals/custody.ts";
import type { PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { stageLook } from "./steps.ts";

export function stagePill({ say }: PageReader, stage: Stage): Html {
  return html`<span class="pill ${stageLook(stage)}">${said(valueWords(stage, "stage"), say)}</span>`;
}
