// How a business of a securities firm stands at a moment: applied for, its papers, the consent, the assessment, who is trained, who
// supervises; each with the moment at which that ends by itself; pure.
import type { Stretch } from "../hours/span.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import type { Ceiling, Overlay } from "../shared/rules/parameters.ts";
import { ceilingIn } from "../shared/rules/profile.ts";
import { dayOf, endOfDay, instantOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { lastDayOfMonths } from "../shared/time/months.ts";
import type { Firm, Paper, Running, Turn } from "./firm.ts";
import {
  ALL_BUSINESSES,
  type Business,
  type CONSENT_STANDINGS,
  isOfBusiness,
  PAPER_NAMES,
  type PAPER_STANDINGS,
  PAPERS,
  type PaperName,
} from "./names.ts";

/** True or what else is so, and until when; without an end, until somebody changes it. */
export interface Until<Value> {
  readonly is: Value;
  readonly until?: string | undefined;
}

export function monthsOf(name: Ceiling & `${string}Months`, own?: Overlay): number {
  return ceilingIn("twse-2023", name, own);
}

/** The first instant it counts, and the first at which it no longer does; undefined for what nobody agreed to. */
export function spanOf({
  way,
  from,
  to,
  applied,
  decision,
  ended,
}: Running): readonly [string, string] | undefined {
  if (decision?.granted === false || (way === "regular" && !decision)) return undefined;
  const [begins = ""] = [instantOf(from, "00:00"), way === "regular" ? (decision?.at ?? "") : applied.at]
    .sort()
    .reverse();
  const [ends = ""] = [endOfDay(to), ...(ended ? [ended.at] : [])].sort();
  return [begins, ends];
}

export function appliedFor(firm: Firm, business: string, at: string): Until<boolean> {
  const running = runningOf(firm, business);
  const [from, until] = (running && spanOf(running)) ?? ["", ""];
  return from <= at && at < until ? { is: true, until } : { is: false };
}

/** A text that may be called like anything that every object has. */
export function runningOf({ businesses }: Firm, business: string): Running | undefined {
  return Object.hasOwn(businesses, business) ? businesses[business as Business] : undefined;
}

export function paperOf({ papers }: Firm, business: Business, paper: PaperName) {
  return papers[business]?.[paper] ?? papers[ALL_BUSINESSES]?.[paper];
}

export function isValid(paper: Paper | undefined, day: Day): boolean {
  return paper !== undefined && paper.dated <= day && (paper.until === undefined || day <= paper.until);
}

/** The items of the plan that this business needs. */
function planOf(business: Business): readonly PaperName[] {
  return PAPER_NAMES.filter(each => PAPERS[each].plan && isOfBusiness(PAPERS[each], business));
}

export function missingOf(firm: Firm, business: Business, day: Day): readonly PaperName[] {
  return planOf(business).filter(each => !isValid(paperOf(firm, business, each), day));
}

/** After an emergency's notice they are awaited until they are due; whatever they stand for then has to be there. */
export function papersOf(firm: Firm, running: Running, at: string): Until<(typeof PAPER_STANDINGS)[number]> {
  const { business, way, papersDue, papersFiled } = running;
  if (way === "emergency" && !papersFiled) {
    const due = endOfDay(papersDue ?? running.from);
    return at < due ? { is: "awaited", until: due } : { is: "late" };
  }
  if (missingOf(firm, business, dayOf(at)).length > 0) return { is: "missing" };
  const ends = planOf(business).flatMap(each => paperOf(firm, business, each)?.until ?? []);
  const [first] = ends.sort();
  return { is: "complete", until: first && endOfDay(first) };
}

export function consentOf({ consent }: Firm, at: string): Until<(typeof CONSENT_STANDINGS)[number]> {
  if (!consent) return { is: "none" };
  if (consent.consent !== "to-be-ratified") return { is: "given" };
  const due = endOfDay(consent.due ?? consent.dated);
  return at < due ? { is: "promised", until: due } : { is: "none" };
}

/** Needed once it has gone on for as long as an assessment lasts, and good for as long again. */
export function assessedFor(firm: Firm, { since }: Running, at: string, months: number): Until<boolean> {
  const lasts = (from: Day) => endOfDay(lastDayOfMonths(from, months));
  const [until = ""] = [lasts(since), ...(firm.assessment ? [lasts(firm.assessment.dated)] : [])]
    .sort()
    .reverse();
  return at < until ? { is: true, until } : { is: false };
}

export function trainedOn(firm: Firm, person: string, at: string, months: number): Until<boolean> {
  const on = Object.hasOwn(firm.trained, person) ? firm.trained[person] : undefined;
  if (!on || on > dayOf(at)) return { is: false };
  const until = endOfDay(lastDayOfMonths(on, months));
  return at < until ? { is: true, until } : { is: false };
}

/**
 * The edition of the controls in force, where it is the one that the business was applied with; otherwise nobody knows it. While the
 * papers may still follow a notice there is none to differ from.
 */
export function controlsOf(firm: Firm, running: Running): string | undefined {
  const edition = editionOf(firm, running.business);
  if (running.way === "emergency" && !running.papersFiled) return edition ?? "awaited";
  return running.controls !== undefined && running.controls === edition ? edition : undefined;
}

export function editionOf(firm: Firm, business: Business): string | undefined {
  const paper = paperOf(firm, business, "security-controls");
  return paper && (paper.edition ?? paper.document);
}

/** Somebody else supervises whoever works, as long as there is trading; where no trading hours are set, always. */
export function supervisedAt(
  turns: Firm["turns"],
  trading: readonly Stretch[] | undefined,
  { at, person }: { readonly at: string; readonly person: string },
): Until<boolean> {
  const today = dayOf(at);
  const covers = [addDays(today, -1), today, addDays(today, 1)].flatMap(day =>
    Object.values(turns)
      .filter(turn => !isSameAccount(turn.supervisor, person))
      .flatMap(turn => stretchOn(turn, day)),
  );
  const isKept = (moment: string) => (trading && !isWithin(trading, moment)) || isWithin(covers, moment);
  if (!isKept(at)) return { is: false };
  const moments = [...(trading ?? []).map(({ from }) => from), ...covers.map(({ until }) => until)];
  return { is: true, until: moments.sort().find(moment => at < moment && !isKept(moment)) };
}

function stretchOn({ from, until, starts, ends }: Turn, day: Day): readonly Stretch[] {
  if (day < from || until < day) return [];
  return [{ from: instantOf(day, starts), until: instantOf(ends <= starts ? addDays(day, 1) : day, ends) }];
}

function isWithin(stretches: readonly Stretch[], at: string): boolean {
  return stretches.some(({ from, until }) => from <= at && at < until);
}
