// What happens to one firewall list: proposed, decided, withdrawn, removed at once, reviewed, ended, announced, and put in force.
import type { Day } from "../../shared/time/day.ts";
import type { InForceEvent } from "./in-force.ts";

export type Mode = { readonly kind: "restrict" } | { readonly kind: "open"; readonly reason: string };
export const MODES = ["restrict", "open"] as const satisfies readonly Mode["kind"][];

/** The entries after an event; without a digest there are none. */
export interface Contents {
  readonly entries?: string;
  readonly count: number;
  /** The earliest end there is; it may have passed when nobody has put the ended entries away yet. */
  readonly nextEnd?: string;
  /** The earliest beginning that lay ahead when this was recorded. */
  readonly nextStart?: string;
}

/** How much a proposal changes; what exactly is kept by digest. */
export interface ChangeSize {
  readonly added: number;
  readonly removed: number;
  readonly amended: number;
}

export interface Proposed {
  readonly reason: string;
  readonly document: string;
  /** Digest of the proposal: entry by entry, with what it found. */
  readonly content: string;
  /** The revision of the list that its difference was shown against. */
  readonly basis: number;
  readonly size: ChangeSize;
  readonly mode?: Mode["kind"];
}

export const VERDICTS = ["justified", "not-justified"] as const;

export type ListEvent =
  | ({ readonly type: "ChangeProposed"; readonly number: number } & Proposed)
  | ({ readonly type: "ChangeApproved"; readonly number: number; readonly mode?: Mode } & Contents)
  | { readonly type: "ChangeRejected"; readonly number: number; readonly because: string }
  | { readonly type: "ChangeWithdrawn"; readonly number: number }
  | ({
      readonly type: "EntriesRemoved";
      readonly number: number;
      readonly because: string;
      /** Digest of the entries that went. */
      readonly gone: string;
      readonly removed: number;
      readonly mode?: Mode;
    } & Contents)
  | {
      readonly type: "RemovalReviewed";
      readonly number: number;
      readonly verdict: (typeof VERDICTS)[number];
      readonly note: string;
    }
  | ({ readonly type: "EntriesEnded"; readonly gone: string; readonly ended: number } & Contents)
  | {
      readonly type: "EndingAnnounced";
      readonly workingDays: number;
      /** All that end on or before this day have been announced so many working days ahead. */
      readonly through: Day;
      readonly count: number;
      /** The office calendar by which it was counted was not yet official. */
      readonly provisional?: true;
    }
  | InForceEvent;
