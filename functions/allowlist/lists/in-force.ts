// What EC2 holds of a firewall list as far as the journal knows: who is applying it, what was confirmed, what drifted; pure.
import type { Family } from "../../shared/address/address.ts";
import type { Recorded } from "../../shared/journal/event.ts";

/** A prefix list as it was found in EC2. Its ranges are kept as a text of their own and named by its digest. */
export interface FoundList {
  readonly prefixList: string;
  readonly version: number;
  /** Digest of the kept JSON list of its ranges, sorted as text. */
  readonly ranges: string;
  readonly count: number;
}

/** `wanted` is a digest like that of `ranges`. Every event tells what EC2 held when it was recorded. */
export type InForceEvent = { readonly family: Family } & FoundList &
  (
    | {
        readonly type: "ApplyBegun";
        readonly run: string;
        readonly until: string;
        readonly wanted: string;
      }
    | { readonly type: "RangesApplied" }
    | ({ readonly type: "DriftFound"; readonly wanted: string } & ListDrift)
    | {
        readonly type: "ApplyRefused";
        readonly wanted: string;
        readonly needed: number;
        readonly ceiling: number;
      }
  );

/** What came and went in EC2 without the journal. */
export interface ListDrift {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const IN_FORCE_EVENTS = [
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
  readonly confirmed?: FoundList & {
    /** When it was last what was wanted, or last found changed by somebody else: half-done work does not move it. */
    readonly at: string;
  };
  /** What was wanted, and in force, before a drift: until that changes, a system that only alarms leaves it alone. */
  readonly driftFrom?: string;
  /** Who may change the list in EC2, until when and into what: nobody else does. */
  readonly claim?: { readonly run: string; readonly until: string; readonly wanted: string };
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
  const halfDone = { ...foundIn(event), at: before.confirmed?.at ?? at };
  switch (event.type) {
    case "ApplyBegun": {
      const { run, until, wanted } = event;
      return { ...before, confirmed: halfDone, claim: { run, until, wanted } };
    }
    case "RangesApplied":
      return { confirmed: { ...foundIn(event), at } };
    case "DriftFound":
      return { ...before, confirmed: { ...foundIn(event), at }, driftFrom: event.wanted };
    case "ApplyRefused":
      return { confirmed: halfDone, refused: event.wanted };
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function foundIn({ prefixList, version, ranges, count }: FoundList): FoundList {
  return { prefixList, version, ranges, count };
}
