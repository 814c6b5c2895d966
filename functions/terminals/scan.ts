// The scan that shows a returned terminal clean or infected: every rule about it, each refused by its own name; pure.
import { limitsOf } from "../agencies/rules.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import type { Loan } from "./custody.ts";
import type { Scan } from "./custody-event.ts";
import { happening, meant } from "./happening.ts";
import { incident } from "./incident.ts";
import type { Outcome } from "./outcome.ts";
import type { Late } from "./return.ts";
import { loanAt, proven } from "./stage.ts";
import { type Desk, refusal } from "./step.ts";
import type { Terminal } from "./terminal.ts";

/**
 * A second record corrects the first, as long as nothing was attested. What was attested by a report that does not count
 * is scanned anew, and held until that is attested.
 */
export function scan(terminal: Terminal, made: Scan & Late, desk: Desk, isWronglyAttested = false): Outcome {
  const { reason, ...typed } = made;
  const again = isWronglyAttested ? (["attested"] as const) : [];
  const loan = loanAt(terminal, ["disinfected", "scanned", "cleaned", ...again], desk);
  const { disinfection, cleanUp } = loan;
  const startedAt = meant(typed.startedAt, proven(disinfection).doneAt, cleanUp?.doneAt ?? "");
  const found = { ...typed, startedAt };
  requireTool(found, desk);
  requireManner(found, desk);
  requireOrder(found, loan, desk);
  const times = happening({ happenedAt: found.finishedAt, reason }, desk);
  requireNewReport(terminal, found, desk);
  const scanned = { event: { type: "Scanned" as const, ...found }, ...times };
  if (found.findings.length > 0) return infected(terminal, scanned, desk);
  const { propertyNo, custody } = terminal;
  const begun = { type: "HoldBegun" as const, propertyNo, cause: "return-declared" as const };
  return { terminal: [scanned], ...(!custody.hold && { borrower: [{ event: begun }] }) };
}

function infected(terminal: Terminal, scanned: Outcome["terminal"][0], desk: Desk): Outcome {
  const { propertyNo, custody } = terminal;
  const note = `${dayOf(desk.at)} ${propertyNo}`;
  const opened = custody.incident ? [] : [{ event: incident(terminal, "infected", note) }];
  return {
    terminal: [scanned, { event: { type: "FoundInfected" } }, ...opened],
    borrower: [{ event: { type: "HoldBegun", propertyNo, cause: "infected" } }],
  };
}

/** An old report cannot show what the machine is like now. */
function requireNewReport({ custody }: Terminal, { report }: Scan, desk: Desk): void {
  const infected = custody.stage === "cleaned" ? custody.loan?.scan?.report : undefined;
  if (report === custody.lastReport || report === infected) throw refusal(desk, "scan-report-reused");
}

function requireTool({ tool, patternDate, startedAt }: Scan, desk: Desk): void {
  const { scanTools, patternMaxAgeDays } = limitsOf(desk.agency, dayOf(desk.at));
  // No list means that no tool is listed.
  if (!scanTools?.includes(tool)) throw refusal(desk, "scan-tool-not-listed");
  const scannedOn = dayOf(startedAt);
  const oldest = addDays(scannedOn, -(patternMaxAgeDays ?? 0));
  if (patternDate < oldest || patternDate > scannedOn) throw refusal(desk, "scan-pattern-old");
}

function requireManner({ mode, network }: Scan, desk: Desk): void {
  if (mode !== "full-detailed") throw refusal(desk, "scan-not-full");
  if (network !== "offline") throw refusal(desk, "scan-online");
}

function requireOrder({ startedAt, finishedAt }: Scan, { disinfection, cleanUp }: Loan, desk: Desk): void {
  if (startedAt < proven(disinfection).doneAt) throw refusal(desk, "scan-before-disinfection");
  if (cleanUp && startedAt < cleanUp.doneAt) throw refusal(desk, "scan-before-clean-up");
  if (finishedAt <= startedAt) throw refusal(desk, "scan-ends-before-it-starts");
}
