// Compiling: nine reports become one signed pack in the bucket.

import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { keepBlob } from "../shared/journal/blob.ts";
import { type Change, change } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { signDocument } from "../shared/signing/signing.ts";
import { checkpointOf } from "./checkpoint.ts";
import { type HeldReport, keepLines, readPackNumber, readReports, snapshotIn } from "./kept.ts";
import { compiled } from "./line-table.ts";
import { sha256, signedPackOf } from "./manifest.ts";
import { type Pack, packLaw } from "./pack.ts";
import { packArchive, packFiles } from "./pack-files.ts";
import { keepPack } from "./pack-store.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import { reportLaw } from "./report.ts";
import { type FiledReport, filedAmong, sectionOf } from "./sections.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";

export interface Compiling {
  readonly pack: Change<Pack>;
  readonly changes: readonly Change[];
  readonly reports: readonly HeldReport[];
}

export async function compile(permit: Permit): Promise<Compiling> {
  const reports = await readReports();
  const filedReports = await filedAmong(reports);
  if (filedReports.length === 0) throw new Problem(REPORT_PROBLEM["nothing-filed"]);
  const snapshot = await currentSnapshot(reports, filedReports, permit.recordedAt);
  const facts = await kept(snapshot);
  const held = await read<Pack>(stream("PACK", String(snapshot.number)));
  const pack = change(packLaw, held, [{ event: { type: "PackCompiled", ...facts } }], permit);
  const moved = await Promise.all(
    filedReports.map(async ({ held, lines }) => {
      const next = compiled(lines, permit.recordedAt);
      const event = { type: "ReportCompiled", pack: snapshot.number, ...(await keepLines(next)) } as const;
      return change(reportLaw, held, [{ event }], permit);
    }),
  );
  return { pack, changes: [pack, ...moved], reports: reports.filter(({ held }) => !held.state?.filed) };
}

/** The differences are against what the archives have, which is the last pack forwarded, not the last compiled. */
async function currentSnapshot(
  reports: readonly HeldReport[],
  filedReports: readonly FiledReport[],
  compiledAt: string,
): Promise<Snapshot> {
  const last = Math.max(0, ...reports.map(({ held }) => held.state?.compiledIn?.pack ?? 0));
  const sent = Math.max(0, ...reports.map(({ held }) => held.state?.forwardedIn ?? 0));
  const sections = await Promise.all(filedReports.map(sectionOf));
  const latest = await snapshotNumbered(last);
  if (JSON.stringify(latest?.sections) === JSON.stringify(sections)) {
    throw new Problem(REPORT_PROBLEM["nothing-new"]);
  }
  const previous = sent === last ? latest : await snapshotNumbered(sent);
  const checkpoint = checkpointOf(reports.map(({ held }) => held));
  return snapshotOf({ number: last + 1, compiledAt, sections, checkpoint }, previous);
}

async function snapshotNumbered(number: number): Promise<Snapshot | undefined> {
  return number === 0 ? undefined : snapshotIn(await readPackNumber(number));
}

/** The files are made, signed and stored before the pack is recorded: one that is on record can always be had. */
async function kept(snapshot: Snapshot) {
  const files = packFiles(snapshot);
  const manifest = files.at(-1)?.bytes ?? new Uint8Array();
  const signature = await signDocument(signedPackOf(snapshot, manifest));
  const archive = packArchive(files, signature);
  const name = `ip-report-${String(snapshot.number).padStart(4, "0")}.zip`;
  const file = { name, sha256: sha256(archive), bytes: archive.length };
  await keepPack(file, archive);
  const { number, previous, totals, missing, checkpoint } = snapshot;
  const text = await keepBlob(JSON.stringify(snapshot));
  return {
    number,
    previous,
    snapshot: text,
    file,
    signature,
    totals,
    missing,
    checkpoint: checkpoint.digest,
  };
}
