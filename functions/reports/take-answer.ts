// An answer of the archives goes on record, all of it or nothing: the lines, the pack and whatever rests on them in one
// transaction. A paper answer waits for a second officer, and sets nothing until then.

import type { Decided, Deciding } from "../shared/http/command.ts";
import type { Asked } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { type Fault, Problem } from "../shared/http/problem.ts";
import { keepBlob } from "../shared/journal/blob.ts";
import { type Change, change } from "../shared/journal/change.ts";
import { words } from "../shared/words.ts";
import { type AnswerLine, type AnswerSource, answerLines, type PlacedAnswer, paperAnswer } from "./answer.ts";
import type * as routes from "./answer-routes.ts";
import type { LineTable } from "./line.ts";
import { ANSWER_OUTCOMES, type AnswerCounts, type AnswerOutcome } from "./names.ts";
import { type Pack, type PackEvent, type Paper, type PaperFacts, packLaw } from "./pack.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import { reportLaw } from "./report.ts";
import { ANSWER_COLUMNS, parseRange, readRows } from "./sheets.ts";
import { type HeldPack, keepLines, ONE_PACK, readLines, readReports } from "./stored.ts";

type AboutPack = Pick<Asked<typeof routes.answerPack>, "params">;
type Given = Pick<Deciding<AboutPack, HeldPack>, "held" | "permit">;
type Taken = Decided & { readonly shown: object };

/** What every answer to a pack rests on. */
export const PACK = { ...ONE_PACK, view: ({ shown }: Taken) => shown };

/** The lines, the pack and whatever rests on them move in one transaction; an answer that changes nothing records nothing. */
export async function recordAnswer(
  { held: pack, permit }: Given,
  source: AnswerSource,
  lines: readonly AnswerLine[],
): Promise<Taken> {
  const { reports, unchanged, ...told } = await applyAnswer(pack, lines, { source, permit });
  const { kind, documentNo } = source;
  const event = { type: "PackAnswered", source: kind, ...told, ...(documentNo && { documentNo }) } as const;
  const changed = reports.length > 0 || kind === "paper" ? [change(packLaw, pack, [{ event }], permit)] : [];
  const shown = { pack: pack.state.number, moved: told.counts, unchanged };
  return { changes: [...changed, ...reports], shown };
}

export function recordPaper(
  { held: pack, permit }: Given,
  event: PackEvent & { readonly documentNo: string },
): Taken {
  const changed = change(packLaw, pack, [{ event }], permit);
  const paper = changed.next.state.papers.findLast(each => each.documentNo === event.documentNo);
  return { changes: [changed], shown: { pack: pack.state.number, ...paper } };
}

interface TakenAnswer {
  readonly reports: readonly Change[];
  readonly answer: string;
  readonly counts: AnswerCounts;
  readonly unchanged: number;
}

async function applyAnswer(
  pack: HeldPack,
  lines: readonly AnswerLine[],
  { source, permit }: { readonly source: AnswerSource; readonly permit: Permit },
): Promise<TakenAnswer> {
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
  const outcomes = new Map(lines.map(line => [lineKey(line), line.outcome]));
  const reached = moved.flatMap(({ system, moved }) =>
    moved.map(line => outcomes.get(lineKey({ ...line, system }))),
  );
  const counts = countOutcomes(reached);
  return { reports, answer, counts, unchanged: lines.length - reached.length };
}

/** Throws all that is wrong with an answer; what it would do is returned, and nothing is recorded yet. */
async function judge(
  pack: HeldPack,
  lines: readonly AnswerLine[],
  how: { readonly source: AnswerSource; readonly at: string },
) {
  const { number, forwarded } = pack.state;
  if (!forwarded) throw new Problem(REPORT_PROBLEM["pack-not-forwarded"], { clauses: ["tainan-2021/4d"] });
  const placed = lines.map((line, place): PlacedAnswer => ({ place, line }));
  const bySystem = Map.groupBy(placed, ({ line }) => line.system);
  const reports = await readReports([...bySystem.keys()]);
  const newer = reports.find(({ held }) => (held.state?.forwardedIn ?? 0) > number);
  if (newer) throw superseded(newer.held.state?.forwardedIn ?? 0);
  const judged = await Promise.all(
    reports.map(async report => {
      const table: LineTable = await readLines(report);
      return { ...report, ...answerLines(table, bySystem.get(report.system) ?? [], how) };
    }),
  );
  const faults = judged.flatMap(each => each.faults);
  if (faults.length > 0) throw refused(faults);
  return judged;
}

/** As typed, brought to the one spelling that lines have. */
export function canonicalLines(lines: readonly AnswerLine[]): readonly AnswerLine[] {
  const read = lines.map(line => ({ line, read: parseRange(line.range) }));
  const faults = read.flatMap(({ read }, place) =>
    read.kind === "refused" ? [{ pointer: `/lines/${place}/range`, code: read.code, words: read.words }] : [],
  );
  if (faults.length > 0) throw refused(faults);
  return read.map(({ line, read }) => ({ ...line, range: read.kind === "value" ? read.value : line.range }));
}

/** The pack's own full list with the answers filled in; a row left open is no answer yet. */
export function answersInSheet(bytes: Uint8Array): readonly AnswerLine[] {
  return readRows(bytes, ANSWER_COLUMNS).flatMap(({ record: { system, channel, range, outcome, reason } }) =>
    outcome === null ? [] : [{ system, channel, range, outcome, ...(reason !== null && { reason }) }],
  );
}

function lineKey({ system, channel, range }: Pick<AnswerLine, "system" | "channel" | "range">): string {
  return `${system} ${channel} ${range}`;
}

function superseded(number: number): Problem {
  const zh = `請依第 ${number} 號彙整檔答復`;
  return new Problem(REPORT_PROBLEM["pack-superseded"], {
    detail: words(zh, `Answer pack ${number} instead`),
  });
}

function refused(faults: readonly Fault[]): Problem {
  return new Problem(REPORT_PROBLEM["answers-refused"], { faults: faults.slice(0, 1_000) });
}

interface PaperAnswer {
  readonly documentNo: string;
  readonly answeredOn: string;
  readonly signedBy: string;
  readonly lines: readonly AnswerLine[];
}

export async function newPaper(
  pack: HeldPack,
  { documentNo, answeredOn, signedBy, lines }: PaperAnswer,
  permit: Permit,
): Promise<Omit<PaperFacts, "answer">> {
  const known = pack.state.papers.some(
    paper => paper.documentNo === documentNo && paper.status !== "rejected",
  );
  if (known) throw new Problem(REPORT_PROBLEM["paper-known"]);
  const counts = countOutcomes(lines.map(({ outcome }) => outcome));
  const facts = { documentNo, answeredOn, signedBy, counts };
  // Whoever confirms it later cannot be the same person: judged here as if by another.
  const asIf: Paper = {
    ...facts,
    answer: "",
    status: "waiting",
    recordedBy: "",
    recordedAt: permit.recordedAt,
  };
  await judge(pack, lines, { source: paperAnswer(asIf, permit.by), at: permit.recordedAt });
  return facts;
}

export function waitingPaper({ papers }: Pack, documentNo: string): Paper {
  const found = papers.find(paper => paper.documentNo === documentNo && paper.status === "waiting");
  if (!found) throw new Problem(REPORT_PROBLEM["paper-unknown"]);
  return found;
}

function countOutcomes(outcomes: readonly (AnswerOutcome | undefined)[]): AnswerCounts {
  const counted = ANSWER_OUTCOMES.map(name => [name, outcomes.filter(each => each === name).length]);
  return Object.fromEntries(counted) as AnswerCounts;
}
