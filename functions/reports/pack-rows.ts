// The rows of a pack as they stand now: what it held, and what became of each since; pure.
import type { SystemCode } from "../shared/rules/systems.ts";
import { type Line, nameOf } from "./line.ts";
import type { LineTable } from "./line-table.ts";
import type { Snapshot } from "./snapshot.ts";

/** A row that has left since is no longer among the lines and is not shown; one on its way out is, marked so. */
export function currentRows(
  { sections, differences }: Snapshot,
  reports: readonly { readonly system: SystemCode; readonly lines: LineTable }[],
): (Line & { readonly system: SystemCode })[] {
  const gone = differences.filter(({ change }) => change === "remove");
  return reports.flatMap(({ system, lines }) => {
    const held = sections.find(section => section.system === system)?.rows ?? [];
    const names = new Set([...held, ...gone.filter(row => row.system === system)].map(nameOf));
    return lines.filter(line => names.has(nameOf(line))).map(line => ({ ...line, system }));
  });
}
