// The law of an agency: what it has reviewed, where terminals come back to, who scans, which rules it has adopted; pure.

import type { WorkingHours } from "../hours/window-names.ts";
import type { COVERABLE } from "../people/names.ts";
import type { Law, Recorded } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import type { AgencyKind, City } from "../shared/rules/cities.ts";
import type { ProfileId } from "../shared/rules/clauses.ts";
import { ALL_AGENCIES } from "./boards.ts";
import type { Contact, ReturnSite } from "./counters.ts";
import { foldRules, type OwnRules, type RuleEvent } from "./own-rules.ts";

/** One thing looked at in a review, and whether it will do. */
export interface Fitness {
  readonly fit: boolean;
  readonly note: string;
}

export interface Review {
  readonly hardware: Fitness;
  readonly software: Fitness;
  /** The staff found suitable: nobody else may borrow a terminal. */
  readonly people: readonly string[];
  readonly planRef: string;
  readonly drillRequired: boolean;
}

export interface Drill {
  readonly doneAt: string;
  readonly participants: readonly string[];
}

/** As it was recorded before adoption knew activities, dates and a second person: for exchange, beside the letter. */
export interface AdoptedRules {
  readonly profiles: readonly ProfileId[];
  readonly bannedBrands: readonly string[];
  /** Working days ahead of the due date; negative once it has passed. */
  readonly loanReminderDays: readonly number[];
}

export interface Relay {
  readonly notice: string;
  readonly relayedTo: readonly string[];
  readonly relayedAt: string;
}

/** What kind of body it is and where, as the center found: some texts bind the agencies of one city alone. */
export interface Standing {
  readonly city: City;
  readonly kind: AgencyKind;
  readonly document: string;
}

/** Whom else a text on working from home may cover here, and by which document (ey-draft/15). */
export interface OtherStaff {
  readonly statuses: readonly (typeof COVERABLE)[number][];
  readonly document: string;
  readonly reason: string;
}

export type AgencyEvent =
  | RuleEvent
  | ({ readonly type: "AgencyDescribed" } & Standing)
  | ({ readonly type: "ReadinessReviewed" } & Review)
  | ({ readonly type: "DrillHeld" } & Drill)
  | { readonly type: "ReturnSitesSet"; readonly sites: readonly ReturnSite[] }
  | ({ readonly type: "WorkingHoursSet" } & WorkingHours)
  | ({ readonly type: "OtherStaffCovered" } & OtherStaff)
  | { readonly type: "ContactsSet"; readonly contacts: readonly Contact[] }
  | { readonly type: "ScanOfficersNamed"; readonly people: readonly string[] }
  | ({ readonly type: "RulesAdopted" } & AdoptedRules)
  | ({ readonly type: "NoticeRelayed" } & Relay);

export interface Readiness extends Review {
  readonly at: string;
  readonly reviewer: string;
  readonly drill?: Drill;
}

export interface Agency extends AdoptedRules, OwnRules {
  readonly standing?: Standing & { readonly at: string; readonly by: string };
  readonly readiness?: Readiness;
  readonly returnSites: readonly ReturnSite[];
  readonly scanOfficers: readonly string[];
  readonly relays: readonly Relay[];
  /** When its work is done; absent until it was said, and then nobody knows. */
  readonly hours?: WorkingHours;
  readonly otherStaff?: OtherStaff & { readonly at: string; readonly by: string };
  /** Whom to ask; absent until some were recorded. */
  readonly contacts?: readonly Contact[];
}

/** Before an agency has said anything: only the letter binds it, and nothing is ready. */
export const UNPREPARED: Agency = {
  profiles: ["tainan-2021"],
  bannedBrands: [],
  loanReminderDays: [],
  returnSites: [],
  scanOfficers: [],
  relays: [],
};

export const agencyLaw: Law<Agency, AgencyEvent> = {
  kind: "AGENCY",
  evolve(before = UNPREPARED, { event, recordedAt, by }: Recorded<AgencyEvent>) {
    switch (event.type) {
      case "ReadinessReviewed": {
        // A new review judges for itself whether a drill is needed: an earlier drill does not answer for it.
        const { type: _, ...review } = event;
        return { ...before, readiness: { ...review, at: recordedAt, reviewer: by.person } };
      }
      case "DrillHeld": {
        const { doneAt, participants } = event;
        if (!before.readiness) return before;
        return { ...before, readiness: { ...before.readiness, drill: { doneAt, participants } } };
      }
      case "ReturnSitesSet":
        return { ...before, returnSites: event.sites };
      case "WorkingHoursSet": {
        const { type: _, ...hours } = event;
        return { ...before, hours };
      }
      case "OtherStaffCovered": {
        const { type: _, ...covered } = event;
        return { ...before, otherStaff: { ...covered, at: recordedAt, by: by.person } };
      }
      case "ContactsSet":
        return { ...before, contacts: event.contacts };
      case "ScanOfficersNamed":
        return { ...before, scanOfficers: event.people };
      case "RulesAdopted": {
        const { profiles, bannedBrands, loanReminderDays } = event;
        return { ...before, profiles, bannedBrands, loanReminderDays };
      }
      case "NoticeRelayed": {
        const { notice, relayedTo, relayedAt } = event;
        const others = before.relays.filter(relay => relay.notice !== notice);
        return { ...before, relays: [...others, { notice, relayedTo, relayedAt }] };
      }
      case "AgencyDescribed": {
        const { type: _, ...standing } = event;
        return { ...before, standing: { ...standing, at: recordedAt, by: by.person } };
      }
      default:
        return { ...before, ...foldRules(before, event, { at: recordedAt, by: by.person }) };
    }
  },
  boards: (_, stream) => shownOn([ALL_AGENCIES, stream]),
};
