// The scan that shows a returned terminal clean or infected: every rule about it, each refused by its own name; pure.
import { limitsOf } from "../agencies/rules.ts";
import { refuseAll, requireAll } from "../shared/http/problem.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import type { Loan, Scan } from "./custody.ts";
import { incident } from "./incident.ts";
import { isOwn, type ScanReport, type ScanReportUsed } from "./scan-report.ts";
import {
  type LateReason,
  loanAt,
  momentOfMinute,
  proven,
  refusal,
  type StepContext,
  type StepOutcome,
  timesOf,
} from "./step.ts";
import type { Terminal } from "./terminal.ts";

/**
 * A second record corrects the first, as long as nothing was attested. What was attested by a report that does not count
 * is scanned again, and held until that is attested.
 */
export function scan(
  terminal: Terminal,
  made: Scan & LateReason,
  context: StepContext,
  isWronglyAttested = false,
): StepOutcome {
  const { reason, ...typed } = made;
  const again = isWronglyAttested ? (["attested"] as const) : [];
  const loan = loanAt(terminal, ["disinfected", "scanned", "cleaned", ...again], context);
  const { disinfection, cleanUp } = loan;
  const startedAt = momentOfMinute(typed.startedAt, proven(disinfection).doneAt, cleanUp?.doneAt ?? "");
  const found = { ...typed, startedAt };
  const when = { happenedAt: found.finishedAt, reason };
  requireAll(
    () => requireTool(found, context),
    () => requireManner(found, context),
    () => requireOrder(found, loan, context),
    () => void timesOf(when, context),
    () => requireNewReport(terminal, found, context),
  );
  const times = timesOf(when, context);
  const scanned = { event: { type: "Scanned" as const, ...found }, ...times };
  if (found.findings.length > 0) return infected(terminal, scanned, context);
  const { propertyNo, custody } = terminal;
  const begun = { type: "HoldBegun" as const, propertyNo, cause: "return-declared" as const };
  return { terminal: [scanned], ...(!custody.hold && { borrower: [{ event: begun }] }) };
}

/** What recording this scan adds to what is known of its report; nothing where a correction says nothing new of it. */
export function useOf(
  report: ScanReport | undefined,
  terminal: Terminal,
  { report: digest, findings }: Pick<Scan, "report" | "findings">,
  context: StepContext,
): ScanReportUsed | undefined {
  const { stage, loan } = terminal.custody;
  const corrects = stage === "scanned" && loan?.scan?.report === digest;
  if (report && !(corrects && isOwn(report, terminal))) throw refusal(context, "scan-report-reused");
  const clean = findings.length === 0;
  if (report && report.clean === clean) return undefined;
  return { type: "ScanReportUsed", propertyNo: terminal.propertyNo, clean };
}

function infected(
  terminal: Terminal,
  scanned: StepOutcome["terminal"][0],
  context: StepContext,
): StepOutcome {
  const { propertyNo, custody } = terminal;
  const note = `${dayOf(context.at)} ${propertyNo}`;
  const opened = custody.incident ? [] : [{ event: incident(terminal, "infected", note) }];
  return {
    terminal: [scanned, { event: { type: "FoundInfected" } }, ...opened],
    borrower: [{ event: { type: "HoldBegun", propertyNo, cause: "infected" } }],
  };
}

/** An old report cannot show what the machine is like now. */
function requireNewReport({ custody }: Terminal, { report }: Scan, context: StepContext): void {
  const infected = custody.stage === "cleaned" ? custody.loan?.scan?.report : undefined;
  if (report === custody.lastReport || report === infected) throw refusal(context, "scan-report-reused");
}

function requireTool({ tool, patternDate, startedAt }: Scan, context: StepContext): void {
  const { scanTools, patternMaxAgeDays } = limitsOf(context.agency, dayOf(context.at));
  const scannedOn = dayOf(startedAt);
  const oldest = addDays(scannedOn, -(patternMaxAgeDays ?? 0));
  refuseAll(
    // No list means that no tool is listed.
    !scanTools?.includes(tool) && refusal(context, "scan-tool-not-listed"),
    (patternDate < oldest || patternDate > scannedOn) && refusal(context, "scan-pattern-old"),
  );
}

function requireManner({ mode, network }: Scan, context: StepContext): void {
  refuseAll(
    mode !== "full-detailed" && refusal(context, "scan-not-full"),
    network !== "offline" && refusal(context, "scan-online"),
  );
}

function requireOrder(
  { startedAt, finishedAt }: Scan,
  { disinfection, cleanUp }: Loan,
  context: StepContext,
): void {
  refuseAll(
    startedAt < proven(disinfection).doneAt && refusal(context, "scan-before-disinfection"),
    cleanUp && startedAt < cleanUp.doneAt && refusal(context, "scan-before-clean-up"),
    finishedAt <= startedAt && refusal(context, "scan-ends-before-it-starts"),
  );
}
