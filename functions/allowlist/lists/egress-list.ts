// The egress list of a system and channel, as its IP report has it: shown among the lists, changed by the report alone.
import { isSet, parseLines, type ReportLine } from "../../reports/line.ts";
import { type Report, type ReportEvent, reportLaw } from "../../reports/report.ts";
import { Membership } from "../../shared/address/membership.ts";
import { readBlob } from "../../shared/journal/blob.ts";
import type { Held } from "../../shared/journal/change.ts";
import { history, read } from "../../shared/journal/journal.ts";
import { stream } from "../../shared/journal/keys.ts";
import { type SystemCode, systemOf } from "../../shared/rules/systems.ts";
import type { Channel } from "../names.ts";
import type { EntrySpan } from "./entry.ts";

export interface EgressAt {
  readonly system: SystemCode;
  readonly channel: Channel;
  readonly filing: number;
  readonly lines: readonly ReportLine[];
  readonly at: string;
}

export async function readEgressAt(
  { system, channel }: { readonly system: SystemCode; readonly channel: Channel },
  at: string,
  past: boolean,
): Promise<EgressAt> {
  const of = stream(reportLaw, system);
  const state = past ? reportAt(await history<ReportEvent>(of), at) : (await read(of)).state;
  return egressAt({ system, channel }, state, at);
}

export async function egressAt(
  { system, channel }: { readonly system: SystemCode; readonly channel: Channel },
  state: Held<Report>["state"],
  at: string,
): Promise<EgressAt> {
  const table = state?.filed ? parseLines(await readBlob(state.filed.lines)) : [];
  const lines = table.filter(line => line.channel === channel);
  return { system, channel, filing: state?.filed?.filing ?? 0, lines, at };
}

function reportAt(events: Awaited<ReturnType<typeof history<ReportEvent>>>, at: string): Report | undefined {
  return events
    .filter(({ recordedAt }) => recordedAt <= at)
    .reduce<Report | undefined>((state, event) => reportLaw.evolve(state, event), undefined);
}

export function egressRow({ system, channel, filing, lines }: EgressAt) {
  const { "zh-TW": zh, en } = systemOf(system);
  return {
    system,
    name: { "zh-TW": zh, en },
    channel,
    direction: "egress" as const,
    count: lines.length,
    revision: filing,
    set: lines.filter(isSet).length,
  };
}

export function egressEntry(line: ReportLine, system: SystemCode) {
  const { range, purpose, documentNo, at, status } = line;
  return {
    range,
    owner: systemOf(system).managingAgency,
    reason: purpose,
    document: documentNo ?? "",
    from: at["set-by-archives"] ?? at.reported ?? "",
    span: isSet(line)
      ? ("current" as const)
      : status === "withdrawn"
        ? ("ended" as const)
        : ("upcoming" as const),
    status,
    reached: at,
    inForce: isSet(line),
    ...(line.returned && { returned: line.returned }),
    ...(line.leaving && { leaving: line.leaving }),
  };
}

export interface EgressFilter {
  readonly q?: string | undefined;
  readonly span?: EntrySpan | undefined;
}

/** A report is one page: a form holds no more rows. */
export function egressPage(egress: EgressAt, { q = "", span }: EgressFilter) {
  const text = q.toLowerCase();
  const rows = egress.lines
    .map(line => egressEntry(line, egress.system))
    .filter(
      row => `${row.range}\n${row.reason}`.toLowerCase().includes(text) && row.span === (span ?? row.span),
    );
  return { ...egressRow(egress), at: egress.at, total: rows.length, rows };
}

export function egressAllowing({ system, lines, at, filing }: EgressAt, address: string) {
  const set = lines.filter(isSet);
  const found = new Membership(set.map(({ range }) => range)).entryOf(address);
  const line = found === undefined ? undefined : set[found];
  const facts = { at, revision: filing, allowed: line !== undefined, inForce: line !== undefined };
  return { ...facts, ...(line && { entry: egressEntry(line, system) }) };
}
