// What EC2 holds of a firewall list as far as the journal knows: who is applying it, what was confirmed, what drifted; pure.
import type { Family } from "../shared/address.ts";
import type { Recorded } from "../shared/event.ts";

/** A prefix list as it was found in EC2. Its ranges are kept as a text of their own and named by its digest. */
export interface Found {
  readonly prefixList: string;
  readonly version: number;
  readonly ranges: string;
  readonly count: number;
}

export type InForceEvent = { readonly family: Family } & (
  | { readonly type: "ApplyBegun"; readonly run: string; readonly until: string }
  | ({ readonly type: "RangesApplied" } & Found)
  | ({ readonly type: "DriftFound"; readonly wanted: string } & Drift & Found)
  | {
      readonly type: "ApplyRefused";
      readonly wanted: string;
      readonly count: number;
      readonly ceiling: number;
    }
);

/** What came and went in EC2 without the journal. */
export interface Drift {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export const IN_FORCE_EVENTS = [
  "ApplyBegun",
  "RangesApplied",
  "DriftFound",
  "ApplyRefused",
] as const satisfies readonly InForceEvent["type"][];

/** Those of the list's own life are everybody else's. */
export function isInForceEvent<E extends { readonly type: string }>(
  event: E | InForceEvent,
): event is InForceEvent {
  return (IN_FORCE_EVENTS as readonly string[]).includes(event.type);
}

/** One family of a list. */
export interface InForce {
  /** What EC2 was last seen to hold: a range that is not in it is recorded, and not in force. */
  readonly confirmed?: Found & { readonly at: string };
  /** What was wanted when a drift was found: until that changes, a system that only alarms leaves it alone. */
  readonly driftFrom?: string;
  /** Who may change the list in EC2, and until when: nobody else does. */
  readonly claim?: { readonly run: string; readonly until: string };
  /** What was wanted and did not fit. */
  readonly refused?: string;
}
export type InForceByFamily = { readonly [F in Family]?: InForce };

export function evolveInForce(
  before: InForceByFamily | undefined,
  { event, recordedAt }: Recorded<InForceEvent>,
): InForceByFamily {
  return { ...before, [event.family]: evolveFamily(before?.[event.family] ?? {}, event, recordedAt) };
}

function evolveFamily(before: InForce, event: InForceEvent, at: string): InForce {
  switch (event.type) {
    case "ApplyBegun":
      return { ...before, claim: { run: event.run, until: event.until } };
    case "RangesApplied":
      return { confirmed: foundIn(event, at) };
    case "DriftFound":
      return { ...before, confirmed: foundIn(event, at), driftFrom: event.wanted };
    case "ApplyRefused":
      return { ...before, refused: event.wanted };
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function foundIn({ prefixList, version, ranges, count }: Found, at: string): Found & { at: string } {
  return { prefixList, version, ranges, count, at };
}
