// When a system's lists let an address through and when they did not, as they were known at each moment: between two changes of them
// nothing moves, so only their changes are asked about.
import { DIRECTIONS, entriesOf, listsAt } from "../allowlist/lists/gate-part.ts";
import { type List, type ListEvent, listLaw } from "../allowlist/lists/list.ts";
import type { ListFact } from "../gate/names.ts";
import type { SystemChannel } from "../gate/question.ts";
import { loadText } from "../gate/reads.ts";
import type { Held } from "../shared/journal/change.ts";
import { GENESIS, type Recorded } from "../shared/journal/event.ts";
import { history } from "../shared/journal/journal.ts";
import { type Stream, stream } from "../shared/journal/keys.ts";

export interface ListsAsked {
  readonly through: SystemChannel;
  /** Empty where none is known: then only what goes out is judged. */
  readonly address: string;
  readonly from: string;
  readonly until: string;
}

export interface ListsSpan {
  readonly from: string;
  readonly until: string;
  /** Which of them let nothing through; none where all of them did. */
  readonly closed: readonly ListFact[];
}

/** Of one list, what it was since when, until the next. */
interface Version {
  readonly since: string;
  readonly held: Held<List>;
}

/** A list that changed oftener within a span is told from later on: nobody looks at so many. */
const MOST_VERSIONS = 200;

export async function listsInTime({ through, ...asked }: ListsAsked): Promise<readonly ListsSpan[]> {
  const { system, channel } = through;
  const lives = await Promise.all(
    DIRECTIONS.map(async direction => {
      const of = stream("LIST", system, channel, direction);
      return versionsOf(of, await history<ListEvent>(of), asked);
    }),
  );
  const [from = asked.from] = [asked.from, ...lives.flatMap(({ told }) => told)].sort().reverse();
  const span = { ...asked, from };
  const moments = (await Promise.all(lives.map(({ versions }) => momentsOf(versions, span)))).flat();
  const closed: { at: string; closed: readonly ListFact[] }[] = [];
  for (const at of [...new Set([from, ...moments])].sort()) {
    const held = lives.flatMap(({ versions }) => versions.findLast(({ since }) => since <= at)?.held ?? []);
    closed.push({ at, closed: await closedAt({ through, address: asked.address, held }, at) });
  }
  return merged(closed, asked.until);
}

/** Those within the span and the one before it; `told`: from when on, where there are too many. */
function versionsOf(
  of: Stream,
  events: readonly Recorded<ListEvent>[],
  { from, until }: Pick<ListsAsked, "from" | "until">,
): { readonly versions: readonly Version[]; readonly told: readonly string[] } {
  const versions: Version[] = [];
  let held: Held<List> = { stream: of, version: 0, head: GENESIS, state: undefined };
  let looked = "";
  for (const recorded of events) {
    if (recorded.recordedAt >= until) break;
    const state = listLaw.evolve(held.state, recorded);
    held = { stream: of, version: recorded.version, head: recorded.hash, state };
    const looks = JSON.stringify([state.entries, state.mode, state.inForce]);
    if (looks !== looked) versions.push({ since: recorded.recordedAt, held });
    looked = looks;
  }
  const first = versions.findLastIndex(({ since }) => since <= from);
  const kept = versions.slice(Math.max(first, 0)).slice(-MOST_VERSIONS);
  const isAll = kept.length < MOST_VERSIONS;
  return { versions: kept, told: isAll ? [] : [kept[0]?.since ?? from] };
}

async function momentsOf(
  versions: readonly Version[],
  { from, until }: Pick<ListsAsked, "from" | "until">,
): Promise<readonly string[]> {
  const within = await Promise.all(
    versions.map(async ({ since, held }, at) => {
      const end = versions[at + 1]?.since ?? until;
      const listed = await entriesOf(held.state ?? {}, loadText);
      return [since, ...listed.changesWithin(since > from ? since : from, end)];
    }),
  );
  return within.flat().filter(each => from < each && each < until);
}

async function closedAt(
  {
    through,
    address,
    held,
  }: Pick<ListsAsked, "through" | "address"> & { readonly held: readonly Held<List>[] },
  at: string,
): Promise<readonly ListFact[]> {
  const of = new Map<string, Held<unknown>>(held.map(each => [each.stream, each]));
  const asked = {
    through,
    question: { address },
    held: <State>(name: Stream) => of.get(name) as Held<State> | undefined,
  };
  const { source, inboundRule, outboundRule } = await listsAt(asked, at, loadText);
  const isListed = source !== undefined && source.state.status !== "not-listed";
  return [
    ...(address === "" || isListed ? [] : (["source"] as const)),
    ...(address === "" || inboundRule?.state.inForce ? [] : (["inboundRule"] as const)),
    ...(outboundRule?.state.inForce ? [] : (["outboundRule"] as const)),
  ];
}

/** Neighbours that say the same are one. */
function merged(
  moments: readonly { readonly at: string; readonly closed: readonly ListFact[] }[],
  until: string,
): readonly ListsSpan[] {
  const changes = moments.filter(
    ({ closed }, place) => place === 0 || String(moments[place - 1]?.closed) !== String(closed),
  );
  return changes.map(({ at, closed }, place) => ({
    from: at,
    until: changes[place + 1]?.at ?? until,
    closed,
  }));
}
