// What an agency may record about itself before any terminal leaves: review, drill, sites, officers, rules; pure decisions.
import { dayOf } from "../shared/calendar.ts";
import type { Draft } from "../shared/change.ts";
import { Problem } from "../shared/problem.ts";
import type { AdoptedRules, Agency, AgencyEvent, Drill, Relay, ReturnSite, Review } from "./agency.ts";
import { AGENCY_PROBLEM } from "./problems.ts";
import { limitsOf } from "./rules.ts";

type Drafts = readonly [Draft<AgencyEvent>];

export function reviewReadiness(review: Review): Drafts {
  if (review.planRef === "")
    throw new Problem(AGENCY_PROBLEM["plan-missing"], { clauses: ["tainan-2021/2a"] });
  return [{ event: { type: "ReadinessReviewed", ...review } }];
}

export function recordDrill(agency: Agency | undefined, drill: Drill, at: string): Drafts {
  if (!agency?.readiness)
    throw new Problem(AGENCY_PROBLEM["review-missing"], { clauses: ["tainan-2021/3.1a"] });
  if (drill.doneAt > at)
    throw new Problem(AGENCY_PROBLEM["drill-in-the-future"], { clauses: ["tainan-2021/3.1b"] });
  return [{ event: { type: "DrillHeld", ...drill } }];
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
  limitsOf(adopted, dayOf(at));
  return [{ event: { type: "RulesAdopted", ...adopted } }];
}

export function relayNotice(relay: Relay): Drafts {
  return [{ event: { type: "NoticeRelayed", ...relay } }];
}
