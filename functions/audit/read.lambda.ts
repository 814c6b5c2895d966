// HTTP: the journal as an auditor reads it, day by day, event by event; reads only.
import { LAWS } from "../laws.ts";
import { cursorOf } from "../shared/http/cursor.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { history } from "../shared/journal/journal.ts";
import { kindOf } from "../shared/journal/keys.ts";
import { dayOf, endOfDay, instantOf } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import { newestAbout, streamsAbout } from "./about.ts";
import { eventInContext, fits, rowOf } from "./event-in-context.ts";
import { AUDIT_PROBLEM } from "./problems.ts";
import { cursorWithin, newestFirst } from "./recorded.ts";
import { listJournal, readJournalEvent } from "./routes.ts";

/** No single request looks through more; the next page goes on from there. */
const MOST_READ = 5_000;
/** Of the whole city. */
const LONGEST_DAYS = 92;
/** Before anything was recorded. */
const ALWAYS = "2020-01-01";

export const handler = http(
  on(listJournal, async ({ query, at, may }) => {
    may({ type: "City", id: "journal" });
    const { about, kind } = query;
    const { from, until: day } = daysOf(query, dayOf(at.toISOString()));
    const question = `journal ${[from === day ? day : `${from} ${day}`, about, about && kind].filter(Boolean).join(" ")}`;
    const span = { from: instantOf(from, "00:00"), until: endOfDay(day) };
    const until = cursorWithin(span, query.cursor, question) ?? span.until;
    const rows: Recorded[] = [];
    let [read, reached] = [0, ""];
    const left = { from: span.from, until };
    for await (const { moment, recorded } of about === undefined
      ? newestFirst(left)
      : newestAbout(streamsAbout(about, kind), left)) {
      if (rows.length === query.limit || read === MOST_READ) break;
      [read, reached] = [read + 1, moment];
      if (fits(query, recorded)) rows.push(recorded);
    }
    const more = rows.length === query.limit || read === MOST_READ;
    const next = cursorOf(more ? { moment: { S: reached } } : undefined, question);
    return answer(200, { day, startsOn: from, rows: rows.map(rowOf), next });
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

type Days = { readonly [Name in "day" | "from" | "until" | "about"]?: string | undefined };

/** One day, or a span of them; of one thing everything, where nothing else is asked. */
function daysOf({ day, from, until, about }: Days, today: string) {
  const last = until ?? day ?? today;
  const first = from ?? day ?? (about === undefined ? last : ALWAYS);
  const isTooLong = about === undefined && addDays(first, LONGEST_DAYS) <= last;
  if (first > last || isTooLong) throw new Problem(AUDIT_PROBLEM["journal-span"]);
  return { from: first, until: last };
}
