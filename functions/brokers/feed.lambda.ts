// HTTP: what a broker catches up with after it was away, and the brokers of a system as its administrators see them; reads only.

import { actsThrough } from "../sessions/asked-view.ts";
import { UNCLOSED } from "../sessions/boards.ts";
import { allOf, isThere, liveSessions, type SessionRow } from "../sessions/live.ts";
import { sessionLaw } from "../sessions/session.ts";
import { sessionToBeKnown } from "../sessions/to-be-known.ts";
import { sessionView } from "../sessions/view.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { Problem } from "../shared/http/problem.ts";
import { readDeliveries } from "../shared/journal/deliveries.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { withRenewals } from "../shared/journal/renewal.ts";
import { changedSince } from "../shared/journal/since.ts";
import { lastWords } from "../shared/journal/words-view.ts";
import { hasBroker } from "../systems/names.ts";
import { placeOfSystem, systemLaw } from "../systems/system.ts";
import { BROKER_PROBLEM } from "./problems.ts";
import { followSessions, listBrokers } from "./routes.ts";
import { brokerView } from "./view.ts";

/** An index, and the clocks of those who write to it, may be behind by so much: of that time all is told again. */
const OVERLAP_MS = 5_000;
const LONGEST_MS = 2 * 24 * 60 * 60_000;

export const handler = http(
  on(followSessions, async ({ query: { system, endpoint, after }, person, may, at }) => {
    may({ type: "Session", id: system, system, channel: "vdi" });
    if (after !== undefined && at.getTime() - Date.parse(after) > LONGEST_MS)
      throw new Problem(BROKER_PROBLEM["feed-too-old"]);
    const { found, reached } = after === undefined ? await asItStands(system) : await changed(after, at);
    const theirs = found
      .filter(({ state }) => state.system === system && hasBroker(state))
      .filter(({ state }) => endpoint === undefined || state.endpoint === endpoint);
    const rows = (await withRenewals(theirs)).map(row =>
      sessionView({ ...row, state: sessionToBeKnown(row.state, { person, may }) }, at),
    );
    const overlapped = new Date(at.getTime() - OVERLAP_MS).toISOString();
    const next = reached ?? (after !== undefined && after > overlapped ? after : overlapped);
    return answer(200, { rows, after: next, more: reached !== undefined });
  }),
  on(listBrokers, async ({ params: { system }, may, at }) => {
    may(placeOfSystem(system));
    const { state } = await read(stream(systemLaw, system));
    const names = Object.keys(state?.brokers ?? {}).sort();
    const rows = names.map(async each => brokerView(each, state, await readDeliveries(system, each)));
    const acts = Object.keys(state?.endpoints ?? {}).map(each => lastAsked(system, each, at));
    return answer(200, { rows: await Promise.all(rows), acts: (await Promise.all(acts)).flat() });
  }),
);

/** None where nobody ever asked. */
async function lastAsked(system: string, endpoint: string, at: Date) {
  const span = { from: "2", until: at.toISOString(), limit: 1 };
  const { places } = await lastWords(actsThrough(system, endpoint), span);
  return places.map(place => {
    const [hour = "", by = ""] = place.split("#");
    return { endpoint, hour: `${hour}:00:00.000Z`, by };
  });
}

interface Found {
  readonly found: readonly SessionRow[];
  readonly reached: string | undefined;
}

/** What is open and what has yet to be confirmed closed: whoever obeys this has missed nothing. */
async function asItStands(system: string): Promise<Found> {
  const [open, unclosed] = await Promise.all([liveSessions(system), allOf(UNCLOSED)]);
  return { found: [...open, ...unclosed], reached: undefined };
}

async function changed(after: string, at: Date): Promise<Found> {
  const { streams, reached } = await changedSince("SESSION", after, at.toISOString());
  const sessions = await readMany(streams.map(of => stream(sessionLaw, of.slice("SESSION#".length))));
  return { found: sessions.filter(isThere), reached };
}
