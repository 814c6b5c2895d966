// The law of one person's odd behaviour by one rule: each time it is found, from when until when and how often; pure.
import type { Law } from "../shared/journal/event.ts";
import { type StreamOf, shownOn, stream } from "../shared/journal/keys.ts";
import { foldedAccount } from "../shared/rules/account.ts";
import { ALL_ODDITIES, oddIn, oddOn } from "./boards.ts";
import type { OddRule } from "./names.ts";

export interface OddityFound {
  readonly type: "OddityFound";
  /** The person's own, or else the one whose terminal was asked with; empty where neither is known. */
  readonly agency: string;
  /** Of the request by which the rule was met. */
  readonly system: string;
  readonly session: string;
  readonly from: string;
  readonly until: string;
  readonly count: number;
  /** From how many on, as it was then. */
  readonly least: number;
}

export interface Oddity extends Omit<OddityFound, "type"> {
  readonly foundAt: string;
  /** How often it has been found since the beginning. */
  readonly foundTimes: number;
}

export const oddityLaw: Law<Oddity, OddityFound> = {
  kind: "ODDITY",
  evolve(before, { event: { type: _, ...found }, recordedAt }) {
    return { ...found, foundAt: recordedAt, foundTimes: (before?.foundTimes ?? 0) + 1 };
  },
  boards({ agency, system, foundAt }, of) {
    const place = `${foundAt}#${of}`;
    return shownOn(
      [ALL_ODDITIES, place],
      ...(agency ? [[oddIn(agency), place] as const] : []),
      ...(system ? [[oddOn(system), place] as const] : []),
    );
  },
};

export function oddityOf(person: string, rule: OddRule): StreamOf<Oddity> {
  return stream(oddityLaw, foldedAccount(person), rule);
}
