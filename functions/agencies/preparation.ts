// What an agency may record about itself before any terminal leaves: review, drill, sites, officers, rules; pure decisions.
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { brandAmong } from "../terminals/brand.ts";
import {
  type AdoptedRules,
  type Agency,
  type AgencyEvent,
  type Drill,
  type Relay,
  type ReturnSite,
  type Review,
  UNPREPARED,
} from "./agency.ts";
import { AGENCY_PROBLEM } from "./problems.ts";
import { binding, bindingProfiles, requireInForce } from "./rules.ts";

type Drafts = readonly [Draft<AgencyEvent>];

export function reviewReadiness(agency: Agency | undefined, review: Review, at: string): Drafts {
  const clauses = cited(agency, at, "tainan-2021/2a");
  if (review.planRef === "") throw new Problem(AGENCY_PROBLEM["plan-missing"], { clauses });
  return [{ event: { type: "ReadinessReviewed", ...review } }];
}

export function recordDrill(agency: Agency | undefined, drill: Drill, at: string): Drafts {
  if (!agency?.readiness)
    throw new Problem(AGENCY_PROBLEM["review-missing"], { clauses: cited(agency, at, "tainan-2021/3.1a") });
  if (drill.doneAt > at)
    throw new Problem(AGENCY_PROBLEM["drill-in-the-future"], {
      clauses: cited(agency, at, "tainan-2021/3.1b"),
    });
  return [{ event: { type: "DrillHeld", ...drill } }];
}

function cited(agency: Agency | undefined, at: string, clause: ClauseId): ClauseId[] {
  return binding(agency ?? UNPREPARED, dayOf(at), [clause]);
}

export function setReturnSites(sites: readonly ReturnSite[]): Drafts {
  if (new Set(sites.map(({ id }) => id)).size < sites.length)
    throw new Problem(AGENCY_PROBLEM["site-named-twice"]);
  return [{ event: { type: "ReturnSitesSet", sites } }];
}

export function nameScanOfficers(people: readonly string[]): Drafts {
  return [{ event: { type: "ScanOfficersNamed", people } }];
}

/** Rules that cannot be met together today are refused now, not at the first loan. */
export function adoptRules(adopted: AdoptedRules, at: string): Drafts {
  requireInForce(adopted, dayOf(at));
  return [{ event: { type: "RulesAdopted", ...adopted } }];
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
    ((isHomeWorker || isSuitable(person, before)) && isLooser(before, after))
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

/** A regulation that no longer binds, or a brand that is no longer banned. */
function isLooser(before: Agency, after: Agency): boolean {
  const kept = bindingProfiles(after);
  return (
    bindingProfiles(before).some(profile => !kept.includes(profile)) ||
    before.bannedBrands.some(brand => brandAmong(brand, after.bannedBrands) === "allowed")
  );
}
