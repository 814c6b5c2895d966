// What the archives answered about lines that were forwarded to them: only their own log-in, or a paper answer that two
// officers have seen, can set a line; pure.

import { type Fault, Problem } from "../shared/http/problem.ts";
import type { Actor } from "../shared/journal/event.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { hasRole } from "../shared/rules/roles.ts";
import type { ExchangeCode } from "../shared/rules/systems.ts";
import { type Words, words } from "../shared/words.ts";
import { type LineTable, move, type ReportLine, type ReportRow, rowName } from "./line.ts";
import type { AnswerOutcome } from "./names.ts";
import type { Paper } from "./pack.ts";
import { REPORT_PROBLEM } from "./problems.ts";

export interface AnswerLine extends Pick<ReportRow, "channel" | "range"> {
  readonly system: ExchangeCode;
  readonly outcome: AnswerOutcome;
  readonly reason?: string | undefined;
}

declare const fromArchives: unique symbol;
/** Proof that an answer is the archives' own; nothing but this file makes one, and no line is set without it. */
export interface AnswerSource {
  readonly kind: "archives" | "paper";
  readonly documentNo?: string;
  readonly [fromArchives]: true;
}

/** The archives' own log-in, or their own system's. */
export function ownAnswer(by: Actor, documentNo?: string): AnswerSource {
  if (!hasRole(by, "archives", "archives-system")) {
    throw new Problem(REPORT_PROBLEM["not-from-archives"], { clauses: ["tainan-2021/4a", "tainan-2021/4d"] });
  }
  return { kind: "archives", ...(documentNo && { documentNo }) } as AnswerSource;
}

/** A paper answer counts once somebody other than who recorded it has held it against the paper. */
export function paperAnswer(paper: Paper | undefined, by: Actor): AnswerSource {
  if (paper?.status !== "waiting") throw new Problem(REPORT_PROBLEM["paper-unknown"]);
  if (isSameAccount(paper.recordedBy, by.person)) throw new Problem(REPORT_PROBLEM["paper-own"]);
  return { kind: "paper", documentNo: paper.documentNo } as AnswerSource;
}

export interface AnsweredLines {
  readonly table: LineTable;
  /** The lines that this answer moved; one given again moves nothing. */
  readonly moved: readonly ReportLine[];
  /** `pointer` is `/lines/<place in the answer>`. */
  readonly faults: readonly Fault[];
}

export interface PlacedAnswer {
  readonly place: number;
  readonly line: AnswerLine;
}

export function answerLines(
  table: LineTable,
  answers: readonly PlacedAnswer[],
  { source, at }: { readonly source: AnswerSource; readonly at: string },
): AnsweredLines {
  const next = new Map(table.map(line => [rowName(line), line]));
  const moved: ReportLine[] = [];
  const faults: Fault[] = [];
  const seen = new Set<string>();
  const how = { at, ...(source.documentNo && { documentNo: source.documentNo }) };
  for (const { place, line: answer } of answers) {
    const name = rowName(answer);
    const line = next.get(name);
    const refusal = seen.has(name) ? TWICE : refusalOf(line, answer);
    seen.add(name);
    if (refusal) faults.push({ pointer: `/lines/${place}`, ...refusal });
    else if (line && !isAlready(line, answer)) {
      const after = applied(line, answer, how);
      next.set(name, after);
      moved.push(after);
    }
  }
  return { table: [...next.values()], moved, faults };
}

/** The same answer a second time changes nothing. */
function isAlready(line: ReportLine, { outcome, reason }: AnswerLine): boolean {
  if (outcome === "returned") return line.returned?.reason === reason;
  return line.status === (outcome === "set" ? "set-by-archives" : "withdrawn");
}

function applied(
  line: ReportLine,
  answer: AnswerLine,
  { at, documentNo }: { at: string; documentNo?: string },
): ReportLine {
  const known = documentNo ? { ...line, documentNo } : line;
  switch (answer.outcome) {
    case "set":
      return move(known, "set-by-archives", at);
    case "returned":
      return { ...known, returned: { reason: answer.reason ?? "", at } };
    case "withdrawn":
      return move(known, "withdrawn", at);
    default:
      return answer.outcome satisfies never;
  }
}

type Refusal = { readonly code: string; readonly words: Words };
const TWICE: Refusal = {
  code: "answered-twice",
  words: words("同一份答復中重複", "is answered twice in one answer"),
};

function refusalOf(line: ReportLine | undefined, answer: AnswerLine): Refusal | undefined {
  const { outcome, reason } = answer;
  if (!line) return said("not-reported", "不在本體系的回報之中", "is not among what this system reported");
  if (outcome === "returned" && !reason)
    return said("reason-missing", "退回須附原因", "is returned without a reason");
  if (isAlready(line, answer)) return undefined;
  if (line.returned)
    return said("returned-before", "已退回，須重新回報", "was returned before: it must be reported again");
  const open: readonly string[] =
    outcome === "withdrawn" ? ["set-by-archives", "withdrawal-sent"] : ["forwarded"];
  if (open.includes(line.status)) return undefined;
  return said(
    "not-open",
    `目前為「${line.status}」，不能再如此答復`,
    `is ${line.status} and cannot be answered so`,
  );
}

function said(code: string, zh: string, en: string): Refusal {
  return { code, words: words(zh, en) };
}
