// Which scan reports were used before, in the whole city: asked by each step that rests on one, and never assumed.
import type { Agency } from "../agencies/agency.ts";
import { type Permit, permitGateway } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { board } from "../shared/journal/board.ts";
import { type Change, change, type Draft, type Held } from "../shared/journal/change.ts";
import { commit, settle } from "../shared/journal/commit.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { history, type Item, read, readMany, recordedOn } from "../shared/journal/journal.ts";
import { type Stream, stream, timeKeys } from "../shared/journal/keys.ts";
import { addDays } from "../shared/time/day.ts";
import type { Scan } from "./custody-event.ts";
import { endMeant } from "./happening.ts";
import type { Outcome } from "./outcome.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";
import type { Late } from "./return.ts";
import { scan } from "./scan.ts";
import {
  EARLIER,
  isOwn,
  type Place,
  type ScanReport,
  type ScanReportEvent,
  scanReportLaw,
  useOf,
  type Walk,
  withUse,
} from "./scan-report.ts";
import { proven } from "./stage.ts";
import { type Desk, refusal } from "./step.ts";
import type { Terminal } from "./terminal.ts";

/** What somebody at the counter is let wait for, counted in days on which nothing was recorded. */
const WORK_AT_A_STEP = 400;
/** A page holds up to a megabyte of events. */
const WORK_OF_A_PAGE = 10;
const DAY_MS = 86_400_000;

export async function scanWithReport(terminal: Terminal, made: Scan & Late, desk: Desk): Promise<Outcome> {
  await requireHistory(desk);
  const { attestation, scan: attested } = terminal.custody.loan ?? {};
  const [held, behind] = await readReports([made.report, attested?.report ?? made.report]);
  const wrongly = attestation !== undefined && !(behind?.state && isOwn(behind.state, terminal));
  const finishedAt = endMeant(made.finishedAt, made.startedAt, desk.at);
  const outcome = scan(terminal, { ...made, finishedAt }, desk, wrongly);
  const event = useOf(proven(held).state, terminal, made, desk);
  return { ...outcome, report: { held: proven(held), use: event && { event } } };
}

/** The report behind the scan as it stands, which must be its own. */
export async function reportBehind(terminal: Terminal, desk: Desk): Promise<NonNullable<Outcome["report"]>> {
  await requireHistory(desk);
  const { report } = proven(terminal.custody.loan?.scan);
  let [held] = await readReports([report]);
  if (!held?.state) {
    // Recorded by the release before this one while this one was put in its place.
    await enterUses(await history(stream("TERMINAL", terminal.propertyNo)), new Date(desk.at));
    [held] = await readReports([report]);
  }
  if (!held?.state) throw new Problem(PROBLEM.fault);
  if (!isOwn(held.state, terminal)) throw refusal(desk, "scan-report-reused");
  return { held };
}

/** A step that rests on the scan's report without naming it anew. */
export async function resting(terminal: Terminal, outcome: Outcome, desk: Desk): Promise<Outcome> {
  return { ...outcome, report: await reportBehind(terminal, desk) };
}

/** Nobody says of a report that it is new before all earlier ones are known. */
async function requireHistory({ at }: Desk): Promise<void> {
  if (!(await readEarlier(new Date(at), WORK_AT_A_STEP)))
    throw new Problem(TERMINAL_PROBLEM["scan-history-unread"]);
}

/** Whether all scans recorded before reports were known city-wide are read; reads on from where the last run came to. */
export async function readEarlier(at: Date, work: number): Promise<boolean> {
  return settle(async () => {
    const walk = await read<Walk>(stream("SCAN", EARLIER));
    if (walk.state?.reached === null) return true;
    let reached: Place | null = walk.state?.reached ?? (await firstPlace(at));
    for (let left = work; reached && left > 0; ) {
      const step = await readOn(reached, at);
      reached = step.reached;
      left -= step.isEmpty ? 1 : WORK_OF_A_PAGE;
    }
    const event = { type: "EarlierScansRead" as const, reached };
    await commit({ changes: [change(scanReportLaw, walk, [{ event }], entering(at))] });
    return reached === null;
  });
}

/** No scan is recorded for an agency that has recorded nothing itself: its sites and officers come first. */
export async function firstPlace(at: Date): Promise<Place> {
  const days = [dayIn(at)];
  let start: Item | undefined;
  do {
    const page = await board<Agency>({ board: "board1", partition: "AGENCY", limit: 100, start });
    const first = await Promise.all(page.rows.map(({ stream: of }) => history(of, 1, 1)));
    days.push(...first.flatMap(([event]) => event?.recordedAt.slice(0, 10) ?? []));
    start = page.next;
  } while (start);
  return { day: days.sort()[0] ?? "", after: "" };
}

/** Enters what the next page holds; null behind the last day, which is tomorrow's, since a clock may be ahead. */
async function readOn({ day, after }: Place, at: Date): Promise<{ reached: Place | null; isEmpty: boolean }> {
  const { rows, next } = await recordedOn(day, after);
  await enterUses(rows, at);
  const last = rows.at(-1);
  const isEmpty = last === undefined;
  if (next && last) {
    const { moment } = timeKeys(last.recordedAt, last.stream, last.version);
    return { reached: { day, after: moment }, isEmpty };
  }
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
    await settle(async () => commit({ changes: await changesBy(some, entering(at)) }));
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
  const byReport = Map.groupBy(scans, ({ event }) => streamOf(event.report));
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

async function readReports(digests: readonly string[]): Promise<readonly Held<ScanReport>[]> {
  return (await readMany(digests.map(streamOf))) as Held<ScanReport>[];
}

function streamOf(digest: string): Stream {
  return stream("SCAN", digest);
}

function entering(at: Date): Permit {
  return permitGateway({ name: "enterScanReports", kind: "write", request: `scans ${at.toISOString()}`, at });
}
