// Under what every question to the gate is found again, month by month: its system and its agency, from where it was asked, and,
// where it was refused, what refused it. A view, kept by its follower and made again from the states; pure.

import type { Leading } from "../shared/journal/words-view.ts";
import { NO_SYSTEM } from "./boards.ts";
import type { Session } from "./session.ts";
import type { RefusedBy } from "./session-event.ts";

/** What a question can be found by; of each there is a part for every month. */
export const asked = {
  into: (system: string) => partOf("SYSTEM", system),
  of: (agency: string) => partOf("AGENCY", agency),
  from: (address: string) => partOf("ADDRESS", address),
  refusedInto: (system: string) => partOf("REFUSED", "SYSTEM", system),
  refusedOf: (agency: string) => partOf("REFUSED", "AGENCY", agency),
  /** `cause`: a clause, or the policy that says no. */
  refusedBy: (system: string, cause: string) => partOf("CAUSE", system, cause),
} as const;

/** The hours in which acts were asked inside sessions that came in through an endpoint, each with the account that asked. */
export function actsThrough(system: string, endpoint: string): string {
  return ["ACTS", system, endpoint].join("#");
}

/** A part of the view in the months it is kept by: `2026-11` of the instant, as it is written in the journal. */
export type AskedPart = (month: string) => string;

function partOf(...name: readonly string[]): AskedPart {
  return month => ["ASKED", ...name, month].join("#");
}

/** As much of a session as says where it is found. */
export type AskedSession = Pick<
  Session,
  "status" | "system" | "agency" | "address" | "endpoint" | "askedAt" | "refusals" | "told" | "acts"
>;

/** Where it is found by whoever knows the truth, and by whom something else was told: each of them sees it where they look. */
export function leadingToAsked(id: string, session: AskedSession): readonly Leading[] {
  const { system = NO_SYSTEM, address, askedAt, told, acts } = session;
  const month = askedAt.slice(0, 7);
  const agencies = [session.agency, told?.agency ?? ""].filter(Boolean);
  const parts = [asked.into(system), ...agencies.map(asked.of), ...(address ? [asked.from(address)] : [])];
  if (session.status === "refused") {
    const causes = [...session.refusals, ...(told?.refusals ?? [])].flatMap(causesOf);
    parts.push(asked.refusedInto(system), ...agencies.map(asked.refusedOf));
    parts.push(...causes.map(cause => asked.refusedBy(system, cause)));
  }
  if (acts && acts.refused > 0) {
    parts.push(...agencies.map(asked.refusedOf));
    parts.push(...acts.refusedBy.map(cause => asked.refusedBy(system, cause)));
  }
  const partitions = new Set(parts.map(part => part(month)));
  const leading = [...partitions].map(partition => ({ partition, words: [askedAt], id }));
  return [...leading, ...leadingToActs(session)];
}

/** Only to the hour, so that it grows with the hours and not with the acts. */
function leadingToActs({ system = NO_SYSTEM, endpoint, acts }: AskedSession): Leading[] {
  if (!acts || endpoint === "") return [];
  return [{ partition: actsThrough(system, endpoint), words: [acts.at.slice(0, HOUR)], id: acts.by }];
}
const HOUR = "2026-11-30T02".length;

function causesOf({ policy, clause }: RefusedBy): readonly string[] {
  return clause === undefined ? [policy] : [policy, clause];
}
