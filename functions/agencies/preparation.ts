// What an agency may record about itself before any terminal leaves: review, drill, sites, officers; pure decisions.
import type { WorkingHours } from "../hours/window-names.ts";
import { officeLengths, windowFault } from "../hours/windows.ts";
import { Problem, refuseAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { ACTIVITIES } from "../shared/rules/activities.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { bindingWith } from "../shared/rules/profiles.ts";
import { dayOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { brandAmong } from "../terminals/brand.ts";
import {
  type Agency,
  type AgencyEvent,
  type Drill,
  type OtherStaff,
  type Relay,
  type Review,
  type Standing,
  UNPREPARED,
} from "./agency.ts";
import type { Contact, ReturnSite } from "./counters.ts";
import type { SetOverlay } from "./own-rules.ts";
import { AGENCY_PROBLEM } from "./problems.ts";
import { binding, rulesOf } from "./rules.ts";

type Drafts = readonly [Draft<AgencyEvent>];

export function reviewReadiness(agency: Agency | undefined, review: Review, at: string): Drafts {
  const clauses = cited(agency, at, "tainan-2021/2a");
  if (review.planRef === "") throw new Problem(AGENCY_PROBLEM["plan-missing"], { clauses });
  return [{ event: { type: "ReadinessReviewed", ...review } }];
}

export function recordDrill(agency: Agency | undefined, drill: Drill, at: string): Drafts {
  const refusal = (code: keyof typeof AGENCY_PROBLEM, clause: ClauseId) =>
    new Problem(AGENCY_PROBLEM[code], { clauses: cited(agency, at, clause) });
  refuseAll(
    !agency?.readiness && refusal("review-missing", "tainan-2021/3.1a"),
    drill.doneAt > at && refusal("drill-in-the-future", "tainan-2021/3.1b"),
  );
  return [{ event: { type: "DrillHeld", ...drill } }];
}

function cited(agency: Agency | undefined, at: string, clause: ClauseId): ClauseId[] {
  return binding(agency ?? UNPREPARED, dayOf(at), [clause]);
}

export function setReturnSites(sites: readonly ReturnSite[]): Drafts {
  if (new Set(sites.map(({ id }) => id)).size < sites.length)
    throw new Problem(AGENCY_PROBLEM["site-named-twice"]);
  if (sites.some(each => !hasSoundHours(each))) throw new Problem(AGENCY_PROBLEM["site-hours"]);
  return [{ event: { type: "ReturnSitesSet", sites } }];
}

function hasSoundHours({ opens, closes }: ReturnSite): boolean {
  return opens === undefined || closes === undefined ? opens === closes : opens < closes;
}

export function setContacts(contacts: readonly Contact[]): Drafts {
  if (new Set(contacts.map(({ matter }) => matter)).size < contacts.length)
    throw new Problem(AGENCY_PROBLEM["contact-named-twice"]);
  return [{ event: { type: "ContactsSet", contacts } }];
}

export function setWorkingHours(agency: Agency | undefined, hours: WorkingHours, at: string): Drafts {
  refuseAll(
    ...lengthFaults(agency ?? UNPREPARED, hours, dayOf(at)),
    windowFault(hours.windows) && new Problem(AGENCY_PROBLEM["windows-overlap"]),
    hours.outsideHours === "allowed" &&
      hours.document === undefined &&
      new Problem(AGENCY_PROBLEM["allowing-needs-document"]),
  );
  return [{ event: { type: "WorkingHoursSet", ...hours } }];
}

/** Normal hours have an end, whichever activity the text that says so was adopted for. */
function lengthFaults(agency: Agency, { windows }: WorkingHours, on: Day): (Problem | false)[] {
  const rules = ACTIVITIES.map(activity => rulesOf(agency, { activity, on })).filter(
    each => each.status === "combined",
  );
  const least = (name: "normalDayMinutes" | "normalWeekMinutes") =>
    Math.min(...rules.map(({ limits }) => limits[name] ?? Number.POSITIVE_INFINITY));
  const [day, week] = [least("normalDayMinutes"), least("normalWeekMinutes")];
  const lengths = officeLengths(windows);
  const refusal = (code: keyof typeof AGENCY_PROBLEM, clause: ClauseId) =>
    rules.some(({ clauses }) => clauses.has(clause)) &&
    new Problem(AGENCY_PROBLEM[code], { clauses: [clause] });
  return [
    lengths.some(each => each.week > week || each.days.some(length => length > day)) &&
      refusal("office-hours-too-long", "yilan-hours/2.1a"),
    lengths.some(each => each.days.some(length => length !== day)) &&
      refusal("office-hours-not-eight", "keelung-pregnancy/5.4.2"),
  ];
}

/** Nobody else any more where none is named: who was approved stays so to the end of it. */
export function coverOtherStaff(covered: OtherStaff): Drafts {
  return [{ event: { type: "OtherStaffCovered", ...covered } }];
}

export function nameScanOfficers(people: readonly string[]): Drafts {
  return [{ event: { type: "ScanOfficersNamed", people } }];
}

/** What kind of body it is and where: found by the center, and corrected by it. */
export function describeAgency(standing: Standing): Drafts {
  return [{ event: { type: "AgencyDescribed", ...standing } }];
}

export function relayNotice(relay: Relay): Drafts {
  return [{ event: { type: "NoticeRelayed", ...relay } }];
}

/**
 * Whether it loosens what binds one person: whoever gains by it does not record it. Rules are loosened for whoever may work from
 * home, named in the review or not: they could leave themselves out of it first and be named again by somebody who knows no better.
 */
export function isFreed(
  { person, isHomeWorker }: { readonly person: string; readonly isHomeWorker: boolean },
  before: Agency = UNPREPARED,
  after: Agency,
): boolean {
  return (
    (isSuitable(person, after) && !isSuitable(person, before)) ||
    (isSuitable(person, after) && isDrilled(after) && !isDrilled(before)) ||
    (after.scanOfficers.includes(person) && !before.scanOfficers.includes(person)) ||
    ((isHomeWorker || isSuitable(person, before)) &&
      (isLooser(before, after) || mayOpen(before, after) || coversMore(before, after)))
  );
}

/** As the counter and the gate read the review: where hardware or software is unfit it names nobody. */
function isSuitable(person: string, { readiness }: Agency): boolean {
  if (!readiness) return false;
  const { hardware, software, people } = readiness;
  return hardware.fit && software.fit && people.includes(person);
}

function isDrilled({ readiness }: Agency): boolean {
  return readiness !== undefined && (!readiness.drillRequired || readiness.drill !== undefined);
}

/** A regulation that no longer binds, a brand that is no longer banned, or something of its own that was lifted. */
function isLooser(before: Agency, after: Agency): boolean {
  const already = repeals(before);
  return (
    bindingWith(before.profiles).some(profile => !bindingWith(after.profiles).includes(profile)) ||
    before.bannedBrands.some(brand => brandAmong(brand, after.bannedBrands) === "allowed") ||
    repeals(after).some(name => !already.includes(name)) ||
    (before.overlays ?? []).some(own => !(after.overlays ?? []).some(each => isSameOverlay(each, own)))
  );
}

/** Hours that anybody set anew may hold for whoever set them; fewer, too: without a title's own windows everybody's hold for it. */
function mayOpen({ hours: before }: Agency, { hours: after }: Agency): boolean {
  if (!after || after === before) return false;
  const isAllowed = after.outsideHours === "allowed" && before?.outsideHours !== "allowed";
  return isAllowed || JSON.stringify(after.windows) !== JSON.stringify(before?.windows);
}

function repeals({ repeals = {} }: Agency): readonly string[] {
  return Object.entries(repeals).flatMap(([name, { confirmed }]) => (confirmed ? [name] : []));
}

function coversMore({ otherStaff: before }: Agency, { otherStaff: after }: Agency): boolean {
  return (after?.statuses ?? []).some(each => !(before?.statuses ?? []).includes(each));
}

function isSameOverlay(one: SetOverlay, other: SetOverlay): boolean {
  return one.activity === other.activity && one.parameter === other.parameter;
}
