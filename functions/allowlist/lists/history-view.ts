// The past of a list, event by event and page by page, and its changes as they were decided: what the API tells of them; pure.

import { cursorOf, startOf } from "../../shared/http/cursor.ts";
import type { Recorded } from "../../shared/journal/event.ts";
import { type List, type ListEvent, listLaw, NEW_LIST, type PendingChange } from "./list.ts";
import type { PastChange } from "./past.ts";

/** Latest first; each with the revision of the list after it. The egress list's past is that of its report. */
export function historyRows(events: readonly Recorded<ListEvent>[], isOwn: boolean) {
  let list: List = NEW_LIST;
  const rows = events.map(recorded => {
    if (isOwn) list = listLaw.evolve(list, recorded);
    const { version, event, recordedAt, by, hash } = recorded;
    // What is kept by digest is shown by its own route, and the version of a prefix list is not that of this list.
    const { content: _, entries: __, gone: ___, ranges: ____, wanted: _____, ...facts } = event as Loose;
    return { ...facts, version, at: recordedAt, by: by.person, revision: list.revision, hash };
  });
  return rows.reverse();
}

type Loose = { readonly type: string; readonly [name: string]: unknown };

export function pastProposal({ proposed }: PastChange): PendingChange {
  const { type: _, number: __, ...facts } = proposed.event;
  return { ...facts, by: proposed.by.person, at: proposed.recordedAt };
}

export function pastDecision({ decided }: PastChange) {
  if (!decided) return undefined;
  const { event, by, recordedAt } = decided;
  const because = event.type === "ChangeRejected" ? { because: event.because } : {};
  return { by: by.person, at: recordedAt, ...because };
}

export interface RowsPage<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly next?: string;
}

/** Where a page ended is its number of rows, good while nothing comes before them. */
export function pageOf<T>(
  all: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  question: string,
): RowsPage<T> {
  const isCount = (text: string) => /^[1-9]\d{0,8}$/.test(text);
  const from = Number(startOf(cursor, question, { from: isCount })?.from?.S ?? 0);
  const to = from + limit;
  const next = cursorOf(to < all.length ? { from: { S: String(to) } } : undefined, question);
  return { rows: all.slice(from, to), total: all.length, ...(next && { next }) };
}
