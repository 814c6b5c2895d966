// The law of a scan's report, known in the whole city by its digest: it counts once, for one scan of one terminal; pure.
import type { Law } from "../shared/journal/event.ts";
import type { Terminal } from "./terminal.ts";

/** `happenedAt` is when the scan that names the report was recorded. */
export interface ScanReportUsed {
  readonly type: "ScanReportUsed";
  readonly propertyNo: string;
  /** Whether that scan found nothing. */
  readonly clean: boolean;
}

/** Reports recorded before there was such a record are entered by reading through the journal, which came so far. */
interface EarlierScansRead {
  readonly type: "EarlierScansRead";
  /** Null when there is nothing left to read. */
  readonly reached: JournalPlace | null;
}
export type ScanReportEvent = ScanReportUsed | EarlierScansRead;

/** In the journal by time: a UTC day, and the moment behind which to read on. */
export interface JournalPlace {
  readonly day: string;
  readonly after: string;
}

/** By whom and when it was first used, and whether it was clean in every scan that named it. */
export interface ScanReport {
  readonly propertyNo: string;
  readonly usedAt: string;
  readonly clean: boolean;
}

export interface EarlierScans {
  readonly reached: JournalPlace | null;
}

/** The one stream of the kind that is no report's. */
export const EARLIER_SCANS = "earlier";

export const scanReportLaw: Law<ScanReport | EarlierScans, ScanReportEvent> = {
  kind: "SCAN",
  evolve(before, { event, happenedAt }) {
    switch (event.type) {
      case "EarlierScansRead":
        return { reached: event.reached };
      case "ScanReportUsed":
        return withUse(before as ScanReport | undefined, { ...event, usedAt: happenedAt });
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
};

/** Uses come in any order where they are entered afterwards: the earliest is the one that counts. */
export function withUse(
  before: ScanReport | undefined,
  { propertyNo, usedAt, clean }: ScanReport,
): ScanReport {
  const use = { propertyNo, usedAt, clean };
  if (!before) return use;
  const first = usedAt < before.usedAt ? use : before;
  return { ...first, clean: before.clean && clean };
}

/** Whether the report shows what the terminal is like in this return: first used for it, and never with a finding. */
export function isOwn({ propertyNo, usedAt, clean }: ScanReport, terminal: Terminal): boolean {
  const { disinfection, cleanUp } = terminal.custody.loan ?? {};
  if (!clean || propertyNo !== terminal.propertyNo || !disinfection) return false;
  return usedAt >= disinfection.doneAt && usedAt >= (cleanUp?.doneAt ?? "");
}
