// How overtime comes about: a superior assigns it, or somebody applies and the head of the unit agrees, always before it begins; each
// refusal names its clause, and all of them come at once; pure decisions.
import { type Problem, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Rules } from "../shared/rules/profiles.ts";
import { addWorkingDays, dayOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { countOf, extendedOf, monthOf, NOTHING } from "./count.ts";
import { binding, hoursRules, judged, type Known, rulesOn, spansAround } from "./known.ts";
import type { Overtime, OvertimeEvent } from "./overtime.ts";
import type { Findings, Piece, Planned, Seen } from "./piece.ts";
import { type HoursProblem, hoursProblem, orUnknown, problemOf } from "./refusing.ts";

export type Drafts = readonly [Draft<OvertimeEvent>, ...Draft<OvertimeEvent>[]];
export const one = (event: OvertimeEvent): Drafts => [{ event }];

/** Nobody works overtime that nobody assigned. */
export const ASSIGNED: readonly ClauseId[] = ["yilan-hours/2.2a", "ey-draft/9", "keelung-pregnancy/5.4.3a"];
const WEIGHED: readonly ClauseId[] = ["yilan-hours/2.2c", "yilan-hours/3.1b"];
const APPLIED: readonly ClauseId[] = ["yilan-hours/2.5b"];
/** By these an application alone is not enough. */
const ASSIGNMENT_FIRST: readonly ClauseId[] = ["ey-draft/9", "keelung-pregnancy/5.4.3a"];
const MOST_DAYS_AHEAD = 92;
const LONGEST_MS = 3 * 24 * 60 * 60 * 1000;

export interface Assigning {
  readonly planned: Planned;
  readonly findings: Findings;
  readonly known: Known;
  readonly at: string;
}

export function assign({ planned, findings, known, at }: Assigning): Drafts {
  const rules = rulesOn(known.agency, dayOf(planned.from));
  requireAll(
    () => requireBeforehand(planned, at, binding(rules, ASSIGNED)),
    () => requireFindings(findings, rules),
    () => requireJudged(known, planned),
  );
  const piece = String((known.overtime?.last ?? 0) + 1);
  const seen = seenOf(known, planned);
  return one({ type: "OvertimeAssigned", piece, ...planned, findings, seen });
}

/** Only general overtime, and only where no text that binds wants the assignment first. */
export function applyFor({
  planned,
  known,
  to,
  at,
}: Omit<Assigning, "findings"> & { readonly to?: string | undefined }): Drafts {
  const rules = rulesOn(known.agency, dayOf(planned.from));
  const first = binding(rules, ASSIGNMENT_FIRST);
  requireAll(
    () =>
      refuseAll(
        first.length > 0 && hoursProblem("not-applied-for", first),
        planned.category !== "general" && hoursProblem("only-general", binding(rules, ["yilan-hours/2.3"])),
      ),
    () => requireBeforehand(planned, at, binding(rules, APPLIED)),
    () => requireJudged(known, planned),
  );
  const piece = String((known.overtime?.last ?? 0) + 1);
  return one({ type: "OvertimeAsked", piece, ...planned, ...(to && { to }) });
}

export interface Deciding {
  readonly piece: string;
  readonly granted: boolean;
  readonly reason?: string | undefined;
  readonly findings: Findings;
  readonly isUnitHead: boolean;
  readonly known: Known;
  readonly at: string;
}

/** Agreed before it begins, or it is no overtime; to decline there is always time. */
export function decideApplication(deciding: Deciding): Drafts {
  const { piece, granted, reason, findings, isUnitHead, known, at } = deciding;
  const found = pieceIn(known.overtime, piece);
  if (!found.asked || found.assigned || found.ended) throw hoursProblem("overtime-decided");
  const rules = rulesOn(known.agency, dayOf(found.from));
  const applied = binding(rules, APPLIED);
  if (!isUnitHead) throw hoursProblem("not-the-unit-head", applied);
  if (!granted) return one({ type: "OvertimeDeclined", piece, reason: reason ?? "" });
  const planned = plannedOf(found);
  requireAll(
    () => requireBeforehand(planned, at, applied),
    () => requireFindings(findings, rules),
    () => requireJudged(known, planned, piece),
  );
  return one({ type: "OvertimeAgreed", piece, findings, seen: seenOf(known, planned, piece) });
}

/** What need not be handled after hours, with working time until it is wanted; where it is named in a claim, that is shown. */
export function tellMatter(
  overtime: Overtime | undefined,
  {
    agency,
    what,
    dueOn,
    at,
  }: { readonly agency: string; readonly what: string; readonly dueOn: Day; readonly at: string },
  clauses: readonly ClauseId[],
): Drafts {
  if (dueOn < orUnknown(() => addWorkingDays(dayOf(at), 1))) throw hoursProblem("matter-no-time", clauses);
  const matter = String(Number(overtime?.matters?.at(-1)?.matter ?? 0) + 1);
  return one({ type: "MatterTold", agency, matter, what, dueOn });
}

/** By whoever assigned it or applied for it; what was claimed is confirmed or turned down instead. */
export function callOff(overtime: Overtime | undefined, piece: string, reason: string): Drafts {
  const found = pieceIn(overtime, piece);
  if (found.ended || found.claim) throw hoursProblem("overtime-not-open");
  return one({ type: "OvertimeCalledOff", piece, reason });
}

export function pieceIn(overtime: Overtime | undefined, piece: string): Piece {
  const found = overtime && Object.hasOwn(overtime.pieces, piece) ? overtime.pieces[piece] : undefined;
  if (!found) throw hoursProblem("overtime-unknown");
  return found;
}

export function plannedOf({ agency, category, cause, from, until, task, standby }: Piece): Planned {
  return {
    ...{ agency, category, from, until, task },
    ...(cause !== undefined && { cause }),
    ...(standby && { standby }),
  };
}

function requireBeforehand({ from, until }: Planned, at: string, clauses: readonly ClauseId[]): void {
  refuseAll(
    from <= at && hoursProblem("overtime-begun", clauses),
    dayOf(from) > addDays(dayOf(at), MOST_DAYS_AHEAD) && hoursProblem("overtime-far-ahead"),
    Date.parse(until) - Date.parse(from) > LONGEST_MS && hoursProblem("overtime-too-long"),
  );
}

function requireFindings({ urgency, necessity, reasonableness }: Findings, rules: Rules): void {
  const isMissing = [urgency, necessity, reasonableness].some(each => each === "");
  refuseAll(isMissing && hoursProblem("overtime-unweighed", binding(rules, WEIGHED)));
}

/** Nothing against it: its category open by a cause that covers the day, and no limit passed. */
export function requireJudged(known: Known, planned: Planned, except?: string): void {
  refuseAll(...reasonsAgainst(known, planned, except));
}

export function reasonsAgainst(known: Known, planned: Planned, except?: string): readonly Problem[] {
  const rules = rulesOn(known.agency, dayOf(planned.from));
  const { refusals } = judged(known, planned, except);
  const cause = causeReasons(known, planned, rules);
  const others = refusals.filter(({ code }) => code !== "no-cause" || cause.length === 0);
  return [...cause, ...others.map(each => problemOf(each, rules))];
}

/** Which cause it is, and that it covers the day; whether it is one of the category, the judge says. */
function causeReasons({ book }: Known, { category, cause, from }: Planned, rules: Rules): readonly Problem[] {
  const said = binding(rules, ["yilan-hours/2.3"]);
  const reason = (code: HoursProblem) => [hoursProblem(code, said)];
  if (cause === undefined)
    return category === "general" || category === "project" ? [] : reason("cause-missing");
  const found = book && Object.hasOwn(book.causes, cause) ? book.causes[cause] : undefined;
  if (!found) return reason("cause-unknown");
  const day = dayOf(from);
  return day < found.on || (found.ended && day > found.ended.to) ? reason("cause-over") : [];
}

/** What of the month is counted already. */
export function seenOf(known: Known, planned: Planned, except?: string): Seen {
  const { counted } = judged(known, planned, except);
  const month = monthOf(counted?.day ?? dayOf(planned.from));
  const { months } = countOf(
    spansAround(known, planned, except),
    hoursRules(known, dayOf(planned.from)).limits,
  );
  return { month, minutes: extendedOf(months.get(month) ?? NOTHING) };
}
