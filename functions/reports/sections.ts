// The filed reports as sections of a pack: what each system says now, in the order of the nine.
import { contentIn } from "./filing.ts";
import { type HeldReport, linesOf } from "./kept.ts";
import { type LineTable, wantedRows } from "./line-table.ts";
import type { Filed } from "./report.ts";
import type { Section } from "./snapshot.ts";

export interface FiledReport extends HeldReport {
  readonly filed: Filed;
  readonly lines: LineTable;
}

export async function filedAmong(reports: readonly HeldReport[]): Promise<readonly FiledReport[]> {
  const all = reports.map(async report => {
    const filed = report.held.state?.filed;
    return filed ? [{ ...report, filed, lines: await linesOf(report) }] : [];
  });
  return (await Promise.all(all)).flat();
}

export async function sectionOf({ system, filed, lines }: FiledReport): Promise<Section> {
  const { contact, capacity, remarks } = await contentIn(filed.content);
  const { agency, filing, at, timeliness } = filed;
  return {
    system,
    agency,
    filing,
    filedAt: at,
    timeliness,
    contact,
    capacity,
    remarks,
    rows: wantedRows(lines),
  };
}
