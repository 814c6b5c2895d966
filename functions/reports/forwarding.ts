// Forwarding: the pack as it was seen is what goes out to the archives, and once only.

import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { type Change, change } from "../shared/journal/change.ts";
import { type HeldPack, keepLines, readReports, snapshotIn } from "./kept.ts";
import { forwarded } from "./line-table.ts";
import { ARCHIVES_AGENCY, packLaw } from "./pack.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import { reportLaw } from "./report.ts";
import { filedAmong, sectionOf } from "./sections.ts";

export interface Forwarding {
  readonly changes: readonly Change[];
  readonly pack: HeldPack;
}

/** A pack forwarded before stays as it is: sending it again changes nothing. */
export async function forward(pack: HeldPack, permit: Permit): Promise<Forwarding> {
  if (pack.state.forwarded) return { changes: [], pack };
  const reports = await filedAmong(await readReports());
  const { number } = pack.state;
  if (reports.some(({ held }) => (held.state?.compiledIn?.pack ?? 0) > number)) {
    throw new Problem(REPORT_PROBLEM["pack-superseded"]);
  }
  const { sections } = await snapshotIn(pack);
  const now = await Promise.all(reports.map(sectionOf));
  if (JSON.stringify(now) !== JSON.stringify(sections)) throw new Problem(REPORT_PROBLEM["pack-outdated"]);
  const event = { type: "PackForwarded", to: ARCHIVES_AGENCY } as const;
  const changed = change(packLaw, pack, [{ event }], permit);
  const moved = await Promise.all(
    reports.map(async ({ held, lines }) => {
      const next = forwarded(lines, permit.recordedAt);
      const event = { type: "ReportForwarded", pack: number, ...(await keepLines(next)) } as const;
      return change(reportLaw, held, [{ event }], permit);
    }),
  );
  return { changes: [changed, ...moved], pack: changed.next };
}
