// How a firewall list is shown: its row in the matrix, its entries page by page, who was let in by which; pure.

import { scanCaller } from "../../shared/address/address-reading.ts";
import { rangeKey } from "../../shared/address/canonical-range.ts";
import { cover } from "../../shared/address/cover.ts";
import { Membership } from "../../shared/address/membership.ts";
import { readRange } from "../../shared/address/range.ts";
import { rangeFaultWords } from "../../shared/address/range-fault.ts";
import { cursorOf, startOf } from "../../shared/http/cursor.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import type { Firewall } from "../names.ts";
import { type Entry, type EntrySpan, spanOf, wantedAt } from "./entry.ts";
import type { ListAt } from "./list-at.ts";

export function listRow({ firewall, list, inForce }: ListAt) {
  const { "zh-TW": zh, en } = systemOf(firewall.system);
  return {
    system: firewall.system,
    name: { "zh-TW": zh, en },
    channel: firewall.channel,
    direction: firewall.direction,
    count: list.count,
    revision: list.revision,
    mode: list.mode,
    pending: Object.keys(list.changes).length,
    toReview: Object.keys(list.removals).length,
    ...(list.nextEnd !== undefined && { nextEnd: list.nextEnd }),
    ...(list.nextStart !== undefined && { nextStart: list.nextStart }),
    inForce,
  };
}

/** What waits for somebody: changes for a decision, removals for a review; oldest first. */
function waitingIn({ list: { changes, removals } }: ListAt) {
  const numbered = <T extends object>(all: Readonly<Record<number, T>>) =>
    Object.entries(all).map(([number, each]) => ({ number: Number(number), ...each }));
  return {
    changes: numbered(changes).map(({ content: _, ...change }) => change),
    removals: numbered(removals).map(({ gone: _, ...removal }) => removal),
  };
}

/** What is asked of a list's entries. */
export interface EntriesQuery extends Omit<Sorting, "after"> {
  readonly at?: string | undefined;
  readonly cursor?: string | undefined;
}

/** One page of a list: its row in the matrix, what waits for somebody, and its entries. */
export function listAnswer(found: ListAt, query: EntriesQuery) {
  const question = questionOf(found.firewall, query);
  const start = startOf(query.cursor, question, { after: text => text !== "" });
  const { rows, total, last } = entriesPage(found, { ...query, after: start?.after?.S });
  const next = cursorOf(last === undefined ? undefined : { after: { S: last } }, question);
  return { ...listRow(found), ...waitingIn(found), at: found.at, total, rows, ...(next && { next }) };
}

function questionOf({ system, channel, direction }: Firewall, query: EntriesQuery): string {
  const { at, q, span, sort, order } = query;
  return JSON.stringify([system, channel, direction, at, q, span, sort, order]);
}

interface Sorting {
  readonly q?: string | undefined;
  readonly span?: EntrySpan | undefined;
  readonly sort: "range" | "owner" | "from" | "until" | "addedAt";
  readonly order: "asc" | "desc";
  readonly limit: number;
  /** The key of the last entry shown: what comes and goes meanwhile moves nobody else's place. */
  readonly after?: string | undefined;
}

function entriesPage(found: ListAt, { q, span, sort, order, limit, after }: Sorting) {
  const text = q?.toLowerCase();
  const matching = found.entries
    .filter(entry => span === undefined || spanOf(entry, found.at) === span)
    .filter(entry => text === undefined || textOf(entry).includes(text))
    .map(entry => ({ entry, key: keyOf(entry, sort) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  if (order === "desc") matching.reverse();
  const beyond = (key: string) => after === undefined || (order === "asc" ? key > after : key < after);
  const rest = matching.filter(({ key }) => beyond(key));
  const shown = rest.slice(0, limit);
  const isInForce = inForceIn(found);
  return {
    total: matching.length,
    rows: shown.map(({ entry }) => ({ ...entryView(entry, found.at), inForce: isInForce(entry) })),
    last: rest.length > limit ? shown.at(-1)?.key : undefined,
  };
}

export function entryView(entry: Entry, at: string) {
  return { ...entry, span: spanOf(entry, at) };
}

function textOf({ range, owner, reason, document, dependsOn, addedBy, approvedBy }: Entry): string {
  return [range, owner, reason, document, dependsOn?.id, addedBy, approvedBy].join("\n").toLowerCase();
}

/** What has no end comes after all that have one. */
function keyOf(entry: Entry, sort: Sorting["sort"]): string {
  const first = sort === "range" ? "" : (entry[sort] ?? "~");
  return `${first}\n${rangeKey(entry.range)}`;
}

/** In a covering set, whatever is covered at all is inside one single range. */
export function inForceIn({ confirmed, at }: ListAt): (entry: Entry) => boolean {
  const covering = cover(confirmed);
  const membership = new Membership(covering);
  return entry => {
    const [start = "", prefix] = entry.range.split("/");
    const around = membership.entryOf(start);
    const wider = around === undefined ? undefined : covering[around]?.split("/")[1];
    return spanOf(entry, at) === "current" && wider !== undefined && Number(wider) <= Number(prefix);
  };
}

/** Which entry let an address in at that moment; whether EC2 knew of it is said beside it. */
export function allowedBy(found: ListAt, address: string) {
  const { list, entries, at } = found;
  const inForce = new Membership(found.confirmed).has(address);
  const facts = { at, mode: list.mode, revision: list.revision, inForce };
  if (list.mode.kind === "open") return { ...facts, allowed: true };
  const current = entries.filter(entry => spanOf(entry, at) === "current");
  const place = new Membership(wantedAt(list, current, at)).entryOf(address);
  const entry = place === undefined ? undefined : current[place];
  return { ...facts, allowed: entry !== undefined, ...(entry && { entry: entryView(entry, at) }) };
}

/** In its one form; anything else is refused with the reason. */
export function askedAddress(address: string): string {
  const text = address.trim();
  if (!text.includes("/") && scanCaller(text) !== undefined) return text;
  const read = readRange(text);
  const code = read.kind === "refused" ? read.fault : "not-an-address";
  const fault = { pointer: "/query/address", code, words: rangeFaultWords(code) };
  throw new Problem(PROBLEM["invalid-input"], { faults: [fault] });
}
