// How reports and packs are shown: what the API answers, made of what is held; pure.
import type { Held } from "../shared/journal/change.ts";
import { type ExchangeCode, systemOf } from "../shared/rules/systems.ts";
import type { ReportContent } from "./content.ts";
import { TIMELINESS_WORDS } from "./deadline.ts";
import { type LineTable, type ReportLine, type ReportRow, rowName } from "./line.ts";
import type { Pack } from "./pack.ts";
import type { Report } from "./report.ts";
import type { PackDifference, Snapshot } from "./snapshot.ts";
import type { HeldReport } from "./stored.ts";

export function overviewOf({ system, held: { state } }: HeldReport) {
  const { "zh-TW": zh, en, managingAgency } = systemOf(system);
  const reminded = state?.reminded ?? [];
  const row = { system, name: { "zh-TW": zh, en }, managingAgency, reminded };
  if (!state?.filed) return { ...row, status: "missing", changedSincePack: false } as const;
  const { filing, at, timeliness, counts, standing } = state.filed;
  return {
    ...row,
    status: "filed",
    filing,
    filedAt: at,
    timeliness,
    timelinessWords: TIMELINESS_WORDS[timeliness],
    changedSincePack: state.compiledIn?.filing !== filing,
    ...(state.compiledIn && { lastPack: state.compiledIn.pack }),
    counts,
    standing,
  } as const;
}

export interface ReportTexts {
  readonly lines: LineTable;
  readonly content?: ReportContent;
  readonly draft?: ReportContent;
}

export function reportView(system: ExchangeCode, held: Held<Report>, texts: ReportTexts) {
  const { draft } = held.state ?? {};
  return {
    ...overviewOf({ system, held }),
    ...(texts.content && { content: texts.content }),
    lines: texts.lines,
    ...(draft &&
      texts.draft && {
        draft: {
          digest: draft.content,
          at: draft.at,
          by: draft.by,
          content: texts.draft,
          difference: draftDifference(texts.content?.rows ?? [], texts.draft.rows),
        },
      }),
    version: held.version,
  };
}

/** What filing this draft would change against what is filed now. */
function draftDifference(
  before: readonly ReportRow[],
  now: readonly ReportRow[],
): Omit<PackDifference, "system">[] {
  const [old, next] = [before, now].map(rows => new Map(rows.map(row => [rowName(row), row])));
  return [
    ...now.filter(row => !old?.has(rowName(row))).map(row => ({ change: "add" as const, ...row })),
    ...now
      .filter(row => (old?.get(rowName(row))?.purpose ?? row.purpose) !== row.purpose)
      .map(row => ({ change: "change" as const, ...row })),
    ...before.filter(row => !next?.has(rowName(row))).map(row => ({ change: "remove" as const, ...row })),
  ];
}

export function packView({ state, version }: Held<Pack> & { readonly state: Pack }) {
  const { number, previous, compiledAt, forwarded, missing, totals, checkpoint, file, signature } = state;
  return {
    number,
    previous,
    compiledAt,
    ...(forwarded && { forwarded: { to: forwarded.to, at: forwarded.at } }),
    missing,
    totals,
    checkpoint,
    file,
    signature,
    answered: state.answered,
    papers: state.papers.map(({ answer: _, ...paper }) => paper),
    ...(state.reconciled && { reconciled: { at: state.reconciled.at, ...state.reconciled.drift } }),
    version,
  };
}

/** The rows of a pack as they are now. One that has left since is no longer among the lines and is not shown; one on its way out is, marked so. */
export function currentRows(
  { sections, differences }: Snapshot,
  reports: readonly { readonly system: ExchangeCode; readonly lines: LineTable }[],
): (ReportLine & { readonly system: ExchangeCode })[] {
  const gone = differences.filter(({ change }) => change === "remove");
  return reports.flatMap(({ system, lines }) => {
    const held = sections.find(section => section.system === system)?.rows ?? [];
    const names = new Set([...held, ...gone.filter(row => row.system === system)].map(rowName));
    return lines.filter(line => names.has(rowName(line))).map(line => ({ ...line, system }));
  });
}
