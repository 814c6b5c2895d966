// Scans recorded before their reports were known in the whole city: the journal is read through once, a page at a time, and
// each use is entered. Until that is done, nobody can say of a report that it is new.
import type { Agency } from "../agencies/agency.ts";
import { ALL_AGENCIES } from "../agencies/boards.ts";
import { type Permit, permitGateway } from "../shared/http/permit.ts";
import { everyRow } from "../shared/journal/board.ts";
import { type Change, change, type Draft, type Held } from "../shared/journal/change.ts";
import { commit, settle } from "../shared/journal/commit.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { history, read, readMany, recordedOn } from "../shared/journal/journal.ts";
import { type Stream, stream } from "../shared/journal/keys.ts";
import { addDays } from "../shared/time/day.ts";
import type { Scan } from "./custody.ts";
import {
  EARLIER_SCANS,
  type EarlierScans,
  type JournalPlace,
  type ScanReport,
  type ScanReportEvent,
  scanReportLaw,
  withUse,
} from "./scan-report.ts";

/** A page holds up to a megabyte of events. */
const WORK_OF_A_PAGE = 10;
const DAY_MS = 86_400_000;

/** Whether all scans recorded before reports were known city-wide are read; reads on from where the last run came to. */
export async function readEarlier(at: Date, work: number): Promise<boolean> {
  return settle(async () => {
    const before = await read<EarlierScans>(stream("SCAN", EARLIER_SCANS));
    if (before.state?.reached === null) return true;
    let reached: JournalPlace | null = before.state?.reached ?? (await firstPlace(at));
    for (let left = work; reached && left > 0; ) {
      const step = await readOn(reached, at);
      reached = step.reached;
      left -= step.isEmpty ? 1 : WORK_OF_A_PAGE;
    }
    const event = { type: "EarlierScansRead" as const, reached };
    await commit({ changes: [change(scanReportLaw, before, [{ event }], permitFor(at))] });
    return reached === null;
  });
}

/** No scan is recorded for an agency that has recorded nothing itself: its sites and officers come first. */
export async function firstPlace(at: Date): Promise<JournalPlace> {
  const days = [dayIn(at)];
  for await (const { stream: of } of everyRow<Agency>(ALL_AGENCIES, 100)) {
    const [first] = await history(of, 1, 1);
    if (first) days.push(first.recordedAt.slice(0, 10));
  }
  return { day: days.sort()[0] ?? "", after: "" };
}

/** Enters what the next page holds; null behind the last day, which is tomorrow's, since a clock may be ahead. */
async function readOn(
  { day, after }: JournalPlace,
  at: Date,
): Promise<{ reached: JournalPlace | null; isEmpty: boolean }> {
  const { rows, next } = await recordedOn(day, after || undefined);
  await enterUses(rows, at);
  const isEmpty = rows.length === 0;
  if (next) return { reached: { day, after: next }, isEmpty };
  const tomorrow = dayIn(new Date(at.getTime() + DAY_MS));
  return { reached: day >= tomorrow ? null : { day: addDays(day, 1), after: "" }, isEmpty };
}

function dayIn(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Harmless when repeated: what is known already adds nothing. */
export async function enterUses(recorded: readonly Recorded[], at: Date): Promise<void> {
  const scans = recorded.filter(isScan);
  for (let from = 0; from < scans.length; from += USES_AT_ONCE) {
    const some = scans.slice(from, from + USES_AT_ONCE);
    await settle(async () => commit({ changes: await changesBy(some, permitFor(at)) }));
  }
}
/** A transaction takes a hundred items; each use is two at most. */
const USES_AT_ONCE = 40;

function isScan(recorded: Recorded): recorded is Recorded<Scanned> {
  return recorded.event.type === "Scanned" && recorded.stream.startsWith(TERMINALS);
}
const TERMINALS = "TERMINAL#";
type Scanned = { readonly type: "Scanned" } & Scan;

async function changesBy(scans: readonly Recorded<Scanned>[], permit: Permit): Promise<Change[]> {
  const byReport = Map.groupBy(scans, ({ event }) => reportStream(event.report));
  const held = (await readMany([...byReport.keys()])) as Held<ScanReport>[];
  return held.flatMap(each => {
    const [first, ...more] = newUses(each.state, byReport.get(each.stream) ?? []);
    return first ? [change(scanReportLaw, each, [first, ...more], permit)] : [];
  });
}

function newUses(known: ScanReport | undefined, scans: readonly Recorded<Scanned>[]) {
  const drafts: Draft<ScanReportEvent>[] = [];
  let report = known;
  for (const { stream: of, event, recordedAt: usedAt } of scans) {
    const propertyNo = of.slice(TERMINALS.length);
    const clean = event.findings.length === 0;
    const next = withUse(report, { propertyNo, usedAt, clean });
    if (report && next.clean === report.clean && next.usedAt === report.usedAt) continue;
    drafts.push({ event: { type: "ScanReportUsed", propertyNo, clean }, happenedAt: usedAt });
    report = next;
  }
  return drafts;
}

export function reportStream(digest: string): Stream {
  return stream("SCAN", digest);
}

function permitFor(at: Date): Permit {
  return permitGateway({ name: "enterScanReports", kind: "write", request: `scans ${at.toISOString()}`, at });
}
