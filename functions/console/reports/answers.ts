// The form on which a pack is answered line by line, each fault at its line.

import { randomUUID } from "node:crypto";
import type { AnswerLine } from "../../reports/answer.ts";
import { answerPack, recordPaperAnswer } from "../../reports/answer-routes.ts";
import { listPackRows } from "../../reports/pack-routes.ts";
import type { Route } from "../../shared/http/route.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import { ApiRefusal, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { NOTHING_TYPED, type Typed, typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { fieldsIn } from "../form/acts.ts";
import { bodyFrom, type FormFaults, faultsTold } from "../form/body.ts";
import { changeButton, checkPart, checkTitle, NEXT_IS_CHECK, stepOf, TO_CHECK } from "../form/check.ts";
import { type Field, textField } from "../form/field.ts";
import { faultSummary, fieldRow, signed } from "../form/form.ts";
import { valueWords } from "../form/label.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { ACT_WORDS } from "../words/act-names.ts";
import type { PackRow } from "./pack.ts";

export const answersHandlers = [
  memberPage(OFFICE_PAGES.showAnswers, showAnswers),
  memberForm(OFFICE_PAGES.sendAnswers, sendAnswers),
] as const;

function actFor({ person }: Member) {
  return hasRole(person, "archives") ? answerPack : recordPaperAnswer;
}

const besides = (act: typeof answerPack | typeof recordPaperAnswer) =>
  fieldsIn(act).filter(({ name }) => name !== "lines");

async function showAnswers(visit: Member): Promise<ConsoleReply> {
  const act = actFor(visit);
  const rows = answerable((await visit.api.ask(listPackRows, { params: visit.params })).rows);
  const facts = { act, rows, fields: besides(act), typed: NOTHING_TYPED, faults: new Map() };
  return answersPage(visit, { ...facts, key: randomUUID() });
}

async function sendAnswers(visit: Member, given: Typed): Promise<ConsoleReply> {
  const act = actFor(visit);
  const fields = besides(act);
  const rows = answerable((await visit.api.ask(listPackRows, { params: visit.params })).rows);
  const again = (typed: Typed, faults: FormFaults, problem?: ProblemDocument): ConsoleReply => ({
    ...answersPage(visit, {
      act,
      rows,
      fields,
      typed,
      faults,
      key: given.one("_key"),
      ...(problem && { problem }),
    }),
    status: problem?.status ?? (faults.size > 0 ? 422 : 200),
  });
  if (given.one("all") === "set") return again(allSet(given, rows.length), new Map());
  const step = stepOf(act.name, given);
  if (step === "change") return again(given, new Map());
  const { body, faults: missing } = bodyFrom(fields, given);
  const lines = chosenLines(given);
  const faults: FormFaults = new Map([
    ...missing,
    ...(lines.length === 0 ? [["lines", NO_LINE] as const] : []),
    ...withoutReason(lines),
  ]);
  if (faults.size > 0) return again(given, faults);
  if (step === "check")
    return answersCheckPage(visit, { act, rows, fields, typed: given, faults, key: given.one("_key") });
  try {
    const sent = lines.map(({ line }) => line);
    await visit.api.ask(act, {
      params: visit.params,
      body: { ...body, lines: sent },
      key: given.one("_key"),
    });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    const found = new Map([...faultsTold(fields, error.problem, given), ...faultsAt(lines, error.problem)]);
    return again(given, found, error.problem);
  }
  return { location: `/console/packs/${visit.params.number}?done=${act.name}` };
}

/** Whatever was left open is chosen to be set; nothing is sent yet. */
function allSet({ pairs, files, one }: Typed, count: number): Typed {
  const open = Array.from({ length: count }, (_, at) => `line.${at}.outcome`).filter(
    name => one(name) === "",
  );
  return typed([...pairs, ...open.map(name => [name, "set"] as const)], files);
}

/** The law refuses it too: it is said before anything is shown for the last look. */
function withoutReason(lines: readonly ChosenLine[]): FormFaults {
  const bare = lines.filter(({ line }) => line.outcome === "returned" && line.reason === undefined);
  return new Map(bare.map(({ at }) => [`line.${at}`, NO_REASON]));
}

const NO_REASON = words("退回須附原因", "Say why it is returned");
const NO_LINE = words("請至少答復一列", "Answer at least one line");

export interface AnswersFacts {
  readonly act: Route;
  readonly rows: readonly PackRow[];
  /** What is said once for all lines. */
  readonly fields: readonly Field[];
  readonly typed: Typed;
  readonly faults: FormFaults;
  readonly key: string;
  readonly problem?: ProblemDocument;
}

export function answersPage(visit: Visit, facts: AnswersFacts): PageContent {
  const { say, params, here } = visit;
  const { act, rows, fields, problem, faults, key } = facts;
  const title = said(act.summary, say);
  return {
    title,
    main: html`${crumb(visit, `/console/packs/${params.number}`, say(`第 ${params.number} 號彙整檔`, `Pack no. ${params.number}`))}
<h1>${title}</h1>
${problem && problemNote(visit, problem)}
${
  rows.length === 0
    ? html`<div class="empty"><b>${say("各項均已答復", "Every line has been answered")}</b>${say("系統重新回報並轉送新的彙整檔後，會有新的列可以答復。", "Lines to answer will appear when a new pack is forwarded.")}</div>`
    : html`${faultSummary(visit, { faults })}<form method="post" action="${here}" class="sheet full" data-keep novalidate>${signed(visit, key)}
${fields.map(field => fieldRow(visit, facts, field))}
<p class="links"><button class="second" name="all" value="set">${say("其餘全部選「已設定」", "Choose “set” for all remaining lines")}</button> <small>${say("只是選好，尚未送出。", "This only fills in the form. Nothing is sent yet.")}</small></p>
<div id="f-lines">${lineTable(visit, facts)}</div>
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${said(NEXT_IS_CHECK, say)}</p><button>${said(TO_CHECK, say)}</button></div></form>`
}`,
  };
}

/** Every line that was answered, and how many stay open. */
function answersCheckPage(visit: Visit, facts: AnswersFacts): PageContent {
  const { say, params, here } = visit;
  const { act, typed, rows } = facts;
  const title = said(act.summary, say);
  const lines = chosenLines(typed);
  const open = rows.length - lines.length;
  return {
    title: `${checkTitle(visit)}：${title}`,
    main: html`${crumb(visit, `/console/packs/${params.number}`, say(`第 ${params.number} 號彙整檔`, `Pack no. ${params.number}`))}
<h1>${checkTitle(visit)} <small>${title}</small></h1>
${checkPart(visit, {
  ...{ act: act.name, action: here, fields: facts.fields, typed, key: facts.key, submit: title },
  consequence: ACT_WORDS[act.name]?.consequence,
  more: html`${chosenTable(visit, lines)}<p>${say(`其餘 ${open} 項不答復。`, `${open} more stay open.`)} ${changeButton(visit, { ...textField("lines"), act: act.name })}</p>`,
})}`,
  };
}

function chosenTable(visit: Visit, lines: readonly ChosenLine[]): Html {
  const { say } = visit;
  const cell = (name: string) => (row: ChosenLine) => said(valueWords(row.line[name] ?? "", name), say);
  return plainTable(visit, {
    caption: say("各項答復", "Answers by line"),
    rows: lines,
    columns: [
      plainColumn("體系", "System", cell("system")),
      plainColumn("連線方式", "Channel", cell("channel")),
      plainColumn("位址", "Range", ({ line }: ChosenLine) => html`<code>${line.range}</code>`),
      plainColumn("答復", "Answer", cell("outcome")),
      plainColumn("原因", "Reason", ({ line }: ChosenLine) => line.reason ?? "—"),
    ],
  });
}

function lineTable(visit: Visit, facts: AnswersFacts): Html {
  const { say } = visit;
  return plainTable(visit, {
    caption: say("各項答復", "Answers by line"),
    rows: facts.rows,
    className: "entry",
    columns: [
      plainColumn("體系", "System", ({ system }: PackRow) => said(valueWords(system), say)),
      plainColumn("連線方式", "Channel", ({ channel }: PackRow) => said(valueWords(channel), say)),
      plainColumn("位址", "Range", ({ range }: PackRow) => html`<code>${range}</code>`),
      plainColumn("現況", "Now", ({ status }: PackRow) => said(valueWords(status), say)),
      plainColumn("答復", "Answer", (row: PackRow, at) => outcomeCell(visit, facts, row, at)),
      plainColumn("原因（退回必填）", "Reason (required to return a line)", (row: PackRow, at) =>
        reasonCell(visit, facts, row, at),
      ),
    ],
  });
}

function outcomeCell({ say }: Visit, { typed, faults }: AnswersFacts, row: PackRow, at: number): Html {
  const { system, channel, range } = row;
  const [chosen, fault] = [typed.one(`line.${at}.outcome`), faults.get(`line.${at}`)];
  const option = (outcome: string) =>
    html`<option value="${outcome}" ${outcome === chosen && html`selected`}>${said(valueWords(outcome), say)}</option>`;
  const wrong = fault && html`aria-invalid="true" aria-describedby="f-line-${at}-fault"`;
  return html`<input type="hidden" name="line" value="${[system, channel, range].join(" ")}"><select id="f-line-${at}" name="line.${at}.outcome" aria-label="${say("答復", "Answer to")} ${range}" ${wrong}><option value="">${say("（未答復）", "(open)")}</option>${outcomesFor(row).map(option)}</select>${fault && html`<p class="fault" id="f-line-${at}-fault">${said(fault, say)}</p>`}`;
}

function reasonCell({ say }: Visit, { typed }: AnswersFacts, { range }: PackRow, at: number): Html {
  return html`<input name="line.${at}.reason" value="${typed.one(`line.${at}.reason`)}" aria-label="${say("原因", "Reason for")} ${range}" maxlength="200" autocomplete="off">`;
}

/** What the archives can still say something about. */
export function answerable(rows: readonly PackRow[]): readonly PackRow[] {
  const open = ["forwarded", "set-by-archives", "withdrawal-sent"];
  return rows.filter(({ status, returned }) => !returned && open.includes(status));
}

/** Which outcomes fit its status. */
export function outcomesFor({ status }: PackRow): readonly AnswerLine["outcome"][] {
  if (status === "forwarded") return ["set", "returned"];
  return ["withdrawn"];
}

export interface ChosenLine {
  /** Its place on the form. */
  readonly at: number;
  readonly line: Readonly<Record<string, string>>;
}

/** A line names itself, so that a list that grew meanwhile cannot shift an answer to another line. */
export function chosenLines(typed: Typed): readonly ChosenLine[] {
  return typed.all("line").flatMap((name, at) => {
    const outcome = typed.one(`line.${at}.outcome`);
    const reason = typed.one(`line.${at}.reason`).trim();
    const [system = "", channel = "", range = ""] = name.split(" ");
    const line = { system, channel, range, outcome, ...(reason && { reason }) };
    return outcome === "" ? [] : [{ at, line }];
  });
}

/** `/lines/2/reason` is the third line that was chosen. */
export function faultsAt(
  lines: readonly ChosenLine[],
  { faults = [] }: Pick<ProblemDocument, "faults">,
): FormFaults {
  return new Map(
    faults.flatMap(({ pointer, message }) => {
      const place = /^\/lines\/(\d+)/.exec(pointer)?.[1];
      const line = place === undefined ? undefined : lines[Number(place)];
      return line ? [[`line.${line.at}`, words(message, message)] as const] : [];
    }),
  );
}
