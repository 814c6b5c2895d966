// An agency at the gate: what it has adopted and laid down for what is asked about, and whom its review found fit; pure.
import type { Deadline } from "../gate/facts.ts";
import { type AskedAbout, type Found, foundIn, type GatePart, type Reads } from "../gate/part.ts";
import { stream } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { dayOf, instantOf } from "../shared/time/calendar.ts";
import type { Agency, Readiness } from "./agency.ts";
import { adoptedFor, type Occasion, overlayOf, startsAfter } from "./rules.ts";

const RULES_CHANGE = { "zh-TW": "機關採用的規範開始適用", en: "a regulation that the agency adopted begins" };

export const agenciesPart: GatePart = {
  streams: ({ agency }) => (agency ? [stream("AGENCY", agency)] : []),
  touches: { AGENCY: ({ id: [agency = ""] }) => ({ agency }) },
  adopted(reads, about) {
    const agency = agencyOf(reads);
    return agency ? adoptedFor(agency.state, occasionOf(reads, about)) : [];
  },
  overlay(reads, { activity }) {
    const agency = agencyOf(reads);
    return agency && overlayOf(agency.state, activity);
  },
  facts(reads, { at, activity }) {
    const agency = agencyOf(reads);
    if (!agency) return [];
    const begins = agency.state.adoptions
      ? [{ known: {}, deadlines: beginnings(agency.state, occasionOf(reads, { activity, at })) }]
      : [];
    const review = agency.state.readiness;
    if (!review || at < review.at) return begins;
    const reviewNamesPerson = namedBy(review).some(each => isSameAccount(each, reads.question.person));
    return [{ from: agency, known: { reviewNamesPerson, drill: drillOf(review, at) } }, ...begins];
  },
};

function occasionOf({ through }: Reads, { activity, at }: AskedAbout): Occasion {
  return { activity, system: through?.system, on: dayOf(at) };
}

function beginnings(agency: Agency, occasion: Occasion): readonly Deadline[] {
  return startsAfter(agency, occasion).map(day => ({
    at: instantOf(day, "00:00"),
    fact: "rules",
    reason: RULES_CHANGE,
  }));
}

export function agencyOf(reads: Reads): Found<Agency> | undefined {
  return foundIn<Agency>(reads, "AGENCY", reads.agency);
}

/** A review that found hardware or software unfit names nobody. */
function namedBy({ hardware, software, people }: Readiness): readonly string[] {
  return hardware.fit && software.fit ? people : [];
}

function drillOf({ drillRequired, drill }: Readiness, at: string) {
  if (!drillRequired) return "not-needed" as const;
  return drill && drill.doneAt <= at ? ("done" as const) : ("due" as const);
}
