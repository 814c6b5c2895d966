// The whole list as wanted, handed in as a file: tried first, every fault by its row, then proposed.

import { randomUUID } from "node:crypto";
import { proposeWholeList } from "../../allowlist/changes/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import { ApiRefusal, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import type { FormFaults } from "../form/body.ts";
import { faultSummary, fieldId, signed } from "../form/form.ts";
import { LIST_PAGES } from "../routes.ts";
import { differenceView, faultList, type ListDifference, type ShownRow } from "./difference.ts";
import { type ListPlace, listAddress, listName, placeInPath } from "./place.ts";

export const sheetHandlers = [
  memberPage(LIST_PAGES.showSheet, showSheet),
  memberForm(LIST_PAGES.sendSheet, sendSheet),
] as const;

/** A larger file is chosen again rather than sent to and fro. */
const KEPT_BYTES = 1_000_000;
const MISSING: Words = words("請填寫這一欄", "Fill in this field");

async function showSheet(visit: Member): Promise<ConsoleReply> {
  return sheetPage(visit, {
    place: placeInPath(visit),
    typed: NOTHING_TYPED,
    faults: new Map(),
    key: randomUUID(),
  });
}

async function sendSheet(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const { api, params } = visit;
  const content = typed.files.get("sheet") ?? new Uint8Array(Buffer.from(typed.one("kept"), "base64"));
  const faults = faultsIn(typed, content);
  const facts: SheetFacts = {
    place: placeInPath(visit),
    typed,
    faults,
    key: typed.one("_key"),
    kept: keptOf(content),
  };
  if (faults.size > 0) return { ...sheetPage(visit, facts), status: 422 };
  const dryRun = typed.one("check") === "yes";
  const format = isYaml(content) ? "yaml" : "csv";
  const query = { reason: typed.one("reason").trim(), document: typed.one("document").trim(), format };
  try {
    const done = await api.ask(proposeWholeList, {
      params,
      query: { ...query, dryRun: String(dryRun) },
      bytes: { type: format === "yaml" ? "application/yaml" : "text/csv", content },
      key: `${facts.key}${dryRun ? "-check" : ""}`,
    });
    if (dryRun) return sheetPage(visit, { ...facts, tried: { rows: [], ...(done as object) } });
    const { number } = done as unknown as { number: number };
    return { location: `${listAddress(facts.place)}/changes/${number}?did=proposed` };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return { ...sheetPage(visit, { ...facts, problem: error.problem }), status: error.problem.status };
  }
}

function faultsIn(typed: Typed, content: Uint8Array): ReadonlyMap<string, Words> {
  const empty = ["reason", "document"].filter(name => typed.one(name).trim() === "");
  return new Map([...empty, ...(content.length === 0 ? ["sheet"] : [])].map(name => [name, MISSING]));
}

function keptOf(content: Uint8Array): string | undefined {
  return content.length > 0 && content.length <= KEPT_BYTES
    ? Buffer.from(content).toString("base64")
    : undefined;
}

/** A sheet begins with the names of its columns; YAML with a list, a key or a comment. */
function isYaml(content: Uint8Array): boolean {
  const beginning = Buffer.from(content.subarray(0, 400))
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  const [line = ""] = beginning.split(/\r?\n/, 1);
  return /^(---|#|-\s|[\w-]+:(\s|$))/.test(line) && !line.includes(",");
}

export interface SheetFacts {
  readonly place: ListPlace;
  readonly typed: Typed;
  readonly faults: FormFaults;
  readonly key: string;
  readonly problem?: ProblemDocument | undefined;
  /** What a dry run of the file found it would change. */
  readonly tried?:
    | { readonly difference?: ListDifference | undefined; readonly rows: readonly ShownRow[] }
    | undefined;
  /** The file as it was chosen, so that it need not be chosen again. */
  readonly kept?: string | undefined;
}

export function sheetPage(visit: Visit, facts: SheetFacts): PageContent {
  const { say } = visit;
  const { place, problem, tried } = facts;
  const title = say("以檔案提出整份名單", "Propose the whole list from a file");
  return {
    title,
    main: html`<p class="crumb"><a href="${listAddress(place)}">← ${listName(visit, place)}</a></p>
<h1>${title}</h1>
<p class="lead">${say("檔案是您要的完整名單；系統算出與現有名單的差異。", "The file must contain the complete list you want. The system works out the difference from the current list.")} <a href="${listAddress(place)}/export?format=csv">${say("下載現有名單當範本", "Download the current list as a template")}</a></p>
${problem && (problem.faults ?? []).length === 0 && problemNote(visit, problem)}
${problem && faultList(visit, problem.faults ?? [])}
${tried && triedCard(visit, tried)}
${faultSummary(visit, facts)}${sheetForm(visit, facts)}`,
  };
}

function triedCard(visit: Visit, { difference, rows }: NonNullable<SheetFacts["tried"]>): Html {
  const { say } = visit;
  return html`<section class="card checked" role="status" id="refusal" tabindex="-1"><h2>${say("試匯入通過：核准後會這樣改變", "Checked. Once approved, this would change")}</h2>${difference && differenceView(visit, difference, rows)}<p class="fine">${say("還沒有提出。", "Nothing has been proposed yet.")}</p></section>`;
}

function sheetForm(visit: Visit, facts: SheetFacts): Html {
  const { say } = visit;
  const { place, key, kept, tried } = facts;
  const field = (name: string, words: string, most: number) =>
    html`<div class="field ${facts.faults.has(name) && "wrong"}"><label for="${fieldId(name)}">${words}</label>${facts.faults.has(name) && html`<p class="fault">${say("請填寫這一欄", "Fill in this field")}</p>`}<input id="${fieldId(name)}" name="${name}" value="${facts.typed.one(name)}" maxlength="${most}" required></div>`;
  return html`<form method="post" action="${listAddress(place)}/sheet" class="sheet" enctype="multipart/form-data" novalidate>${signed(visit, key)}
${kept !== undefined && html`<textarea name="kept" hidden>${kept}</textarea><input type="hidden" name="named" value="${facts.typed.one("named")}">`}
<div class="field ${facts.faults.has("sheet") && "wrong"}"><label for="f-sheet">${say("CSV 或 YAML 檔", "CSV or YAML file")}</label><p class="hint">${kept === undefined ? say("UTF-8，第一列為欄名", "UTF-8, with column names in the first row") : say("已收到檔案；要換檔案時才需再選。", "The file has been kept. Choose another only to replace it.")}</p>${facts.faults.has("sheet") && html`<p class="fault">${say("請選擇檔案", "Choose a file")}</p>`}<input id="f-sheet" type="file" name="sheet" accept=".csv,.yaml,.yml"></div>
${field("reason", say("理由", "Reason"), 200)}${field("document", say("文號", "Document"), 64)}
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("先檢查不會提出任何異動；提出後等另一位管理人員核准。", "checking does not propose anything. A proposal waits for another administrator to approve it.")}</p>
<div class="links"><button class="${tried ? "second" : ""}" name="check" value="yes">${say("先檢查", "Check first")}</button><button class="${tried ? "" : "second"}">${say("提出異動", "Propose")}</button></div></div></form>`;
}
