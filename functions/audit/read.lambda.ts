// HTTP: the journal as an auditor reads it, day by day, event by event; reads only.
import { LAWS } from "../laws.ts";
import { cursorOf } from "../shared/http/cursor.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { history } from "../shared/journal/journal.ts";
import { kindOf } from "../shared/journal/keys.ts";
import { dayOf, endOfDay, instantOf } from "../shared/time/calendar.ts";
import { eventInContext, fits, rowOf } from "./event-in-context.ts";
import { cursorWithin, newestFirst } from "./recorded.ts";
import { listJournal, readJournalEvent } from "./routes.ts";

/** No single request looks through more; the next page goes on from there. */
const MOST_READ = 5_000;

export const handler = http(
  on(listJournal, async ({ query, at, may }) => {
    may({ type: "City", id: "journal" });
    const day = query.day ?? dayOf(at.toISOString());
    const question = `journal ${day}`;
    const span = { from: instantOf(day, "00:00"), until: endOfDay(day) };
    const until = cursorWithin(span, query.cursor, question) ?? span.until;
    const rows: Recorded[] = [];
    let [read, reached] = [0, ""];
    for await (const { moment, recorded } of newestFirst({ from: span.from, until })) {
      if (rows.length === query.limit || read === MOST_READ) break;
      [read, reached] = [read + 1, moment];
      if (fits(query, recorded)) rows.push(recorded);
    }
    const more = rows.length === query.limit || read === MOST_READ;
    const next = cursorOf(more ? { moment: { S: reached } } : undefined, question);
    return answer(200, { day, rows: rows.map(rowOf), next });
  }),
  on(readJournalEvent, async ({ params: { stream, version }, may }) => {
    may({ type: "City", id: "journal" });
    const law = LAWS[kindOf(stream)];
    const found = law && eventInContext(await history(stream), version, law);
    if (!found) throw new Problem(PROBLEM["not-found"]);
    const { recorded, ...states } = found;
    const { event, answered, previous } = recorded;
    return answer(200, { ...rowOf(recorded), event, answered, previous, ...states });
  }),
);
