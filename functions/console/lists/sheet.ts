// The whole list as wanted, handed in as a file: tried first, every fault by its row, then proposed; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Told } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { Shown } from "../door/reply.ts";
import type { Typed } from "../door/typed.ts";
import type { Visit } from "../door/visit.ts";
import type { Faults } from "../form/body.ts";
import { faultSummary, idOf, signed } from "../form/form.ts";
import { type ChangedRow, type Difference, differenceView, faultList } from "./difference.ts";
import { type ListPlace, listAddress, listName } from "./place.ts";

export interface SheetFacts {
  readonly place: ListPlace;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly key: string;
  readonly told?: Told | undefined;
  /** What a dry run of the file found it would change. */
  readonly tried?:
    | { readonly difference?: Difference | undefined; readonly rows: readonly ChangedRow[] }
    | undefined;
  /** The file as it was chosen, so that it need not be chosen again. */
  readonly kept?: string | undefined;
}

export function sheetPage(visit: Visit, facts: SheetFacts): Shown {
  const { say } = visit;
  const { place, told, tried } = facts;
  const title = say("以檔案提出整份名單", "Propose the whole list as a file");
  return {
    title,
    main: html`<p class="crumb"><a href="${listAddress(place)}">← ${listName(visit, place)}</a></p>
<h1>${title}</h1>
<p class="lead">${say("檔案是您要的完整名單；系統算出與現有名單的差異。", "The file is the complete list as you want it; the difference from the present one is worked out.")} <a href="${listAddress(place)}/export?format=csv">${say("下載現有名單當範本", "Download the present list to begin with")}</a></p>
${told && (told.faults ?? []).length === 0 && problemNote(visit, told)}
${told && faultList(visit, told.faults ?? [])}
${tried && triedCard(visit, tried)}
${faultSummary(visit, facts)}${form(visit, facts)}`,
  };
}

function triedCard(visit: Visit, { difference, rows }: NonNullable<SheetFacts["tried"]>): Html {
  const { say } = visit;
  return html`<section class="card checked" role="status" id="refusal" tabindex="-1"><h2>${say("試匯入通過：核准後會這樣改變", "Tried: once approved, this changes")}</h2>${difference && differenceView(visit, difference, rows)}<p class="fine">${say("還沒有提出。", "Nothing is proposed yet.")}</p></section>`;
}

function form(visit: Visit, facts: SheetFacts): Html {
  const { say } = visit;
  const { place, key, kept, tried } = facts;
  const field = (name: string, words: string, most: number) =>
    html`<div class="field ${facts.faults.has(name) && "wrong"}"><label for="${idOf(name)}">${words}</label>${facts.faults.has(name) && html`<p class="fault">${say("請填寫這一欄", "This field is needed")}</p>`}<input id="${idOf(name)}" name="${name}" value="${facts.typed.one(name)}" maxlength="${most}" required></div>`;
  return html`<form method="post" action="${listAddress(place)}/sheet" class="sheet" enctype="multipart/form-data" novalidate>${signed(visit, key)}
${kept !== undefined && html`<textarea name="kept" hidden>${kept}</textarea><input type="hidden" name="named" value="${facts.typed.one("named")}">`}
<div class="field ${facts.faults.has("sheet") && "wrong"}"><label for="f-sheet">${say("CSV 或 YAML 檔", "CSV or YAML file")}</label><p class="hint">${kept === undefined ? say("UTF-8，第一列為欄名", "UTF-8, the first row names the columns") : say("已收到檔案；要換檔案時才需再選。", "The file is here; choose one only to change it.")}</p>${facts.faults.has("sheet") && html`<p class="fault">${say("請選擇檔案", "Choose a file")}</p>`}<input id="f-sheet" type="file" name="sheet" accept=".csv,.yaml,.yml"></div>
${field("reason", say("理由", "Reason"), 200)}${field("document", say("文號", "Document"), 64)}
<div class="act"><p class="consequence"><strong>${say("按下後：", "This will: ")}</strong>${say("先檢查不會提出任何異動；提出後等另一位管理人員核准。", "checking proposes nothing; what is proposed waits for another administrator.")}</p>
<div class="links"><button class="${tried ? "second" : ""}" name="check" value="yes">${say("先檢查", "Check first")}</button><button class="${tried ? "" : "second"}">${say("提出異動", "Propose")}</button></div></div></form>`;
}
