// What every step of custody settles alike: who takes it and when, at which stage, how it is refused, what it leads to; pure.

import { type Agency, UNPREPARED } from "../agencies/agency.ts";
import { binding } from "../agencies/rules.ts";
import type { Person, PersonEvent } from "../people/person.ts";
import type { Products } from "../products/products.ts";
import { PROBLEM, Problem, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft, Held } from "../shared/journal/change.ts";
import type { Actor } from "../shared/journal/event.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { type Words, words } from "../shared/words.ts";
import type { CustodyEvent, Loan, Stage } from "./custody.ts";
import { CUSTODY_PROBLEM, type CustodyRefusal, REFUSALS } from "./refusals.ts";
import type { ScanReportEvent } from "./scan-report.ts";
import { STAGE_WORDS } from "./stage.ts";
import type { Terminal } from "./terminal.ts";

/** Who takes the step, when, and for which agency's terminal. */
export interface StepContext {
  readonly by: Actor;
  readonly at: string;
  readonly agency: Agency;
  /** The register of hazardous products; absent where nobody has given one, or the step does not ask. */
  readonly products?: Products | undefined;
}

export function stepContext(
  by: Actor,
  at: string,
  agency: Agency = UNPREPARED,
  products?: Products,
): StepContext {
  return { by, at, agency, ...(products && { products }) };
}

/** The terminal, and its borrower as the journal knows them. */
export interface Parties {
  readonly terminal: Terminal;
  readonly person: Person | undefined;
}

/** Events of the terminal, and of its borrower where the step binds or frees them. */
export interface StepOutcome {
  readonly terminal: readonly [Draft<CustodyEvent>, ...Draft<CustodyEvent>[]];
  readonly borrower?: readonly [Draft<PersonEvent>, ...Draft<PersonEvent>[]];
  /** It rests on the terminal and its borrower alone: that the agency's rules move meanwhile holds it up by nothing. */
  readonly isOfItself?: true;
  /** It rests on what the notices say as well: one that comes meanwhile lets it be judged again. */
  readonly asksProducts?: true;
  /** What is known of the scan's report, on which the step rests, and what it adds to that. */
  readonly report?: { readonly held: Held<unknown>; readonly use?: Draft<ScanReportEvent> | undefined };
}

/** Of an act in the system itself, which happens as it is recorded. */
export function recordedNow(...events: [CustodyEvent, ...CustodyEvent[]]): StepOutcome {
  const [first, ...rest] = events;
  return { terminal: [{ event: first }, ...rest.map(event => ({ event }))] };
}

interface Instead {
  readonly clauses?: readonly ClauseId[];
  readonly todo?: Words;
}

/** The refusal to throw; a step may know better than the table which clauses and what to do. */
export function refusal({ agency, at }: StepContext, code: CustodyRefusal, instead: Instead = {}): Problem {
  const { todo, clauses } = REFUSALS[code];
  return new Problem(CUSTODY_PROBLEM[code], {
    detail: instead.todo ?? words(todo[0], todo[1]),
    clauses: binding(agency, dayOf(at), instead.clauses ?? clauses),
  });
}

/** The open loan, if the step may be taken at this stage; the refusal otherwise says what comes next. */
export function loanAt({ custody }: Terminal, stages: readonly Stage[], context: StepContext): Loan {
  const { stage, loan } = custody;
  if (loan && stages.includes(stage)) return loan;
  const { now, next, clauses } = STAGE_WORDS[stage];
  const todo = words(`目前：${now[0]}。下一步：${next[0]}。`, `Now: ${now[1]}. Next: ${next[1]}.`);
  throw refusal(context, "wrong-stage", { clauses, todo });
}

/** What a stage promises to be there; anything else is a broken journal, and opens nothing. */
export function proven<T>(fact: T | undefined): T {
  if (fact === undefined) throw new Problem(PROBLEM.fault);
  return fact;
}

const LATE_MS = 30 * 60 * 1000;

/** When a step was taken; left out, it happens as it is recorded. */
export interface StepTime {
  readonly happenedAt?: string | undefined;
  readonly reason?: string | undefined;
}

/** Why something is entered late that says itself when it was done. */
export type LateReason = Pick<StepTime, "reason">;

/**
 * The times of an event to be recorded: none in the future, a late one says why. What was decided meanwhile stays: a hold
 * runs from its recording. `after` is what must have come before it.
 */
export function timesOf(
  when: StepTime,
  context: StepContext,
  ...after: readonly string[]
): Pick<Draft, "reason"> & { readonly happenedAt: string } {
  const at = momentOfStep(when, context, ...after);
  const { reason } = when;
  if (at > context.at) throw refusal(context, "happened-in-the-future");
  if (Date.parse(context.at) - Date.parse(at) > LATE_MS && !reason)
    throw refusal(context, "late-without-reason");
  return { happenedAt: at, ...(reason && { reason }) };
}

/** The same for what cannot have been before something else, which has a refusal of its own: both are told at once. */
export function timesAfter(
  when: StepTime,
  context: StepContext,
  { came, refused }: { readonly came: string; readonly refused: CustodyRefusal },
): ReturnType<typeof timesOf> {
  requireAll(
    () => void timesOf(when, context, came),
    () => refuseAll(momentOfStep(when, context, came) < came && refusal(context, refused)),
  );
  return timesOf(when, context, came);
}

/** When it was done, as it is recorded. */
export function momentOfStep(
  { happenedAt }: StepTime,
  { at }: StepContext,
  ...after: readonly string[]
): string {
  return momentOfMinute(happenedAt ?? at, ...after);
}

/**
 * People give times to the minute, records have seconds: a minute means some moment in it, so in the minute of what came
 * before, the first one that is not before that. Never earlier than what is on record, and never another minute.
 */
export function momentOfMinute(given: string, ...after: readonly string[]): string {
  const latest = [given, ...after].sort().at(-1) ?? given;
  return latest !== given && isWholeMinute(given) && minuteOf(given) === minuteOf(latest) ? latest : given;
}

/** When something ended that began in the same minute: by the end of that minute, or by now while it lasts. */
export function endOfMinute(end: string, start: string, now: string): string {
  if (end > start || !isWholeMinute(end) || minuteOf(end) !== minuteOf(start)) return end;
  const last = `${minuteOf(end)}:59.999Z`;
  return last < now ? last : now;
}

function isWholeMinute(at: string): boolean {
  return at.endsWith(":00.000Z");
}

function minuteOf(at: string): string {
  return at.slice(0, "2021-06-18T09:10".length);
}
