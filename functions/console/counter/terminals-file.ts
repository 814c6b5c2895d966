// A file of terminals: chosen, shown row by row as what would be registered or put right, and recorded only after that.
import { randomUUID } from "node:crypto";
import type { InferOutput } from "valibot";
import { type Html, html } from "../../shared/page/html.ts";
import { importTerminals } from "../../terminals/register-routes.ts";
import { ApiRefusal, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import type { Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { signed } from "../form/form.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { PAGES } from "../routes.ts";

export const terminalsFileHandlers = [
  memberPage(PAGES.showTerminalsFile, async visit => filePage(visit, { key: randomUUID() })),
  memberForm(PAGES.sendTerminalsFile, sendFile),
] as const;

type Judged = InferOutput<(typeof importTerminals)["answer"]["schema"]>;

interface FileFacts {
  readonly key: string;
  /** The file as it was chosen, byte for byte, so that what is recorded is what was shown. */
  readonly content?: string;
  readonly judged?: Judged;
  readonly problem?: ProblemDocument;
}

async function sendFile(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const key = typed.one("_key");
  const kept = typed.one("content");
  const bytes = kept === "" ? (typed.files.get("sheet") ?? new Uint8Array()) : Buffer.from(kept, "base64");
  const dryRun = kept === "" ? "true" : "false";
  const content = Buffer.from(bytes).toString("base64");
  try {
    const judged = await visit.api.ask(importTerminals, {
      query: { dryRun },
      bytes: { type: "application/octet-stream", content: new Uint8Array(bytes) },
      key: `${key}-${dryRun}`,
    });
    return filePage(visit, { key, content, judged });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    const { problem } = error;
    return { ...filePage(visit, { key: randomUUID(), problem }), status: problem.status };
  }
}

export function filePage(visit: Visit, { key, content, judged, problem }: FileFacts): PageContent {
  const { say } = visit;
  const title = say("匯入財產登記冊", "A file of terminals");
  const isOver = judged !== undefined && !judged.dryRun && judged.faults.length === 0;
  return {
    title,
    main: html`${crumb(visit, "/console/terminals", say("櫃檯", "Counter"))}
<h1>${title}</h1>
${problem && problemNote(visit, problem)}
${judged && judgedPart(visit, judged)}
${judged?.dryRun && judged.faults.length === 0 && recording(visit, key, content)}
${!isOver && choosing(visit)}`,
  };
}

function choosing(visit: Visit): Html {
  const { say } = visit;
  return html`<form method="post" action="/console/terminals/import" enctype="multipart/form-data" class="sheet" novalidate>${signed(visit, randomUUID())}
<section class="field"><label>${say("CSV 檔（UTF-8 或 Big5）", "CSV file (UTF-8 or Big5)")}<input type="file" name="sheet" accept=".csv,text/csv" required></label>
<p class="hint">${say("欄位與櫃檯「匯出財產登記冊」相同；已在冊的更正，未在冊的登記，相同的不動。任何一列有誤，就一列都不登記。", "The same columns as the register’s own file. Those on the register are put right, others are registered, equal ones stay. If any row has a fault, none is recorded.")}</p></section>
<div class="act"><div class="links"><button>${say("檢查，尚不登錄", "Check without recording")}</button></div></div></form>`;
}

function recording(visit: Visit, key: string, content: string | undefined): Html {
  const { say } = visit;
  return html`<form method="post" action="/console/terminals/import" enctype="multipart/form-data">${signed(visit, key)}<input type="hidden" name="content" value="${content}">
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("以上各列全部登錄。", "all of the rows above are recorded.")}</p><button data-progress>${say("全部登錄", "Record all of it")}</button></div></form>`;
}

const MOST_SHOWN = 500;

function judgedPart(visit: Visit, { dryRun, registered, amended, unchanged, faults }: Judged): Html {
  const { say } = visit;
  const rows = [
    ...registered.map(propertyNo => ({ propertyNo, words: say("登記", "registered") })),
    ...amended.map(propertyNo => ({ propertyNo, words: say("更正", "put right") })),
    ...unchanged.map(propertyNo => ({ propertyNo, words: say("相同，不變更", "unchanged") })),
  ];
  const isRecorded = !dryRun && faults.length === 0;
  const heading = isRecorded
    ? say("已登錄", "Recorded")
    : say("檢查結果：尚未登錄", "Nothing is recorded yet");
  const counts = say(
    `登記 ${registered.length} 部、更正 ${amended.length} 部、相同 ${unchanged.length} 部，${faults.length} 項有誤`,
    `${registered.length} to register, ${amended.length} to put right, ${unchanged.length} equal, ${faults.length} faults`,
  );
  type Row = (typeof rows)[number];
  const number = ({ propertyNo }: Row) =>
    html`<a href="/console/terminals/${propertyNo}"><code>${propertyNo}</code></a>`;
  return html`<h2 id="outcome">${heading}</h2><p class="note ${faults.length > 0 && "bad"}" role="status"><label>${counts} ${isRecorded && html`<progress max="1" value="1"></progress>`}</label></p>
${faults.length > 0 && faultTable(visit, faults)}
${rows.length > 0 && plainTable(visit, { caption: say("各列", "Rows"), rows: rows.slice(0, MOST_SHOWN), columns: [plainColumn("財產編號", "Property number", number), plainColumn("結果", "Outcome", ({ words }: Row) => words)] })}
${rows.length > MOST_SHOWN && html`<p>${say(`只列出前 ${MOST_SHOWN} 列。`, `The first ${MOST_SHOWN} are shown.`)}</p>`}`;
}

function faultTable(visit: Visit, faults: Judged["faults"]): Html {
  const column = plainColumn<Judged["faults"][number]>;
  return plainTable(visit, {
    caption: visit.say("有誤的列：更正檔案後再送一次", "Faults: correct the file and send it again"),
    rows: faults,
    columns: [
      column("列", "Row", ({ row }) => row ?? "—"),
      column("欄位", "Column", ({ column: of }) => of ?? "—"),
      column("內容", "Value", ({ value }) => value ?? "—"),
      column("原因", "Why", ({ message }) => message),
    ],
  });
}
