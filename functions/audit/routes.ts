// The routes of the audit: what was recorded, what each event changed, and whether it still is as it was recorded.
import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { actor, bothLanguages, day, key, pageQuery, text } from "../shared/http/schema.ts";
import { STREAM_KINDS, type Stream } from "../shared/journal/keys.ts";
import { words } from "../shared/words.ts";
import { AUDIT_PROBLEM } from "./problems.ts";

const aspects = v.array(v.object({ name: v.string(), words: bothLanguages }));
const streamName = v.pipe(
  v.string(),
  v.maxLength(256),
  v.regex(new RegExp(`^(${STREAM_KINDS.join("|")})#.+$`)),
  v.transform(name => name as Stream),
);

const journalRow = v.object({
  stream: v.string(),
  version: v.number(),
  type: v.string(),
  action: v.string(),
  by: v.object({ person: v.string(), agency: v.string(), roles: v.array(v.string()) }),
  happenedAt: v.string(),
  recordedAt: v.string(),
  reason: v.optional(v.string()),
  request: v.string(),
  hash: v.string(),
});

export const listJournal = route({
  name: "listJournal",
  method: "GET",
  path: "/v1/journal",
  entry: "audit/read",
  kind: "read",
  summary: words(
    "查一段期間或一個對象的紀錄，跨機關，新的在前",
    "What was recorded on some days in Taipei, or about one thing ever since, in all agencies; the newest first",
  ),
  query: pageQuery({
    day: v.optional(day()),
    from: v.optional(day()),
    until: v.optional(day()),
    /** The name of a thing: a property number, an account, the code of a system. */
    about: v.optional(text(256)),
    agency: v.optional(key(64)),
    kind: v.optional(v.picklist(STREAM_KINDS)),
    person: v.optional(actor()),
    type: v.optional(key(64)),
  }),
  answer: {
    status: 200,
    schema: v.object({
      /** The last day of the span. */
      day: v.string(),
      /** And the first. */
      startsOn: v.string(),
      rows: v.array(journalRow),
      next: v.optional(v.string()),
    }),
  },
  problems: [PROBLEM["invalid-cursor"], AUDIT_PROBLEM["journal-span"]],
});

export const readJournalEvent = route({
  name: "readJournalEvent",
  method: "GET",
  path: "/v1/journal/{stream}/{version}",
  entry: "audit/read",
  kind: "read",
  summary: words("查一個事件及其前後的狀態", "One event, and the state before and after it"),
  params: v.strictObject({
    stream: streamName,
    version: v.pipe(v.string(), v.regex(/^[1-9]\d{0,9}$/), v.transform(Number)),
  }),
  answer: {
    status: 200,
    schema: v.object({
      ...journalRow.entries,
      event: v.looseObject({ type: v.string() }),
      answered: v.optional(v.object({ person: v.string(), key: v.string(), sum: v.string() })),
      previous: v.string(),
      before: v.unknown(),
      after: v.unknown(),
      last: v.number(),
    }),
  },
  problems: [PROBLEM["not-found"]],
});

export const verifyJournal = route({
  name: "verifyJournal",
  method: "GET",
  path: "/v1/journal/verification",
  entry: "audit/verify",
  kind: "read",
  summary: words(
    "查核某日起有異動的紀錄",
    "Prove the whole life of everything that changed since a day: hashes, states, texts, signatures, kept answers, counters",
  ),
  query: v.strictObject({
    since: v.optional(day()),
    cursor: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
  }),
  answer: {
    status: 200,
    schema: v.object({
      since: v.string(),
      streams: v.number(),
      events: v.number(),
      findings: v.array(v.object({ flaw: v.string(), words: bothLanguages, pk: v.string(), sk: v.string() })),
      /** What "no findings" speaks of, and what it does not. */
      compared: aspects,
      notCompared: aspects,
      /** More is to be proved from here. */
      next: v.optional(v.string()),
    }),
  },
  problems: [PROBLEM["invalid-cursor"]],
});

export const auditRoutes = [listJournal, readJournalEvent, verifyJournal] as const;
