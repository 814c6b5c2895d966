// Reads what health is judged by: the journal, what its followers and timers have not come to yet, the key service, and the clock
// by which people are logged in; changes nothing.
import type { Agency } from "../agencies/agency.ts";
import { ALL_AGENCIES } from "../agencies/boards.ts";
import { type RuleFault, ruleFaults } from "../agencies/rule-faults.ts";
import type { InForceByFamily } from "../allowlist/lists/in-force.ts";
import { CHANNELS, DIRECTIONS, isByGateAlone } from "../allowlist/names.ts";
import { CITY_PRODUCTS } from "../products/products.ts";
import { comparedEgress } from "../reports/egress-status.ts";
import { parseLines } from "../reports/line.ts";
import { reportLaw } from "../reports/report.ts";
import { unansweredLimit, unansweredRows } from "../reports/unanswered.ts";
import { isLapsed, leaseOf } from "../sessions/lease.ts";
import type { Session } from "../sessions/session.ts";
import { env } from "../shared/env.ts";
import { readBlob } from "../shared/journal/blob.ts";
import { board, everyRow } from "../shared/journal/board.ts";
import { read, readMany, recordedOn } from "../shared/journal/journal.ts";
import { type StreamOf, stream } from "../shared/journal/keys.ts";
import { readCalendarsNow } from "../shared/journal/loaded-calendars.ts";
import { waitingIn } from "../shared/journal/queue.ts";
import { readProgress } from "../shared/journal/rechecked.ts";
import { withRenewals } from "../shared/journal/renewal.ts";
import { lastWritten } from "../shared/journal/since.ts";
import { beginnings, lackingWords } from "../shared/journal/words-view.ts";
import { readSending } from "../shared/notices/sending.ts";
import { EXCHANGE_SYSTEMS, SYSTEMS } from "../shared/rules/systems.ts";
import { signingKeyMade } from "../shared/signing/signing.ts";
import { calendarYears, dayOf, provisionalYears } from "../shared/time/calendar.ts";
import { now } from "../shared/time/clock.ts";
import { CITY_STOPS, isUnjudged, type Stops } from "../stops/stop.ts";
import { systemLaw } from "../systems/system.ts";
import { leadingTo } from "../terminals/search-words.ts";
import type { Terminal } from "../terminals/terminal.ts";
import type { Readings } from "./health.ts";

export async function takeReadings(at: Date): Promise<Readings> {
  const [
    keyMade,
    lagging,
    unread,
    lists,
    reports,
    off,
    lastRecorded,
    products,
    ruleFaults,
    sending,
    judging,
  ] = await Promise.all([
    signingKeyMade(),
    laggards(at),
    putAside(),
    readLists(),
    readReports(at),
    clockOff(now),
    newest(at),
    readProducts(at),
    readRuleFaults(at),
    readSending(),
    readJudging(),
    readCalendarsNow(),
  ]);
  const calendar = { calendarYears: calendarYears(), provisionalYears: provisionalYears() };
  const told = { at, ...calendar, keyMade: keyMade.toISOString(), clockOff: off };
  return {
    ...told,
    lagging,
    unread,
    lastRecorded,
    products,
    ruleFaults,
    sending,
    hasVoice: env("VOICE") !== "none",
    ...judging,
    ...lists,
    ...reports,
  };
}

/** Of today and tomorrow: a clock that ran ahead leaves its stamps there. */
async function newest(at: Date): Promise<string | undefined> {
  const days = [0, 1].map(ahead => new Date(at.getTime() + ahead * 86_400_000).toISOString().slice(0, 10));
  const pages = await Promise.all(days.map(day => recordedOn(day, new Date(at.getTime()).toISOString())));
  return pages.flatMap(({ rows }) => rows.map(({ recordedAt }) => recordedAt)).at(-1);
}

async function readLists(): Promise<Pick<Readings, "drifting" | "refused">> {
  const names = SYSTEMS.flatMap(system =>
    CHANNELS.flatMap(channel =>
      DIRECTIONS.filter(direction => !isByGateAlone({ channel, direction })).map(
        direction => [system, channel, direction] as const,
      ),
    ),
  );
  const held = await readMany(names.map(name => stream("LIST", ...name)));
  const having = (fact: "driftFrom" | "refused") =>
    names
      .filter((_, at) => {
        const { inForce = {} } = (held[at]?.state ?? {}) as { readonly inForce?: InForceByFamily };
        return Object.values(inForce).some(each => each?.[fact] !== undefined);
      })
      .map(name => name.join("/"));
  return { drifting: having("driftFrom"), refused: having("refused") };
}

async function readReports(
  at: Date,
): Promise<Pick<Readings, "unanswered" | "missingReports" | "strayEgress">> {
  const [held, systems] = await Promise.all([
    readMany(EXCHANGE_SYSTEMS.map(system => stream(reportLaw, system))),
    readMany(EXCHANGE_SYSTEMS.map(system => stream(systemLaw, system))),
  ]);
  const tables = EXCHANGE_SYSTEMS.map(async (system, place) => {
    const filed = held[place]?.state?.filed;
    return { system, lines: filed ? parseLines(await readBlob(filed.lines)) : [] };
  });
  const read = await Promise.all(tables);
  const rows = unansweredRows(read, at.toISOString());
  const usedBy = (place: number) => systems[place]?.state?.deployment?.egress ?? [];
  const strayEgress = read
    .filter(({ lines }, place) => usedBy(place).length > 0 && comparedEgress(lines, usedBy(place)).length > 0)
    .map(({ system }) => system);
  const missingReports = EXCHANGE_SYSTEMS.filter((_, place) => !held[place]?.state?.filed);
  return {
    unanswered: { rows: rows.length, oldest: rows[0]?.workingDays ?? 0, limit: unansweredLimit() },
    missingReports,
    strayEgress,
  };
}

const ENDING_MS = 30 * 86_400_000;

async function readProducts(at: Date): Promise<Readings["products"]> {
  const { state } = await read(CITY_PRODUCTS);
  const soon = new Date(at.getTime() + ENDING_MS).toISOString();
  const ending = Object.values(state?.exceptions ?? {}).filter(
    ({ until }) => at.toISOString() < until && until <= soon,
  );
  return { loaded: state?.loadedAt !== undefined, ending: ending.length };
}

async function readRuleFaults(at: Date): Promise<Readings["ruleFaults"]> {
  const found: RuleFault[] = [];
  for await (const { stream: of, state } of everyRow<Agency>(ALL_AGENCIES, 100)) {
    const [, agency = ""] = of.split("#");
    if (state) found.push(...ruleFaults(agency, state, dayOf(at.toISOString())));
  }
  return found;
}

async function readJudging(): Promise<Pick<Readings, "recheck" | "doubtSince" | "isUnjudged">> {
  const [recheck, { state }] = await Promise.all([readProgress(), read<Stops>(CITY_STOPS)]);
  const { doubt } = state ?? {};
  if (doubt && isUnjudged(doubt)) return { recheck, isUnjudged: true };
  return { recheck, doubtSince: doubt?.at };
}

type Lagging = Readings["lagging"][number];

/** What is younger may still be on its way. */
const GRACE_MS = 10_000;
/** The next run of the timer, with what it takes. */
const RUN_MS = 90_000;
const LOOK_BACK_MS = 60 * 60 * 1000;
const SAMPLED = 20;
/** Some that are due, and some whose lateness is worth a word, by as much as health tells apart: in between nothing is missed. */
const AGES_MS = [GRACE_MS, 70_000, 610_000];

/** Followers and timers that have not done yet what was due some time ago. */
export async function laggards(at: Date): Promise<readonly Lagging[]> {
  const found = await Promise.all([unindexed(at), unclosed(at)]);
  return found.filter(each => each !== undefined);
}

/** The words of terminals that changed lately: the oldest change among a few that its follower has not come to. */
async function unindexed(at: Date): Promise<Lagging | undefined> {
  const ago = (age: number) => new Date(at.getTime() - age).toISOString();
  const sought = { from: ago(LOOK_BACK_MS), before: AGES_MS.map(ago), most: SAMPLED };
  const due = await lastWritten("TERMINAL", sought);
  const held = await readMany(due.map(({ stream: of }) => of as StreamOf<Terminal>));
  const leading = held.flatMap(({ state }) => (state ? leadingTo(state) : []));
  // One of them tells whether the follower has come to a terminal: it puts all of them together.
  const lacking = await lackingWords(
    leading.map(each => ({ ...each, words: beginnings(each.words).slice(0, 1) })),
  );
  const unfound = new Set(lacking.map(({ id }) => id));
  const behind = due
    .filter((_, place) => unfound.has(held[place]?.state?.propertyNo ?? ""))
    .map(({ recordedAt }) => recordedAt);
  const [since] = behind.sort();
  return since === undefined ? undefined : { follower: "terminals/index", since };
}

/** A live session past its end, or that nobody confirmed in time: whoever closes them is behind. */
async function unclosed(at: Date): Promise<Lagging | undefined> {
  const until = new Date(at.getTime() - GRACE_MS).toISOString();
  const pages = await Promise.all(
    SYSTEMS.map(system => board<Session>({ board: "board1", partition: `LIVE#${system}`, limit: SAMPLED })),
  );
  const live = await withRenewals(pages.flatMap(({ rows }) => rows));
  const lapsing = new Date(at.getTime() - RUN_MS).toISOString();
  const overdue = live.flatMap(each => [
    ...(isPast(each.state.closesAt?.at, until) ? [each.state.closesAt?.at ?? ""] : []),
    ...(isLapsed(each, lapsing) ? [leaseOf(each)?.until ?? ""] : []),
  ]);
  const [since] = overdue.sort();
  return since === undefined ? undefined : { follower: "closing/close", since };
}

function isPast(end: string | undefined, at: string): boolean {
  return end !== undefined && end <= at;
}

/** What lies in the queues of unread events, by follower; undefined where a queue cannot be asked. */
async function putAside(): Promise<Readings["unread"]> {
  const queues = Object.entries(JSON.parse(env("UNREAD_QUEUES")) as Record<string, string>);
  const counted = queues.map(async ([follower, url]) => {
    const count = await waitingIn(url).catch(() => undefined);
    return { follower, count };
  });
  return (await Promise.all(counted)).filter(({ count }) => count !== 0);
}

/** How many seconds ours is ahead of the issuer's; undefined when it cannot be asked. Its answer tells whole seconds. */
async function clockOff(ours: () => Date): Promise<number | undefined> {
  try {
    const began = ours();
    const { headers } = await fetch(env("TOKEN_KEYS_URL"), { signal: AbortSignal.timeout(3_000) });
    const theirs = Date.parse(headers.get("date") ?? "");
    if (Number.isNaN(theirs)) return undefined;
    const middle = (began.getTime() + ours().getTime()) / 2;
    return (middle - theirs - 500) / 1000;
  } catch {
    return undefined;
  }
}
