// The law of a pack: compiled once, forwarded once, answered by the archives themselves or on paper by two officers; pure.

import type { Law } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import type { ExchangeCode } from "../shared/rules/systems.ts";
import { ALL_PACKS, packsSentTo } from "./boards.ts";
import type { PackFile } from "./manifest.ts";
import type { AnswerCounts } from "./names.ts";
import type { DeviationCounts } from "./reconcile.ts";
import type { Totals } from "./snapshot.ts";

/** Whom packs are sent to: only this agency sees one, and only once it was forwarded. */
export const ARCHIVES_AGENCY = "national-archives";

export type PackEvent =
  | ({ readonly type: "PackCompiled" } & Compiled)
  | { readonly type: "PackForwarded"; readonly to: string }
  | {
      readonly type: "PackAnswered";
      readonly source: "archives" | "paper";
      readonly answer: string;
      readonly counts: AnswerCounts;
      readonly documentNo?: string;
    }
  | ({ readonly type: "PaperAnswerRecorded" } & PaperFacts)
  | { readonly type: "PaperAnswerRejected"; readonly documentNo: string; readonly reason: string }
  | { readonly type: "ListReconciled"; readonly list: string; readonly drift: DeviationCounts };

interface Compiled {
  readonly number: number;
  /** The pack before it, which the differences are against. */
  readonly previous: number;
  readonly snapshot: string;
  /** Where the file lies in the bucket, and what its bytes must be. */
  readonly file: PackFile;
  readonly signature: string;
  readonly totals: Totals;
  readonly missing: readonly ExchangeCode[];
  readonly checkpoint: string;
}

/** Signed by an office, never by a person's name. */
export interface PaperFacts {
  readonly documentNo: string;
  readonly answeredOn: string;
  readonly signedBy: string;
  readonly answer: string;
  readonly counts: AnswerCounts;
}

export interface Paper extends PaperFacts {
  readonly status: "waiting" | "confirmed" | "rejected";
  readonly recordedBy: string;
  readonly recordedAt: string;
}

export interface Pack extends Compiled {
  readonly compiledAt: string;
  readonly compiledBy: string;
  readonly forwarded?: { readonly to: string; readonly at: string; readonly by: string };
  readonly answered: AnswerCounts;
  readonly papers: readonly Paper[];
  readonly reconciled?: { readonly at: string; readonly list: string; readonly drift: DeviationCounts };
}

export const packLaw: Law<Pack, PackEvent> = {
  kind: "PACK",
  evolve(before, { event, recordedAt, by }) {
    if (event.type === "PackCompiled") {
      const { type: _, ...compiled } = event;
      const answered = { set: 0, returned: 0, withdrawn: 0 };
      return { ...compiled, compiledAt: recordedAt, compiledBy: by.person, answered, papers: [] };
    }
    if (!before) throw new Error("a pack begins by being compiled");
    switch (event.type) {
      case "PackForwarded":
        return { ...before, forwarded: { to: event.to, at: recordedAt, by: by.person } };
      case "PackAnswered": {
        const papers = settled(before.papers, event.documentNo, "confirmed");
        return { ...before, answered: sum(before.answered, event.counts), papers };
      }
      case "PaperAnswerRecorded": {
        const { type: _, ...facts } = event;
        const paper: Paper = { ...facts, status: "waiting", recordedBy: by.person, recordedAt };
        return { ...before, papers: [...before.papers, paper] };
      }
      case "PaperAnswerRejected":
        return { ...before, papers: settled(before.papers, event.documentNo, "rejected") };
      case "ListReconciled":
        return { ...before, reconciled: { at: recordedAt, list: event.list, drift: event.drift } };
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
  // Numbers are padded, so that the boards run in their order.
  boards: ({ number, forwarded }) =>
    shownOn(
      [ALL_PACKS, padded(number)],
      ...(forwarded ? [[packsSentTo(forwarded.to), padded(number)] as const] : []),
    ),
};

function padded(number: number): string {
  return String(number).padStart(10, "0");
}

function settled(
  papers: readonly Paper[],
  documentNo: string | undefined,
  status: Paper["status"],
): readonly Paper[] {
  return papers.map(paper =>
    paper.documentNo === documentNo && paper.status === "waiting" ? { ...paper, status } : paper,
  );
}

function sum(one: AnswerCounts, other: AnswerCounts): AnswerCounts {
  return {
    set: one.set + other.set,
    returned: one.returned + other.returned,
    withdrawn: one.withdrawn + other.withdrawn,
  };
}
