// Reports and packs as they are stored: states from the journal, and the texts behind their digests.

import { agencyLaw } from "../agencies/agency.ts";
import { overlayOf } from "../agencies/rules.ts";
import type { Place } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { keepBlob, readBlob } from "../shared/journal/blob.ts";
import type { Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import type { Overlay } from "../shared/rules/parameters.ts";
import { EXCHANGE_SYSTEMS, type ExchangeCode, systemOf } from "../shared/rules/systems.ts";
import { statusByChannel } from "./egress-status.ts";
import { countLines, type LineTable, linesText, parseLines } from "./line.ts";
import { type Pack, packLaw } from "./pack.ts";
import { type Lines, type Report, reportLaw } from "./report.ts";
import type { Snapshot } from "./snapshot.ts";

export interface HeldReport {
  readonly system: ExchangeCode;
  readonly held: Held<Report>;
}

/** One strongly consistent read for as many systems as asked, in the order of the nine. */
export async function readReports(
  systems: readonly ExchangeCode[] = EXCHANGE_SYSTEMS,
): Promise<readonly HeldReport[]> {
  const wanted = EXCHANGE_SYSTEMS.filter(system => systems.includes(system));
  const found = await readMany(wanted.map(system => stream(reportLaw, system)));
  return wanted.map((system, index) => ({ system, held: found[index] as Held<Report> }));
}

/** What the agency that files for a system laid down for itself, in the order asked. */
export async function readFilersRules(systems: readonly ExchangeCode[]): Promise<readonly Overlay[]> {
  const found = await readMany(systems.map(system => stream(agencyLaw, systemOf(system).managingAgency)));
  return found.map(({ state }) => (state && overlayOf(state, "exchange")) ?? {});
}

/** The lines of a report; one never filed has none. */
export async function readLines({ held }: HeldReport): Promise<LineTable> {
  return held.state?.filed ? parseLines(await readBlob(held.state.filed.lines)) : [];
}

/** Stored before any event names them. */
export async function keepLines(lines: LineTable): Promise<Lines> {
  return {
    lines: await keepBlob(linesText(lines)),
    counts: countLines(lines),
    standing: statusByChannel(lines),
  };
}

export type HeldPack = Held<Pack> & { readonly state: Pack };

export async function readHeldPack(number: string | number): Promise<HeldPack> {
  const held = await read(stream(packLaw, String(number)));
  if (!held.state) throw new Problem(PROBLEM["not-found"]);
  return { ...held, state: held.state };
}

export async function readSnapshot({ state }: HeldPack): Promise<Snapshot> {
  return JSON.parse(await readBlob(state.snapshot)) as Snapshot;
}

interface AboutPack {
  readonly params: { readonly number: string };
}

/** What a command about one pack rests on: the pack itself, which is where the agency is that it was forwarded to. */
export const ONE_PACK = {
  reads: ({ params }: AboutPack) => readHeldPack(params.number),
  place: (_: AboutPack, { state }: HeldPack): Place => ({
    type: "Report",
    id: `pack-${state.number}`,
    agency: state.forwarded?.to ?? "",
  }),
};
