// Paper answers to a pack: recorded by one officer, held against the paper by another; pure.

import { type Html, html } from "../../shared/page/html.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import type { Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { offers } from "../form/offer.ts";
import { said } from "../frame/say.ts";
import { dayText, momentHtml } from "../frame/time.ts";
import type { Pack } from "./packs.ts";

interface Paper {
  readonly documentNo: string;
  readonly status: string;
  readonly answeredOn?: string;
  readonly signedBy?: string;
  readonly recordedBy?: string;
  readonly recordedAt?: string;
}

const LOOKS: Readonly<Record<string, string>> = {
  waiting: "is-hold",
  confirmed: "is-open",
  rejected: "is-shut",
};

export function paperTable(visit: Visit, { number, papers }: Pack): Html | false {
  if (papers.length === 0) return false;
  const { say } = visit;
  return html`<h2>${say("紙本答復", "Paper answers")}</h2><ul class="steps plain">${(
    papers as readonly Paper[]
  ).map(
    paper =>
      html`<li class="card"><p><b>${paper.documentNo}</b> <span class="pill ${LOOKS[paper.status] ?? ""}">${said(valueWords(paper.status), say)}</span></p>
<p class="fine">${paper.signedBy} ${paper.answeredOn && dayText(visit, paper.answeredOn)} · ${say("登錄", "recorded")} ${paper.recordedBy} ${momentHtml(visit, paper.recordedAt)}</p>
${paper.status === "waiting" && waiting(visit, String(number), paper)}</li>`,
  )}</ul>`;
}

/** Nobody confirms what they recorded themselves. */
function waiting(visit: Visit, number: string, { documentNo, recordedBy }: Paper): Html {
  const query = { number, documentNo };
  return isSameAccount(recordedBy, visit.person?.person)
    ? html`<p>${visit.say("等候另一位承辦人員對照紙本覆核。", "Waiting for another officer to hold it against the paper.")}</p>`
    : html`${offers(visit, [
        { act: "confirmPaperAnswer", query },
        { act: "rejectPaperAnswer", query },
      ])}`;
}
