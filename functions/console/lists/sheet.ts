// The whole list as wanted, handed in as a file: tried first, every fault by its row, then proposed.

import { randomUUID } from "node:crypto";
import { proposeWholeList } from "../../allowlist/changes/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { ApiRefusal, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { bodyFrom, type FormFaults } from "../form/body.ts";
import { checkPart, checkTitle, NEXT_IS_DIFFERENCE, PROPOSED, stepOf, TO_CHECK } from "../form/check.ts";
import { type Field, SHEET_FIELD, textField } from "../form/field.ts";
import { faultSummary, fieldRow, signed } from "../form/form.ts";
import { withKept } from "../form/kept.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { LIST_PAGES } from "../routes.ts";
import { differenceView, faultList, type ListDifference, type ShownRow } from "./difference.ts";
import { type ListPlace, listAddress, listName, placeInPath } from "./place.ts";

export const sheetHandlers = [
  memberPage(LIST_PAGES.showSheet, showSheet),
  memberForm(LIST_PAGES.sendSheet, sendSheet),
] as const;

async function showSheet(visit: Member): Promise<ConsoleReply> {
  return sheetPage(visit, {
    place: placeInPath(visit),
    typed: NOTHING_TYPED,
    faults: new Map(),
    key: randomUUID(),
  });
}

async function sendSheet(visit: Member, sent: Typed): Promise<ConsoleReply> {
  const { api, params } = visit;
  const typed = withKept(sent);
  const facts: SheetFacts = { place: placeInPath(visit), typed, faults: new Map(), key: typed.one("_key") };
  const step = stepOf(proposeWholeList.name, typed);
  if (step === "change") return sheetPage(visit, facts);
  const { faults } = bodyFrom(SHEET_FIELDS, typed);
  if (faults.size > 0) return { ...sheetPage(visit, { ...facts, faults }), status: 422 };
  const content = typed.files.get("sheet") ?? new Uint8Array();
  const dryRun = step === "check";
  const format = isYaml(content) ? "yaml" : "csv";
  const query = { reason: typed.one("reason").trim(), document: typed.one("document").trim(), format };
  try {
    const done = await api.ask(proposeWholeList, {
      params,
      query: { ...query, dryRun: String(dryRun) },
      bytes: { type: format === "yaml" ? "application/yaml" : "text/csv", content },
      key: `${facts.key}${dryRun ? "-check" : ""}`,
    });
    if (dryRun) return sheetCheckPage(visit, facts, { rows: [], ...(done as object) });
    const { number } = done as unknown as { number: number };
    return { location: `${listAddress(facts.place)}/changes/${number}?did=proposed` };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return { ...sheetPage(visit, { ...facts, problem: error.problem }), status: error.problem.status };
  }
}

const SHEET_FIELDS: readonly Field[] = [
  { ...SHEET_FIELD, act: proposeWholeList.name },
  { ...textField("reason"), required: true, longest: 200 },
  { ...textField("document"), required: true, longest: 64 },
];

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
}

export function sheetPage(visit: Visit, facts: SheetFacts): PageContent {
  const { say } = visit;
  const { place, problem } = facts;
  const title = say("以檔案提出整份名單", "Propose the whole list from a file");
  return {
    title,
    main: html`${crumb(visit, listAddress(place), listName(visit, place))}
<h1>${title}</h1>
<p class="lead">${say("檔案是您要的完整名單；系統算出與現有名單的差異。", "The file must contain the complete list you want. The system works out the difference from the current list.")} <a href="${listAddress(place)}/export?format=csv">${say("下載現有名單當範本", "Download the current list as a template")}</a></p>
${problem && (problem.faults ?? []).length === 0 && problemNote(visit, problem)}
${problem && faultList(visit, problem.faults ?? [])}
${faultSummary(visit, facts)}${sheetForm(visit, facts)}`,
  };
}

interface Tried {
  readonly difference?: ListDifference | undefined;
  readonly rows: readonly ShownRow[];
}

function sheetCheckPage(visit: Visit, { place, typed, key }: SheetFacts, tried: Tried): PageContent {
  const { say } = visit;
  const { difference, rows } = tried;
  const title = say("以檔案提出整份名單", "Propose the whole list from a file");
  return {
    title: `${checkTitle(visit)}：${title}`,
    main: html`${crumb(visit, listAddress(place), listName(visit, place))}
<h1>${checkTitle(visit)} <small>${title}</small></h1>
${checkPart(visit, {
  ...{ act: proposeWholeList.name, action: addressOf(place), fields: SHEET_FIELDS, typed, key },
  submit: say("提出異動", "Propose"),
  consequence: PROPOSED,
  more: html`<section class="card checked"><h2>${say("核准後名單會這樣改變", "Once approved, this would change")}</h2>${difference && differenceView(visit, difference, rows)}</section>`,
})}`,
  };
}

function addressOf(place: ListPlace): string {
  return `${listAddress(place)}/sheet`;
}

function sheetForm(visit: Visit, facts: SheetFacts): Html {
  const { say } = visit;
  return html`<form method="post" action="${addressOf(facts.place)}" class="sheet" enctype="multipart/form-data" novalidate>${signed(visit, facts.key)}
${SHEET_FIELDS.map(field => fieldRow(visit, facts, field))}
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${said(NEXT_IS_DIFFERENCE, say)}</p>
<button>${said(TO_CHECK, say)}</button></div></form>`;
}
