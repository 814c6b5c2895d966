// HTTP: the log of all questions to the gate, searched; each reader finds what they may see, and is told nothing of the rest.

import { addressOf } from "../gate/vpn-question.ts";
import { cursorOf, startOf } from "../shared/http/cursor.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import { isPermitted } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { dayOf, endOfDay, instantOf } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import { agencyPlace, personPlace, sessionPlace } from "./authorization-targets.ts";
import { HIGH } from "./boards.ts";
import { counting, idOf, type SessionRow } from "./live.ts";
import { SESSION_PROBLEM } from "./problems.ts";
import { searchSessions } from "./routes.ts";
import { type Span, search } from "./search.ts";
import { isFound, leadOf, type Search, type Sight } from "./search-leads.ts";
import { sessionToBeKnown } from "./to-be-known.ts";
import { sessionView } from "./view.ts";

type Searching = Asked<typeof searchSessions>;
const USUAL_DAYS = 30;
const LONGEST_DAYS = 400;
const LONGEST_PLACE = 300;

export const handler = http(
  on(searchSessions, async asked => {
    const { query, person, may, at } = asked;
    const { limit, cursor, from: _, until: __, ...told } = query;
    const days = daysOf(asked);
    const sight = sightOf(asked);
    const wanted = soughtBy(told, sight, person.person);
    const { lead, isTheirs } = await leadFor(wanted, sight, may);
    const name = JSON.stringify(["search", wanted, days]);
    const span = { from: instantOf(days.from, "00:00"), until: endOfDay(days.until) };
    const keep = ({ state, ...held }: SessionRow) => {
      const seen = { ...held, state: sessionToBeKnown(state, { person, may }) };
      const isShown = isTheirs || isPermitted(() => may(sessionPlace(idOf(held), seen.state)));
      return isShown && isFound(seen.state, wanted) ? seen : undefined;
    };
    const found = await search(lead, { ...span, until: endIn(span, cursor, name), limit, keep });
    // Where a search ends on what is not theirs, no cursor says where that is.
    if (found.stopped !== undefined && !isTheirs)
      throw new Problem(SESSION_PROBLEM["session-search-too-wide"]);
    const rows = (await counting(found.rows, at)).map(each => sessionView(each, at));
    const place = found.next ?? found.stopped;
    return answer(200, { ...days, rows, next: cursorOf(place ? { place: { S: place } } : undefined, name) });
  }),
);

/** What leads to it, and whether all that lies there is the reader's to see; what else may be of others is asked about row by row. */
async function leadFor(wanted: Search, sight: Sight, may: Searching["may"]) {
  const lead = leadOf(wanted, sight);
  if (sight.isWhole) return { lead, isTheirs: true };
  const { person, terminal, address, system, agency } = wanted;
  if (person !== undefined) {
    const place = await personPlace(person);
    const isTheirs = isPermitted(() => may(place));
    if (!isTheirs && sight.systems.length === 0) may(place);
    return { lead, isTheirs };
  }
  if (lead.kind === "view" && lead.parts.length === 0)
    may({ type: "Session", id: agency ?? system ?? HIGH, agency: agency ?? "", system: system ?? "" });
  return { lead, isTheirs: terminal === undefined && address === undefined };
}

function daysOf({ query, at }: Pick<Searching, "query" | "at">) {
  const until = query.until ?? dayOf(at.toISOString());
  const from = query.from ?? addDays(until, 1 - USUAL_DAYS);
  if (from > until || addDays(from, LONGEST_DAYS) <= until)
    throw new Problem(SESSION_PROBLEM["session-search-span"]);
  return { from, until };
}

function endIn({ from, until }: Span, cursor: string | undefined, name: string): string {
  const within = (text: string) => text.length <= LONGEST_PLACE && from.slice(0, 7) <= text && text <= until;
  return startOf(cursor, name, { place: within })?.place?.S ?? until;
}

/** As the policies have it, not as the roles are called. */
function sightOf({ person, may }: Searching): Sight {
  const shows = (place: Parameters<typeof may>[0]) => isPermitted(() => may(place));
  const isWhole = shows({ type: "Session", id: HIGH });
  const systems = isWhole ? [] : SYSTEMS.filter(id => shows({ type: "Session", id, system: id }));
  const isOfAgency = !isWhole && shows(agencyPlace({ agency: person.agency }));
  return { isWhole, systems, ...(isOfAgency && { agency: person.agency }) };
}

/** Whoever sees no system and no agency looks for what they asked themselves. */
function soughtBy({ address, ...told }: Search, sight: Sight, person: string): Search {
  const isOwnAlone = !sight.isWhole && sight.systems.length === 0 && sight.agency === undefined;
  const own = isOwnAlone && told.person === undefined ? { person } : {};
  return { ...told, ...own, ...(address !== undefined && { address: addressOf(address) }) };
}
