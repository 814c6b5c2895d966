// Enrolling a terminal's key at the counter: the number to type into its agent, the field its code is scanned into, and whose code it is.
import type { InferOutput } from "valibot";
import { enrolmentCodeIn } from "../../posture/enrolment.ts";
import { CLAIM_NAMES } from "../../posture/names.ts";
import type { openPostureEnrolment, readPosture } from "../../posture/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { safeNext } from "../door/origin.ts";
import type { PageContent } from "../door/reply.ts";
import type { PageReader, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { factText } from "../my-page/gate-card.ts";
import { FACTS } from "../words/fact-names.ts";

type Opened = InferOutput<(typeof openPostureEnrolment)["answer"]["schema"]>;
export type PostureShown = InferOutput<(typeof readPosture)["answer"]["schema"]>;

export function enrolmentPage(visit: Visit, { terminal, number, until }: Opened): PageContent {
  const { say, query } = visit;
  const next = safeNext(query.next);
  const title = say("登錄連線環境金鑰", "Enrol the reporting key");
  return {
    title,
    main: html`${crumb(visit, next, say("返回", "Back"))}
<h1>${title} <code>${terminal}</code></h1>
<ol class="why">
<li><p class="says"><b>${say("在這部電腦的代理程式視窗輸入櫃檯號碼", "Type this number into the agent’s window on that terminal")}</b></p><p class="stat"><b id="counter-number">${number.slice(0, 4)} ${number.slice(4)}</b></p><p class="fine">${say("有效至", "Good until")} ${momentHtml(visit, until)}${say("，只能用一次；號碼不必保密，但只對您的帳號有效。", "; it counts once, and only with your log-in.")}</p></li>
<li><p class="says"><b>${say("掃描這部電腦畫面上的登錄碼", "Scan the code on that terminal’s screen")}</b></p>
<form class="bar scan" method="get" action="/console/acts/enrolPostureKeyByCode"><input type="hidden" name="propertyNo" value="${terminal}"><input type="hidden" name="next" value="${next}"><label class="grow">${say("登錄碼", "Code")}<input name="code" required autofocus autocomplete="off" spellcheck="false"></label><button>${say("下一步", "Next")}</button></form>
<p class="fine">${say("掃描前請將輸入法切到英數。請只掃眼前這部電腦的畫面：不收照片、郵件或他人傳來的碼。", "Switch the input method to Latin letters first. Scan only the screen in front of you: no photograph, no mail, no code that somebody sends.")}</p></li></ol>`,
  };
}

/** Whose code was scanned, before anything is recorded; one that does not hold together is said to be none. */
export function scannedNote({ say }: PageReader, code: string): Html | false {
  if (code === "") return false;
  const read = readCode(code);
  if (!read)
    return html`<div class="note bad" role="alert"><p><b>${say("掃到的不是完整的登錄碼，請再掃一次。", "This is not a whole code: scan it again.")}</b></p></div>`;
  return html`<div class="note"><p><b>${say("請核對：眼前這部電腦是否就是這一部？", "Check: is this the terminal in front of you?")}</b></p><dl class="facts">
<dt>${say("財產編號", "Property number")}</dt><dd><code>${read.terminal}</code></dd>
<dt>${say("電腦名稱", "Name of the computer")}</dt><dd>${read.machine}</dd>
<dt>${say("金鑰保存於", "Key kept")}</dt><dd>${said(valueWords(read.place, "place"), say)}</dd></dl></div>`;
}

function readCode(code: string) {
  try {
    return enrolmentCodeIn(code.trim());
  } catch {
    return undefined;
  }
}

/** How the terminal reports, for those who lend it and those who audit. */
export function reportingCard(reader: PageReader, { key, source, holder, report, gaps }: PostureShown): Html {
  const { say } = reader;
  const row = (title: string, content: Html | string | false | undefined) =>
    content && html`<dt>${title}</dt><dd>${content}</dd>`;
  return html`<section class="card"><h2>${say("連線環境回報", "Reports of the link")}</h2>${
    key === undefined
      ? html`<p>${say("尚未登錄回報金鑰：這部電腦在家連不上。借出前請先登錄。", "No key is enrolled: this terminal cannot connect from home. Enrol one before it is lent.")}</p>`
      : html`<dl class="facts">${row(say("回報方式", "How"), source && reportedBy(reader, source))}
${row(say("電腦名稱", "Computer"), holder?.machine)}${row(say("金鑰保存於", "Key kept"), holder && said(valueWords(holder.place, "place"), say))}
${row(say("最近回報", "Newest report"), report && momentHtml(reader, report.reportedAt))}
${report && claimsIn(report).map(claim => claimRow(reader, claim, source))}</dl>`
  }${gaps && gapNote(reader, gaps)}</section>`;
}

function reportedBy({ say }: PageReader, source: string): string {
  return source === "measured"
    ? say(
        "代理程式讀取這部電腦；註明者為設定者聲明",
        "An agent reads the computer; what it was told is marked",
      )
    : say("沒有代理程式量測，全部是聲明", "No agent measures it: all of it is declared");
}

interface ClaimShown {
  readonly name: string;
  readonly value: unknown;
  readonly isTold: boolean;
}

/** What was said of link and computer, with what is told of each for those who look after it; what was not said is not listed. */
function claimsIn(report: NonNullable<PostureShown["report"]>): readonly ClaimShown[] {
  const told = (report.declared ?? []) as readonly string[];
  const details = Object.entries((report.details ?? {}) as object);
  return [
    ...CLAIM_NAMES.filter(name => report[name] !== undefined).map(name => ({
      ...{ name, value: report[name], isTold: told.includes(name) },
    })),
    ...details.map(([name, value]) => ({ name: `posture.${name}`, value, isTold: false })),
  ];
}

/** Measured is only what an agent that reads the system says, and does not say that it was told. */
function claimRow(reader: PageReader, { name, value, isTold }: ClaimShown, source = "declared"): Html {
  const [zh, en] = FACTS[name] ?? [];
  const title = zh && en ? reader.say(zh, en) : said(valueWords(name), reader.say);
  const how = said(valueWords(isTold ? "declared" : source), reader.say);
  return html`<dt>${title}</dt><dd>${factText(reader, value)} <small>${how}</small></dd>`;
}

function gapNote(reader: PageReader, { count, missing, last }: NonNullable<PostureShown["gaps"]>): Html {
  const { say } = reader;
  return html`<div class="note bad"><p><b>${say(`回報有缺漏：共 ${count} 處，少了 ${missing} 份`, `Reports are missing: ${missing} in ${count} gap(s)`)}</b> ${clauseLink("twse-2023/2.2.7.2b")}</p>
<p class="fine">${say(`最近一處在第 ${last.after} 份與第 ${last.before} 份之間`, `the newest between no. ${last.after} and no. ${last.before}`)}${last.from && html`：${momentHtml(reader, last.from)}`} – ${momentHtml(reader, last.until)}。${say("電腦離線、代理程式被中斷，或有別的程式使用同一把金鑰。", "The terminal was offline, its agent was broken off, or something else uses the same key.")}</p></div>`;
}
