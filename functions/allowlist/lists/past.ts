// A list as its events tell it: how it stood at a moment, at a revision, and what became of a change; pure.
import type { Recorded } from "../../shared/journal/event.ts";
import type { ChangeStatus } from "../names.ts";
import { type List, type ListEvent, listLaw, NEW_LIST } from "./list.ts";

type Event = Recorded<ListEvent>;

/** By when things were recorded: what was entered later was not known then, and let nobody in. */
export function stateAt(events: readonly Event[], at: string): List {
  return fold(events.filter(({ recordedAt }) => recordedAt <= at));
}

export function fold(events: readonly Event[]): List {
  return events.reduce<List>((state, event) => listLaw.evolve(state, event), NEW_LIST);
}

export interface Revision {
  readonly revision: number;
  readonly list: List;
  readonly event: Event | undefined;
}

/** Every revision there was, the empty list it began with first. */
export function revisionsOf(events: readonly Event[]): Revision[] {
  const revisions: Revision[] = [{ revision: 0, list: NEW_LIST, event: undefined }];
  let list = NEW_LIST;
  for (const event of events) {
    const next = listLaw.evolve(list, event);
    if (next.revision > list.revision) revisions.push({ revision: next.revision, list: next, event });
    list = next;
  }
  return revisions;
}

const ENDS = {
  ChangeApproved: "approved",
  ChangeRejected: "rejected",
  ChangeWithdrawn: "withdrawn",
} as const satisfies Partial<Record<ListEvent["type"], ChangeStatus>>;

export interface PastChange {
  readonly proposed: Event & { readonly event: Extract<ListEvent, { type: "ChangeProposed" }> };
  readonly status: ChangeStatus;
  readonly decided?: Event;
  /** The list as the decision found it, or as it is now. */
  readonly before: List;
}

export function changeIn(events: readonly Event[], number: number): PastChange | undefined {
  const proposed = events.find(({ event }) => event.type === "ChangeProposed" && event.number === number);
  if (!proposed) return undefined;
  const decided = events.find(
    ({ event }) => event.type in ENDS && (event as { number: number }).number === number,
  );
  const before = fold(
    events.filter(({ version }) => version < (decided?.version ?? Number.POSITIVE_INFINITY)),
  );
  const status = decided ? ENDS[decided.event.type as keyof typeof ENDS] : "proposed";
  return { proposed: proposed as PastChange["proposed"], status, before, ...(decided && { decided }) };
}
