// An agency at the gate: the regulations it has adopted, and whom its review of readiness found fit; pure.
import { type Found, foundIn, type GatePart, type Reads } from "../gate/part.ts";
import { stream } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import type { Agency, Readiness } from "./agency.ts";

export const agenciesPart: GatePart = {
  streams: ({ agency }) => (agency ? [stream("AGENCY", agency)] : []),
  touches: { AGENCY: ({ id: [agency = ""] }) => ({ agency }) },
  // What was adopted before there were activities was adopted for exchange.
  adopted: (reads, { activity }) => (activity === "exchange" ? (agencyOf(reads)?.state.profiles ?? []) : []),
  facts(reads, { at }) {
    const agency = agencyOf(reads);
    const review = agency?.state.readiness;
    if (!review || at < review.at) return [];
    const reviewNamesPerson = namedBy(review).some(each => isSameAccount(each, reads.question.person));
    return [{ from: agency, known: { reviewNamesPerson, drill: drillOf(review, at) } }];
  },
};

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
