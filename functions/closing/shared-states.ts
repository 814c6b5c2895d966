// Every state that many decisions rest on, so that the guards of each can be seen to: whoever recorded it may have been cut short.
import { ALL_AGENCIES } from "../agencies/boards.ts";
import { FIREWALLS, streamOf } from "../allowlist/firewalls.ts";
import { ALL_FIRMS } from "../firm/boards.ts";
import { CITY_PRODUCTS } from "../products/products.ts";
import { everyRow } from "../shared/journal/board.ts";
import { raiseLowGuards } from "../shared/journal/guards.ts";
import { readMany } from "../shared/journal/journal.ts";
import { type Stream, stream } from "../shared/journal/keys.ts";
import { Lru } from "../shared/lru.ts";
import { EXCHANGE_SYSTEMS, SYSTEMS } from "../shared/rules/systems.ts";
import { CITY_STOPS } from "../stops/stop.ts";

// Of which this warm function has found every guard raised, and how far: only what was recorded since is looked at again.
const seen = new Lru<number>(10_000);

/** What the journal's stream told of and what it did not, crash or no crash: for the timer. */
export async function raiseAllGuards(): Promise<void> {
  const standing = await readMany(await sharedStreams());
  const moved = standing.filter(({ stream: of, version }) => version > (seen.get(of) ?? 0));
  await raiseLowGuards(moved);
  for (const { stream: of, version } of moved) seen.put(of, version);
}

export async function sharedStreams(): Promise<Stream[]> {
  const streams: Stream[] = [CITY_STOPS, CITY_PRODUCTS, ...FIREWALLS.map(streamOf)];
  for (const system of SYSTEMS) streams.push(stream("SYSTEM", system));
  for (const system of EXCHANGE_SYSTEMS) streams.push(stream("REPORT", system));
  for await (const { stream: agency } of everyRow(ALL_AGENCIES)) streams.push(agency);
  for await (const { stream: firm } of everyRow(ALL_FIRMS)) streams.push(firm);
  return streams;
}
