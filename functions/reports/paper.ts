// Paper answers on their way to a second officer: what is recorded was judged like any other answer, and sets nothing yet.
import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { type AnswerCounts, type AnswerLine, OUTCOMES, paperAnswer } from "./answer.ts";
import type { HeldPack } from "./kept.ts";
import type { Pack, Paper, PaperFacts } from "./pack.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import { judge } from "./take-answer.ts";

export interface PaperWish {
  readonly documentNo: string;
  readonly answeredOn: string;
  readonly signedBy: string;
  readonly lines: readonly AnswerLine[];
}

export async function newPaper(
  pack: HeldPack,
  { documentNo, answeredOn, signedBy, lines }: PaperWish,
  permit: Permit,
): Promise<Omit<PaperFacts, "answer">> {
  const known = pack.state.papers.some(
    paper => paper.documentNo === documentNo && paper.status !== "rejected",
  );
  if (known) throw new Problem(REPORT_PROBLEM["paper-known"]);
  const counted = OUTCOMES.map(outcome => [outcome, lines.filter(line => line.outcome === outcome).length]);
  const counts = Object.fromEntries(counted) as AnswerCounts;
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
