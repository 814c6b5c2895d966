// Nine reports become one signed pack in the bucket, and the pack, as it was seen, goes out to the archives once.
import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { keepBlob } from "../shared/journal/blob.ts";
import { type Change, change } from "../shared/journal/change.ts";
import { checkpointOver } from "../shared/journal/event.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { signDocument } from "../shared/signing/signing.ts";
import { readContent } from "./filing.ts";
import { compileLines, forwardLines, type LineTable, wantedRows } from "./line.ts";
import { sha256, signedPackOf } from "./manifest.ts";
import { ARCHIVES_AGENCY, type Pack, packLaw } from "./pack.ts";
import { packArchive, packFiles } from "./pack-files.ts";
import { keepPack } from "./pack-store.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import { type Filed, reportLaw } from "./report.ts";
import { type Checkpoint, type PackSection, type Snapshot, snapshotOf } from "./snapshot.ts";
import {
  type HeldPack,
  type HeldReport,
  keepLines,
  readHeldPack,
  readLines,
  readReports,
  readSnapshot,
} from "./stored.ts";

interface CompiledPack {
  readonly pack: Change<Pack>;
  readonly changes: readonly Change[];
  readonly reports: readonly HeldReport[];
}

export async function compileReports(permit: Permit): Promise<CompiledPack> {
  const reports = await readReports();
  const filedReports = await filedAmong(reports);
  if (filedReports.length === 0) throw new Problem(REPORT_PROBLEM["nothing-filed"]);
  const snapshot = await currentSnapshot(reports, filedReports, permit.recordedAt);
  const facts = await storePack(snapshot);
  const held = await read(stream(packLaw, String(snapshot.number)));
  const pack = change(packLaw, held, [{ event: { type: "PackCompiled", ...facts } }], permit);
  const moved = await Promise.all(
    filedReports.map(async ({ held, lines }) => {
      const next = compileLines(lines, permit.recordedAt);
      const event = { type: "ReportCompiled", pack: snapshot.number, ...(await keepLines(next)) } as const;
      return change(reportLaw, held, [{ event }], permit);
    }),
  );
  return { pack, changes: [pack, ...moved], reports: reports.filter(({ held }) => !held.state?.filed) };
}

interface ForwardedPack {
  readonly changes: readonly Change[];
  readonly pack: HeldPack;
}

/** A pack forwarded before stays as it is: sending it again changes nothing. */
export async function forwardToArchives(pack: HeldPack, permit: Permit): Promise<ForwardedPack> {
  if (pack.state.forwarded) return { changes: [], pack };
  const reports = await filedAmong(await readReports());
  const { number } = pack.state;
  if (reports.some(({ held }) => (held.state?.compiledIn?.pack ?? 0) > number)) {
    throw new Problem(REPORT_PROBLEM["pack-superseded"]);
  }
  const { sections } = await readSnapshot(pack);
  const now = await Promise.all(reports.map(sectionOf));
  if (JSON.stringify(now) !== JSON.stringify(sections)) throw new Problem(REPORT_PROBLEM["pack-outdated"]);
  const event = { type: "PackForwarded", to: ARCHIVES_AGENCY } as const;
  const changed = change(packLaw, pack, [{ event }], permit);
  const moved = await Promise.all(
    reports.map(async ({ held, lines }) => {
      const next = forwardLines(lines, permit.recordedAt);
      const event = { type: "ReportForwarded", pack: number, ...(await keepLines(next)) } as const;
      return change(reportLaw, held, [{ event }], permit);
    }),
  );
  return { changes: [changed, ...moved], pack: changed.next };
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
  const checkpoint = checkpointOf(reports);
  return snapshotOf({ number: last + 1, compiledAt, sections, checkpoint }, previous);
}

/** How far the streams had come that the pack rests on. */
function checkpointOf(reports: readonly HeldReport[]): Checkpoint {
  const known = reports.map(({ held }) => held).filter(({ version }) => version > 0);
  const heads = known
    .map(({ stream, version, head }) => ({ stream, version, head }))
    .sort((a, b) => (a.stream < b.stream ? -1 : 1));
  return { digest: checkpointOver(heads.map(({ head, ...rest }) => ({ ...rest, hash: head }))), heads };
}

async function snapshotNumbered(number: number): Promise<Snapshot | undefined> {
  return number === 0 ? undefined : readSnapshot(await readHeldPack(number));
}

/** The files are made, signed and stored before the pack is recorded: one that is on record can always be had. */
async function storePack(snapshot: Snapshot) {
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

interface FiledReport extends HeldReport {
  readonly filed: Filed;
  readonly lines: LineTable;
}

/** The filed reports, in the order of the nine. */
async function filedAmong(reports: readonly HeldReport[]): Promise<readonly FiledReport[]> {
  const all = reports.map(async report => {
    const filed = report.held.state?.filed;
    return filed ? [{ ...report, filed, lines: await readLines(report) }] : [];
  });
  return (await Promise.all(all)).flat();
}

async function sectionOf({ system, filed, lines }: FiledReport): Promise<PackSection> {
  const { contact, capacity, remarks } = await readContent(filed.content);
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
