// An answer of the archives taken into the lines of the reports it is about: all of it or nothing.

import type { Permit } from "../shared/http/permit.ts";
import { type Fault, Problem } from "../shared/http/problem.ts";
import { keepBlob } from "../shared/journal/blob.ts";
import { type Change, change } from "../shared/journal/change.ts";
import { readSheet } from "../shared/sheet/sheet.ts";
import {
  type AnswerCounts,
  type AnswerLine,
  type AnswerSource,
  answerLines,
  OUTCOMES,
  type Placed,
} from "./answer.ts";
import { readNamed } from "./egress-range.ts";
import { type HeldPack, keepLines, linesOf, readReports } from "./kept.ts";
import type { LineTable } from "./line-table.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import { reportLaw } from "./report.ts";
import { sheetProblem } from "./sheet-problem.ts";
import { ANSWER_COLUMNS } from "./sheets.ts";

export interface Answering {
  readonly reports: readonly Change[];
  readonly answer: string;
  readonly counts: AnswerCounts;
  readonly unchanged: number;
}

export async function takeAnswer(
  pack: HeldPack,
  lines: readonly AnswerLine[],
  { source, permit }: { readonly source: AnswerSource; readonly permit: Permit },
): Promise<Answering> {
  const judged = await judge(pack, lines, { source, at: permit.recordedAt });
  const answer = await keepBlob(JSON.stringify(lines));
  const moved = judged.filter(each => each.moved.length > 0);
  const reports = await Promise.all(
    moved.map(async ({ held, table }) => {
      const kept = await keepLines(table);
      const event = { type: "ReportAnswered", pack: pack.state.number, answer, ...kept } as const;
      return change(reportLaw, held, [{ event }], permit);
    }),
  );
  const outcomes = new Map(lines.map(line => [placeOf(line), line.outcome]));
  const reached = moved.flatMap(({ system, moved }) =>
    moved.map(line => outcomes.get(placeOf({ ...line, system }))),
  );
  const counted = OUTCOMES.map(outcome => [outcome, reached.filter(each => each === outcome).length]);
  const counts = Object.fromEntries(counted) as AnswerCounts;
  return { reports, answer, counts, unchanged: lines.length - reached.length };
}

/** Throws all that is wrong with an answer; what it would do is returned, and nothing is recorded yet. */
export async function judge(
  pack: HeldPack,
  lines: readonly AnswerLine[],
  how: { readonly source: AnswerSource; readonly at: string },
) {
  const { number, forwarded } = pack.state;
  if (!forwarded) throw new Problem(REPORT_PROBLEM["pack-not-forwarded"]);
  const placed = lines.map((line, place): Placed => ({ place, line }));
  const bySystem = Map.groupBy(placed, ({ line }) => line.system);
  const reports = await readReports([...bySystem.keys()]);
  const newer = reports.find(({ held }) => (held.state?.forwardedIn ?? 0) > number);
  if (newer) throw superseded(newer.held.state?.forwardedIn ?? 0);
  const judged = await Promise.all(
    reports.map(async report => {
      const table: LineTable = await linesOf(report);
      return { ...report, ...answerLines(table, bySystem.get(report.system) ?? [], how) };
    }),
  );
  const faults = judged.flatMap(each => each.faults);
  if (faults.length > 0) throw refused(faults);
  return judged;
}

/** As typed, brought to the one spelling that lines have. */
export function canonical(lines: readonly AnswerLine[]): readonly AnswerLine[] {
  const read = lines.map(line => ({ line, read: readNamed(line.range) }));
  const faults = read.flatMap(({ read }, place) =>
    read.kind === "refused" ? [{ pointer: `/lines/${place}/range`, code: read.code, words: read.words }] : [],
  );
  if (faults.length > 0) throw refused(faults);
  return read.map(({ line, read }) => ({ ...line, range: read.kind === "range" ? read.range : line.range }));
}

/** The pack's own full list with the answers filled in; a row left open is no answer yet. */
export function answersInSheet(bytes: Uint8Array): readonly AnswerLine[] {
  const { rows, faults } = readSheet(bytes, ANSWER_COLUMNS);
  if (faults.length > 0) throw sheetProblem(faults);
  return rows.flatMap(({ record: { system, channel, range, outcome, reason } }) =>
    outcome === null ? [] : [{ system, channel, range, outcome, ...(reason !== null && { reason }) }],
  );
}

function placeOf({ system, channel, range }: Pick<AnswerLine, "system" | "channel" | "range">): string {
  return `${system} ${channel} ${range}`;
}

function superseded(number: number): Problem {
  const zh = `請依第 ${number} 號彙整檔答復`;
  return new Problem(REPORT_PROBLEM["pack-superseded"], {
    detail: { "zh-TW": zh, en: `Answer pack ${number} instead` },
  });
}

function refused(faults: readonly Fault[]): Problem {
  return new Problem(REPORT_PROBLEM["answers-refused"], { faults: faults.slice(0, 1_000) });
}
