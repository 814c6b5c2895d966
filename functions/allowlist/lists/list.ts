// The law of one firewall list, its events and what they make of it: changes proposed, decided and withdrawn, emergency removals,
// endings, and what EC2 was seen to hold; pure. Entries are kept by digest, since a state of the journal must stay small.

import type { Law, Recorded } from "../../shared/journal/event.ts";
import type { Day } from "../../shared/time/day.ts";
import type { ListMode, ReviewVerdict } from "../names.ts";
import { evolveInForce, type InForceByFamily, type InForceEvent, isInForceEvent } from "./in-force.ts";

export type Mode =
  | { readonly kind: Exclude<ListMode, "open"> }
  | { readonly kind: Extract<ListMode, "open">; readonly reason: string };

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
      readonly verdict: ReviewVerdict;
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

export interface PendingChange extends Proposed {
  readonly by: string;
  readonly at: string;
}

export interface UnreviewedRemoval {
  readonly by: string;
  readonly at: string;
  readonly because: string;
  readonly gone: string;
  readonly removed: number;
}

export interface List extends Contents {
  readonly mode: Mode;
  /** One more whenever entries or mode change. */
  readonly revision: number;
  /** How many changes were ever proposed, and how many emergency removals there were: the number of the latest. */
  readonly proposed: number;
  readonly removed: number;
  readonly changes: Readonly<Record<number, PendingChange>>;
  readonly removals: Readonly<Record<number, UnreviewedRemoval>>;
  readonly announced: Readonly<Record<number, Day>>;
  readonly inForce?: InForceByFamily;
}

export const NEW_LIST: List = {
  mode: { kind: "restrict" },
  count: 0,
  revision: 0,
  proposed: 0,
  removed: 0,
  changes: {},
  removals: {},
  announced: {},
};

export const listLaw: Law<List, ListEvent> = {
  kind: "LIST",
  evolve(before = NEW_LIST, recorded) {
    const { event, recordedAt: at, by } = recorded;
    if (isInForceEvent(event)) {
      const inForce = evolveInForce(before.inForce, recorded as Recorded<InForceEvent>);
      return { ...before, inForce };
    }
    switch (event.type) {
      case "ChangeProposed": {
        const { type: _, number, ...proposed } = event;
        const changes = { ...before.changes, [number]: { ...proposed, by: by.person, at } };
        return { ...before, proposed: number, changes };
      }
      case "ChangeApproved":
        return { ...withContents(before, event), changes: without(before.changes, event.number) };
      case "ChangeRejected":
      case "ChangeWithdrawn":
        return { ...before, changes: without(before.changes, event.number) };
      case "EntriesRemoved": {
        const { number, because, gone, removed } = event;
        const removals = { ...before.removals, [number]: { by: by.person, at, because, gone, removed } };
        return { ...withContents(before, event), removed: number, removals };
      }
      case "RemovalReviewed":
        return { ...before, removals: without(before.removals, event.number) };
      case "EntriesEnded":
        return withContents(before, event);
      case "EndingAnnounced":
        return { ...before, announced: { ...before.announced, [event.workingDays]: event.through } };
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
};

function withContents(before: List, after: Contents & { readonly mode?: Mode }): List {
  const { entries: _, nextEnd: __, nextStart: ___, ...rest } = before;
  const { entries, count, nextEnd, nextStart, mode = before.mode } = after;
  return {
    ...rest,
    mode,
    count,
    revision: before.revision + 1,
    ...(entries !== undefined && { entries }),
    ...(nextEnd !== undefined && { nextEnd }),
    ...(nextStart !== undefined && { nextStart }),
  };
}

function without<T>(all: Readonly<Record<number, T>>, number: number): Readonly<Record<number, T>> {
  const { [number]: _, ...others } = all;
  return others;
}
