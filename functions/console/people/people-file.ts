// A file of people: chosen or pasted, shown as what would change with each row's faults, and recorded only after that.
import { randomUUID } from "node:crypto";
import type { InferOutput } from "valibot";
import { importPeople } from "../../people/import-routes.ts";
import { PEOPLE_COLUMNS } from "../../people/people-sheet.ts";
import { listUnits } from "../../people/unit-routes.ts";
import { fileAnswer } from "../../shared/http/file-answer.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { writeSheet } from "../../shared/sheet/sheet.ts";
import { ApiRefusal, ifThere, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import type { Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { signed } from "../form/form.ts";
import { fieldWords, valueWords } from "../form/label.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { who } from "../frame/who.ts";
import { PEOPLE_PAGES } from "../routes.ts";
import { type UnitRow, unitCalled } from "./people.ts";

export const peopleFileHandlers = [
  memberPage(PEOPLE_PAGES.showPeopleFile, showPeopleFile),
  memberForm(PEOPLE_PAGES.sendPeopleFile, sendPeopleFile),
] as const;

type Judged = InferOutput<(typeof importPeople)["answer"]["schema"]>;

interface FileFacts {
  readonly key: string;
  /** The file as it was chosen, byte for byte, so that what is recorded is what was shown. */
  readonly content?: string;
  readonly judged?: Judged;
  readonly units?: readonly UnitRow[] | undefined;
  readonly problem?: ProblemDocument;
}

async function showPeopleFile(visit: Member): Promise<ConsoleReply> {
  if (visit.query.template === undefined) return filePage(visit, { key: randomUUID() });
  const bytes = writeSheet(PEOPLE_COLUMNS, []);
  return { handed: fileAnswer({ name: "people.csv", type: "text/csv; charset=utf-8", bytes }) };
}

async function sendPeopleFile(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const key = typed.one("_key");
  const kept = typed.one("content");
  const bytes = kept === "" ? chosen(typed) : Buffer.from(kept, "base64");
  const dryRun = kept === "" ? "true" : "false";
  const content = Buffer.from(bytes).toString("base64");
  try {
    const judged = await visit.api.ask(importPeople, {
      query: { dryRun },
      // As text, bytes that are no UTF-8 would be lost on the way.
      bytes: { type: "application/octet-stream", content: new Uint8Array(bytes) },
      key: `${key}-${dryRun}`,
    });
    // What is left is another request, and not the same once more.
    const next = judged.left > 0 ? randomUUID() : key;
    const units = await ifThere(visit.api.ask(listUnits, { params: { agency: visit.person.agency } }));
    return filePage(visit, { key: next, content, judged, units: units?.rows });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    const { problem } = error;
    return { ...filePage(visit, { key: randomUUID(), problem }), status: problem.status };
  }
}

/** What is pasted is what Excel puts there: cells apart by tabs. */
function chosen(typed: Typed): Uint8Array {
  return typed.files.get("sheet") ?? new TextEncoder().encode(typed.one("text"));
}

export function filePage(visit: Visit, facts: FileFacts): PageContent {
  const { say } = visit;
  const { judged, problem } = facts;
  return {
    title: say("匯入人員名冊", "A file of people"),
    main: html`${crumb(visit, "/console/people", say("人員", "People"))}
<h1>${say("匯入人員名冊", "A file of people")}</h1>
${problem && problemNote(visit, problem)}
${judged && judgedPart(visit, facts, judged)}
${judged?.dryRun !== false && choosing(visit, randomUUID())}`,
  };
}

function choosing(visit: Visit, key: string): Html {
  const { say } = visit;
  const columns = Object.values(PEOPLE_COLUMNS).map(each => each.title);
  return html`<form method="post" action="/console/people/import" enctype="multipart/form-data" class="sheet" novalidate>${signed(visit, key)}
<section class="field"><label>${say("CSV 檔（UTF-8 或 Big5）", "CSV file (UTF-8 or Big5)")}<input type="file" name="sheet" accept=".csv,text/csv"></label>
<p class="hint">${say(`欄位：${columns.join("、")}。只有帳號必填；空白的欄位不變更。單位可寫代碼或名稱，直屬主管寫帳號。最多 5,000 列。姓名、電子郵件與電話只進人員通訊錄，不進稽核紀錄。`, `Columns: ${columns.join(", ")}. Only the account is required; an empty cell changes nothing. Units by code or name, superiors by account, 5,000 rows at most. Names, mail and telephone go into the directory alone, never into the journal.`)} <a href="/console/people/import?template=1">${say("下載空白範本", "An empty one to fill in")}</a></p></section>
<section class="field"><label>${say("或貼上表格", "Or paste the rows")}<textarea name="text" rows="6"></textarea></label></section>
<div class="act"><div class="links"><button>${say("檢查，尚不登錄", "Check without recording")}</button></div></div></form>`;
}

function judgedPart(
  visit: Visit,
  { key, content, units }: FileFacts,
  { dryRun, rows, left, faults }: Judged,
): Html {
  const { say } = visit;
  const moving = rows.filter(({ what }) => what !== "unchanged");
  const counts = say(
    `${rows.length} 列中有 ${moving.length} 列變更，${faults.length} 項有誤`,
    `of ${rows.length} rows ${moving.length} change something, ${faults.length} faults`,
  );
  const done = left > 0 ? say(`尚有 ${left} 列未登錄`, `${left} rows are left`) : say("已登錄", "Recorded");
  const heading = dryRun ? say("檢查結果：尚未登錄", "What would change; nothing is recorded yet") : done;
  return html`<h2 id="outcome">${heading}</h2><p class="note ${faults.length > 0 ? "bad" : ""}">${counts}</p>
${faults.length > 0 && faultTable(visit, faults)}
${moving.length > 0 && changeTable(visit, moving.slice(0, MOST_SHOWN), units)}
${moving.length > MOST_SHOWN && html`<p>${say(`只列出前 ${MOST_SHOWN} 列。`, `The first ${MOST_SHOWN} are shown.`)}</p>`}
${
  (dryRun || left > 0) &&
  faults.length === 0 &&
  html`<form method="post" action="/console/people/import" enctype="multipart/form-data">${signed(visit, key)}<input type="hidden" name="content" value="${content}">
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("全部登錄；姓名與聯絡資料更新到人員通訊錄。", "all of it is recorded, and names and contact data go into the directory.")}</p><button>${left > 0 ? say("繼續登錄其餘各列", "Record the rest") : say("全部登錄", "Record all of it")}</button></div></form>`
}`;
}

const MOST_SHOWN = 500;

function faultTable(visit: Visit, faults: Judged["faults"]): Html {
  const { say } = visit;
  const columns = [
    plainColumn<Judged["faults"][number]>("列", "Row", ({ row }) => row ?? "—"),
    plainColumn<Judged["faults"][number]>("欄位", "Column", ({ column }) => column ?? "—"),
    plainColumn<Judged["faults"][number]>("內容", "Value", ({ value }) => value ?? "—"),
    plainColumn<Judged["faults"][number]>("原因", "Why", ({ message }) => message),
  ];
  return plainTable(visit, {
    caption: say("有誤的列：更正檔案後再送一次", "Faults: correct the file and send it again"),
    columns,
    rows: faults,
  });
}

function changeTable(visit: Visit, rows: Judged["rows"], units?: readonly UnitRow[]): Html {
  const { say } = visit;
  const told = (field: string, value: string) => {
    if (field === "superior") return who(value);
    return field === "unit" ? unitCalled(value, units) : said(valueWords(value, field), say);
  };
  const one = ({ field, before, after }: Judged["rows"][number]["changes"][number]) =>
    html`<li>${said(fieldWords(field).label, say)}：${before !== undefined && html`${told(field, before)} → `}<b>${told(field, after)}</b></li>`;
  const columns = [
    plainColumn<Judged["rows"][number]>("列", "Row", ({ row }) => row),
    plainColumn<Judged["rows"][number]>("帳號", "Account", ({ person }) => html`<code>${person}</code>`),
    plainColumn<Judged["rows"][number]>("動作", "What", ({ what }) =>
      what === "enrolled" ? say("新登錄", "enrolled") : say("變更", "changed"),
    ),
    plainColumn<Judged["rows"][number]>(
      "變更內容",
      "Changes",
      ({ changes }) => html`<ul class="plain">${changes.map(one)}</ul>`,
    ),
  ];
  return plainTable(visit, { caption: say("變更", "Changes"), columns, rows });
}
