// A draft and its filing: what an agency says is checked, kept by its digest, and becomes the lines of a new version.
import * as v from "valibot";
import type { RangeLimits } from "../shared/address/sanity.ts";
import type { Permit } from "../shared/http/permit.ts";
import { type Fault, Problem } from "../shared/http/problem.ts";
import { keepBlob, readBlob } from "../shared/journal/blob.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import type { Overlay } from "../shared/rules/parameters.ts";
import { EXCHANGE_SYSTEMS, type ExchangeCode, systemOf } from "../shared/rules/systems.ts";
import { refusedBy } from "../shared/sheet/sheet-column.ts";
import { contentText, parseContent, type ReportContent } from "./content.ts";
import { reportDeadline, timelinessOf } from "./deadline.ts";
import { fileLines, type LineTable, type ReportRow } from "./line.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import { type Report, reportLaw } from "./report.ts";
import { checkRows, type RawRow } from "./row-faults.ts";
import { rawRow } from "./shapes.ts";
import { REPORT_COLUMNS, readRows, sheetProblem } from "./sheets.ts";
import { keepLines, readFilersRules, readLines, readReports } from "./stored.ts";

/** What all systems reported, and the one that this is about. */
export interface FilingContext {
  readonly system: ExchangeCode;
  readonly limits: RangeLimits;
  /** What the agency that files laid down for itself. */
  readonly filersRules: Overlay;
  readonly held: Held<Report>;
  readonly own: LineTable;
  readonly others: readonly {
    readonly system: ExchangeCode;
    readonly held: Held<Report>;
    readonly lines: LineTable;
  }[];
}

export async function readFilingContext(system: ExchangeCode, limits: RangeLimits): Promise<FilingContext> {
  const [reports, [filersRules = {}]] = await Promise.all([
    readReports(EXCHANGE_SYSTEMS),
    readFilersRules([system]),
  ]);
  const all = await Promise.all(reports.map(async report => ({ ...report, lines: await readLines(report) })));
  const mine = all.find(each => each.system === system);
  if (!mine) throw new Error(`there is no report of ${system}`);
  const others = all.filter(each => each !== mine);
  return { system, limits, filersRules, held: mine.held, own: mine.lines, others };
}

export type RawContent = Omit<ReportContent, "rows"> & { readonly rows: readonly RawRow[] };

export interface DraftedReport {
  readonly changed: Change<Report>;
  readonly content: ReportContent;
}

export async function keepDraft(
  context: FilingContext,
  raw: RawContent,
  permit: Permit,
): Promise<DraftedReport> {
  const content = { ...raw, rows: checked(context, raw.rows) };
  const text = contentText(content);
  const event = { type: "ReportDrafted", draft: await keepBlob(text), rows: content.rows.length } as const;
  return { changed: change(reportLaw, context.held, [{ event }], permit), content: parseContent(text) };
}

/** The rows of a CSV, in place of those the draft has. */
export function sheetRows(bytes: Uint8Array): readonly RawRow[] {
  return readRows(bytes, REPORT_COLUMNS).map(({ row, record: { channel, range, nature, purpose } }) => {
    const read = v.safeParse(rawRow, { channel, range, nature: nature ?? "egress", purpose: purpose ?? "" });
    if (read.success) return read.output;
    const { code, words } = refusedBy(read.issues);
    throw sheetProblem([{ row, column: null, value: null, code, ...words }]);
  });
}

export async function readContent(digest: string): Promise<ReportContent> {
  return parseContent(await readBlob(digest));
}

export interface FiledReport {
  readonly changed: Change<Report>;
  readonly lines: LineTable;
  readonly content: ReportContent;
}

/** The draft that was seen, and no other: its rows are judged again, since the neighbours may have filed meanwhile. */
export async function fileDraft(context: FilingContext, seen: string, permit: Permit): Promise<FiledReport> {
  const { draft, filed: before } = context.held.state ?? {};
  if (!draft) throw new Problem(REPORT_PROBLEM["nothing-drafted"]);
  if (draft.content !== seen) throw new Problem(REPORT_PROBLEM["draft-moved"]);
  const content = await readContent(draft.content);
  checked(
    context,
    content.rows.map(row => ({ ...row, nature: "egress" as const })),
  );
  const [filing, at] = [(before?.filing ?? 0) + 1, permit.recordedAt];
  const lines = fileLines(context.own, content.rows, { version: filing, at });
  const event = {
    type: "ReportFiled",
    filing,
    content: draft.content,
    agency: systemOf(context.system).managingAgency,
    timeliness: before?.timeliness ?? timelinessOf(at, reportDeadline(context.filersRules)),
    ...(await keepLines(lines)),
  } as const;
  return { changed: change(reportLaw, context.held, [{ event }], permit), lines, content };
}

function checked({ own, others, limits }: FilingContext, raw: readonly RawRow[]): readonly ReportRow[] {
  const { rows, faults } = checkRows(raw, { own, others }, limits);
  if (faults.length > 0) throw new Problem(REPORT_PROBLEM["rows-refused"], reasons(faults));
  return rows;
}

function reasons(faults: readonly Fault[]) {
  return { faults: faults.slice(0, 1_000), clauses: ["tainan-2021/4b"] };
}
