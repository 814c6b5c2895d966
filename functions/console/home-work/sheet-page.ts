// A page that takes in a file: chosen or pasted, shown as what would change with each row's faults, and recorded only after that.
import { randomUUID } from "node:crypto";
import { fileAnswer } from "../../shared/http/file-answer.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { writeSheet } from "../../shared/sheet/sheet.ts";
import type { Columns } from "../../shared/sheet/sheet-column.ts";
import type { Words } from "../../shared/words.ts";
import { ApiRefusal, type ApiRequest, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import type { Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { signed } from "../form/form.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";

export interface Judged {
  readonly dryRun: boolean;
  readonly rows: number;
  readonly changed: number;
  readonly left: number;
  readonly faults: readonly {
    readonly row: number | null;
    readonly column: string | null;
    readonly message: string;
    readonly value: string | null;
  }[];
}

/** What file it is, and what becomes of it. */
export interface SheetPage {
  /** Of the form. */
  readonly action: string;
  readonly back: { readonly href: string; readonly words: Words };
  readonly title: Words;
  readonly heading?: Html;
  readonly links?: Html;
  /** What goes along with the file. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly hint: Words;
  readonly done: Words;
  readonly file: string;
  readonly columns: Columns;
}

export interface SheetState {
  readonly key: string;
  /** As it was chosen, byte for byte. */
  readonly content?: string;
  readonly judged?: Judged;
  readonly problem?: ProblemDocument;
}

/** The page, or an empty file to fill in. */
export function shownSheet(visit: Visit, page: SheetPage): ConsoleReply {
  if (visit.query.template === undefined) return sheetPage(visit, page, { key: randomUUID() });
  const bytes = writeSheet(page.columns, []);
  return { handed: fileAnswer({ name: page.file, type: "text/csv; charset=utf-8", bytes }) };
}

type Asks = (asked: ApiRequest & Required<Pick<ApiRequest, "bytes" | "key" | "query">>) => Promise<Judged>;

/** Checked first; what is recorded is what was shown. */
export async function sentSheet(
  visit: Member,
  typed: Typed,
  { page, asks }: { readonly page: SheetPage; readonly asks: Asks },
): Promise<ConsoleReply> {
  const kept = typed.one("content");
  const given = typed.files.get("sheet") ?? new TextEncoder().encode(typed.one("text"));
  const bytes = kept === "" ? given : Buffer.from(kept, "base64");
  const dryRun = kept === "" ? "true" : "false";
  const content = Buffer.from(bytes).toString("base64");
  const key = typed.one("_key");
  try {
    const judged = await asks({
      query: { dryRun },
      // As text, bytes that are no UTF-8 would be lost on the way.
      bytes: { type: "application/octet-stream", content: new Uint8Array(bytes) },
      key: `${key}-${dryRun}`,
    });
    // What is left is another request, and not the same once more.
    return sheetPage(visit, page, { key: judged.left > 0 ? randomUUID() : key, content, judged });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    const { problem } = error;
    return { ...sheetPage(visit, page, { key: randomUUID(), problem }), status: problem.status };
  }
}

export function sheetPage(visit: Visit, page: SheetPage, state: SheetState): PageContent {
  const { say } = visit;
  const { judged, problem } = state;
  const title = said(page.title, say);
  return {
    title,
    main: html`${crumb(visit, page.back.href, said(page.back.words, say))}
<h1>${title} ${page.heading}</h1>
${problem && problemNote(visit, problem)}
${page.links}
${judged && judgedPart(visit, page, { ...state, judged })}
${judged?.dryRun !== false && choosing(visit, page)}`,
  };
}

function hidden({ hidden: fields }: SheetPage): Html {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}

function choosing(visit: Visit, page: SheetPage): Html {
  const { say } = visit;
  return html`<form method="post" action="${page.action}" enctype="multipart/form-data" class="sheet" novalidate>${signed(visit, randomUUID())}${hidden(page)}
<section class="field"><label>${say("CSV 檔（UTF-8 或 Big5）", "CSV file (UTF-8 or Big5)")}<input type="file" name="sheet" accept=".csv,text/csv"></label>
<p class="hint">${said(page.hint, say)} <a href="${page.action}?template=1">${say("下載空白範本", "An empty one to fill in")}</a></p></section>
<section class="field"><label>${say("或貼上表格", "Or paste the rows")}<textarea name="text" rows="6"></textarea></label></section>
<div class="act"><div class="links"><button>${say("檢查，尚不登錄", "Check without recording")}</button></div></div></form>`;
}

function judgedPart(
  visit: Visit,
  page: SheetPage,
  { key, content, judged }: SheetState & { readonly judged: Judged },
): Html {
  const { say } = visit;
  const { dryRun, rows, changed, left, faults } = judged;
  const done = left > 0 ? say(`尚有 ${left} 筆未登錄`, `${left} are left`) : say("已登錄", "Recorded");
  const heading = dryRun ? say("檢查結果：尚未登錄", "What would change; nothing is recorded yet") : done;
  const isReady = (dryRun || left > 0) && faults.length === 0;
  return html`<h2 id="outcome">${heading}</h2><p class="note ${faults.length > 0 ? "bad" : ""}">${say(`${rows} 列，${changed} 筆變更，${faults.length} 項有誤`, `of ${rows} rows ${changed} change something, ${faults.length} faults`)}</p>
${faults.length > 0 && faultTable(visit, faults)}
${
  isReady &&
  html`<form method="post" action="${page.action}" enctype="multipart/form-data">${signed(visit, key)}${hidden(page)}<input type="hidden" name="content" value="${content ?? ""}">
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${said(page.done, say)}</p><button>${left > 0 ? say("繼續登錄其餘", "Record the rest") : say("全部登錄", "Record all of it")}</button></div></form>`
}`;
}

function faultTable(visit: Visit, faults: Judged["faults"]): Html {
  type Row = Judged["faults"][number];
  const columns = [
    plainColumn<Row>("列", "Row", ({ row }) => row ?? "—"),
    plainColumn<Row>("欄位", "Column", ({ column }) => column ?? "—"),
    plainColumn<Row>("內容", "Value", ({ value }) => value ?? "—"),
    plainColumn<Row>("原因", "Why", ({ message }) => message),
  ];
  const caption = visit.say("有誤的列：更正檔案後再送一次", "Faults: correct the file and send it again");
  return plainTable(visit, { caption, columns, rows: faults });
}
