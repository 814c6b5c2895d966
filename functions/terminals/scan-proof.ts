// What a step after the scan rests on, read back and never assumed: the scan's report counts for this return alone, and the
// signed attestation is about this very loan and scan.
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { readBlob } from "../shared/journal/blob.ts";
import type { Held } from "../shared/journal/change.ts";
import { history, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { verifyDocument } from "../shared/signing/signed.ts";
import { publicKeys } from "../shared/signing/signing.ts";
import { isStatementOf } from "./attestation.ts";
import type { Scan } from "./custody.ts";
import { enterUses, readEarlier, reportStream } from "./earlier-scans.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";
import { type ReleaseCheck, release } from "./release.ts";
import { scan, useOf } from "./scan.ts";
import { isOwn, type ScanReport } from "./scan-report.ts";
import { endOfMinute, type LateReason, proven, refusal, type StepContext, type StepOutcome } from "./step.ts";
import type { Terminal } from "./terminal.ts";

/** What somebody at the counter is let wait for, counted in days on which nothing was recorded. */
const WORK_AT_A_STEP = 400;

export async function scanWithReport(
  terminal: Terminal,
  made: Scan & LateReason,
  context: StepContext,
): Promise<StepOutcome> {
  await requireHistory(context);
  const { attestation, scan: attested } = terminal.custody.loan ?? {};
  const [held, behind] = await readReports([made.report, attested?.report ?? made.report]);
  const wrongly = attestation !== undefined && !(behind?.state && isOwn(behind.state, terminal));
  const finishedAt = endOfMinute(made.finishedAt, made.startedAt, context.at);
  const outcome = scan(terminal, { ...made, finishedAt }, context, wrongly);
  const event = useOf(proven(held).state, terminal, made, context);
  return { ...outcome, report: { held: proven(held), use: event && { event } } };
}

/** The report behind the latest scan, which must be its own. */
export async function reportBehind(
  terminal: Terminal,
  context: StepContext,
): Promise<NonNullable<StepOutcome["report"]>> {
  await requireHistory(context);
  const { report } = proven(terminal.custody.loan?.scan);
  let [held] = await readReports([report]);
  if (!held?.state) {
    // Recorded by the release before this one while this one was put in its place.
    await enterUses(await history(stream("TERMINAL", terminal.propertyNo)), new Date(context.at));
    [held] = await readReports([report]);
  }
  if (!held?.state) throw new Problem(PROBLEM.fault);
  if (!isOwn(held.state, terminal)) throw refusal(context, "scan-report-reused");
  return { held };
}

/** Nobody says of a report that it is new before all earlier ones are known. */
async function requireHistory({ at }: StepContext): Promise<void> {
  if (!(await readEarlier(new Date(at), WORK_AT_A_STEP)))
    throw new Problem(TERMINAL_PROBLEM["scan-history-unread"]);
}

/** Released only where the attestation is proved and the report behind it still counts. */
export async function releaseProven(
  terminal: Terminal,
  check: ReleaseCheck,
  context: StepContext,
): Promise<StepOutcome> {
  const outcome = release(terminal, check, context);
  await requireAttestation(terminal, context);
  return { ...outcome, report: await reportBehind(terminal, context) };
}

async function requireAttestation({ propertyNo, custody }: Terminal, context: StepContext): Promise<void> {
  const { document } = proven(custody.loan?.attestation);
  const verdict = verifyDocument(await readBlob(document), await publicKeys());
  if (verdict.status !== "valid" || !isStatementOf(verdict.payload, propertyNo, custody))
    throw refusal(context, "attestation-not-proved");
}

async function readReports(digests: readonly string[]): Promise<readonly Held<ScanReport>[]> {
  return (await readMany(digests.map(reportStream))) as Held<ScanReport>[];
}
