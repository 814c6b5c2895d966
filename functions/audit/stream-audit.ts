// Is the life of one thing as it was recorded? Recomputes every hash and the whole fold; pure, and trusts no stored value.
import { isDeepStrictEqual } from "node:util";
import { GENESIS, type Happening, hashOf, type Law, type Recorded } from "../shared/journal/event.ts";
import {
  eventItem,
  type Item,
  isOfLaw,
  isStateItem,
  recordedOf,
  stateItem,
  unshardedItem,
} from "../shared/journal/items.ts";
import { EVENT, eventKey, STATE, type Stream } from "../shared/journal/keys.ts";
import type { Finding } from "./finding.ts";

export interface Audited {
  readonly findings: readonly Finding[];
  readonly version: number;
  readonly head: string;
}

/** `items` are all items of the stream in the order of their sort keys. */
export function auditStream(stream: Stream, items: readonly Item[], law: Law<unknown, Happening>): Audited {
  const sortKey = ({ sk }: Item) => sk?.S ?? "";
  const foreign = items.filter(item => sortKey(item) !== STATE && !sortKey(item).startsWith(EVENT));
  const lived = foldEvents(
    stream,
    items.filter(item => sortKey(item).startsWith(EVENT)),
    law,
  );
  const stored = items.find(item => sortKey(item) === STATE);
  const findings = [
    ...foreign.map((item): Finding => ({ flaw: "item-foreign", pk: stream, sk: sortKey(item) })),
    ...lived.findings,
    ...(lived.whole ? stateFindings(stored, expectedState(lived, law)) : []),
  ];
  return { findings, version: lived.version, head: lived.head };
}

interface Lived extends Audited {
  readonly stream: Stream;
  readonly state: unknown;
  /** False where the events could not be followed to their end: what the state should be is then not known. */
  readonly whole: boolean;
}

function foldEvents(stream: Stream, events: readonly Item[], law: Law<unknown, Happening>): Lived {
  const findings: Finding[] = [];
  let head = GENESIS;
  let state: unknown;
  for (const [version, item] of events.entries()) {
    const sk = eventKey(version + 1);
    const step = foldEvent(item, { sk, head, state }, law);
    findings.push(...step.flaws.map((flaw): Finding => ({ flaw, pk: stream, sk })));
    if (!step.followed) return { stream, findings, state, head, version, whole: false };
    ({ state, head } = step.followed);
  }
  return { stream, findings, state, head, version: events.length, whole: true };
}

interface Step {
  readonly flaws: readonly Finding["flaw"][];
  readonly followed?: { readonly state: unknown; readonly head: string };
}

function foldEvent(
  item: Item,
  before: { sk: string; head: string; state: unknown },
  law: Law<unknown, Happening>,
): Step {
  if (item.sk?.S !== before.sk) return { flaws: ["event-missing"] };
  const recorded = readEvent(item);
  // What its own hash does not cover cannot be trusted to say anything, so nothing behind it is judged.
  if (!recorded) return { flaws: ["event-altered"] };
  const folded = fold(law, before.state, recorded);
  if (!folded) return { flaws: ["event-unlawful"] };
  const flaws: Finding["flaw"][] = [];
  // Every attribute must be the one that recording it would write again.
  if (![eventItem, unshardedItem].some(written => isDeepStrictEqual(item, written(recorded))))
    flaws.push("event-altered");
  if (recorded.previous !== before.head) flaws.push("chain-broken");
  return { flaws, followed: { state: folded.state, head: recorded.hash } };
}

function stateFindings(stored: Item | undefined, expected: Item): Finding[] {
  const place = { pk: expected.pk?.S ?? "", sk: STATE };
  if (!stored) return [{ flaw: "state-missing", ...place }];
  if (!isOfLaw(stored)) return [{ flaw: "state-of-another-law", ...place }];
  const [found, wanted] = [inOneOrder(stored), inOneOrder(expected)];
  return found && wanted && isStateItem(found, wanted) ? [] : [{ flaw: "state-altered", ...place }];
}

// Each event was folded into a state read back from the table, here into one still in memory: their members may come in
// another order. The text must still be exactly what writing it would give.
function inOneOrder(item: Item): Item | undefined {
  const text = item.body?.S ?? "";
  try {
    const state: unknown = JSON.parse(text);
    return JSON.stringify(state) === text ? { ...item, body: state as Item[string] } : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined unless its hash covers the very bytes. */
function readEvent(item: Item): Recorded | undefined {
  const { pk, version, previous, body, hash } = item;
  const covered = hashOf(previous?.S ?? "", pk?.S as Stream, Number(version?.N), body?.S ?? "");
  return covered === hash?.S ? recordedOf(item) : undefined;
}

function fold(
  law: Law<unknown, Happening>,
  state: unknown,
  recorded: Recorded,
): { state: unknown } | undefined {
  try {
    return { state: law.evolve(state, recorded) };
  } catch {
    return undefined;
  }
}

function expectedState({ stream, state, head, version }: Lived, law: Law<unknown, Happening>): Item {
  const boards = version === 0 ? {} : (law.boards?.(state, stream) ?? {});
  return stateItem({ next: { stream, version, head, state }, boards });
}
