// Reads what one person asked of the gate of late and puts on record what of it is odd, by each rule once a day, whoever looks how often.
import { agencyLaw } from "../agencies/agency.ts";
import { overlayOf } from "../agencies/rules.ts";
import type { HoursWindow } from "../hours/window-names.ts";
import { personLaw } from "../people/person.ts";
import { isAct } from "../sessions/act.ts";
import { askedBy, HIGH } from "../sessions/boards.ts";
import type { Session } from "../sessions/session.ts";
import type { SessionEvent } from "../sessions/session-event.ts";
import { permitGateway } from "../shared/http/permit.ts";
import { board } from "../shared/journal/board.ts";
import { change, type Held, type Row } from "../shared/journal/change.ts";
import { commit, settle } from "../shared/journal/commit.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { history, newestOfStream, read, readMany } from "../shared/journal/journal.ts";
import { kindOf, type StreamOf, stream } from "../shared/journal/keys.ts";
import { ceilingIn } from "../shared/rules/profile.ts";
import { activityIn } from "../shared/rules/systems.ts";
import { isFarFromWork, isOwnWork, oddBy, type Try, tryInside, tryOf } from "./judging.ts";
import { LEAST, ODD_RULE_NAMES, ODD_RULES } from "./names.ts";
import { type Oddity, oddityLaw, oddityOf } from "./oddity.ts";

/** No rule looks further back. */
const LOOK_BACK_MS = Math.max(...Object.values(ODD_RULES).map(({ minutes }) => minutes)) * 60_000;
/** A session is acted in as long as it is open, which is a day at most. */
const LONGEST_OPEN_MS = 24 * 60 * 60_000;
/** Of whoever asks without end the newest are enough: many more than any rule asks for. */
const MOST_TRIES = 200;

/** Who asked to connect or was refused an act, of all that was recorded, and since when. */
export async function askersIn(recorded: readonly Recorded[]): Promise<ReadonlyMap<string, string>> {
  const telling = recorded.filter(
    ({ stream, version, event }) =>
      kindOf(stream) === "SESSION" && (version === 1 || event.type === "ActRefused"),
  );
  const held = await readMany(telling.map(each => each.stream as StreamOf<Session>));
  const since = new Map<string, string>();
  for (const [place, { recordedAt }] of telling.entries()) {
    const { person = "" } = held[place]?.state ?? {};
    const known = since.get(person);
    if (person !== "" && !(known && known <= recordedAt)) since.set(person, recordedAt);
  }
  return since;
}

export async function watch(person: string, since: string, at: Date): Promise<void> {
  const from = earlier(since, LOOK_BACK_MS);
  const asked = { ...askedBy(person), between: [earlier(from, LONGEST_OPEN_MS), HIGH] as const };
  const { rows } = await board<Session>({ ...asked, descending: true, limit: MOST_TRIES });
  const inside = await Promise.all(rows.map(row => refusedActsIn(row, from)));
  const requests = rows.filter(({ state }) => state.askedAt >= from);
  const tries = [...requests.map(row => tryOf(idOf(row), row.state)), ...inside.flat()].sort(byTime);
  const [newest] = rows;
  // Most are let in at once, and nothing more is read of them.
  const isPlain = !tries.some(({ refused }) => refused) && tries.length < LEAST.networks;
  if (newest && !isPlain) await settle(() => judge(person, { tries, newest }, at));
}

async function refusedActsIn(row: Row<Session>, from: string): Promise<readonly Try[]> {
  const { acts } = row.state;
  if (!acts || acts.refused === 0 || acts.at < from) return [];
  const found: Try[] = [];
  for await (const recorded of newestOfStream(row.stream)) {
    if (recorded.recordedAt < from || found.length === MOST_TRIES) break;
    if (isAct(recorded)) found.push(tryInside(idOf(row), row.state, recorded));
  }
  return found;
}

function byTime(one: Try, other: Try): number {
  return one.askedAt < other.askedAt ? -1 : one.askedAt > other.askedAt ? 1 : 0;
}

function earlier(moment: string, milliseconds: number): string {
  return new Date(Date.parse(moment) - milliseconds).toISOString();
}

interface Asked {
  readonly tries: readonly Try[];
  readonly newest: Row<Session>;
}

async function judge(person: string, { tries, newest }: Asked, at: Date): Promise<void> {
  const [enrolled, ...oddities] = await readMany([
    stream(personLaw, person),
    ...ODD_RULE_NAMES.map(rule => oddityOf(person, rule)),
  ]);
  const agency = enrolled.state?.agency ?? newest.state.agency;
  const rules = agency ? (await read(stream(agencyLaw, agency))).state : undefined;
  const known = await withHours(tries, rules?.hours?.windows ?? []);
  const own = rules && overlayOf(rules, activityIn(newest.state.system));
  const least = { refusals: ceilingIn("twse-2023", "oddRefusals", own), ...LEAST };
  const permit = permitGateway({ name: "watchRequests", kind: "write", request: idOf(newest), at });
  const changes = ODD_RULE_NAMES.flatMap((rule, place) => {
    const held = oddities[place] as Held<Oddity>;
    const odd = oddBy(rule, known, { least: least[rule], found: held.state?.until });
    return odd ? [change(oddityLaw, held, [{ event: { type: "OddityFound", agency, ...odd } }], permit)] : [];
  });
  await commit({ changes });
}

/** Of the newest refusals far from the agency's hours, as many as the rule could need, whether whoever asked was at work. */
async function withHours(tries: readonly Try[], windows: readonly HoursWindow[]): Promise<readonly Try[]> {
  const far = tries.filter(
    ({ refused, act, askedAt }) => refused && act === undefined && isFarFromWork(windows, askedAt),
  );
  const looked = far.slice(-2 * LEAST.hours);
  const worked = await Promise.all(looked.map(isAtWork));
  const offHours = new Set(looked.filter((_, place) => !worked[place]));
  return tries.map(each => ({ ...each, offHours: offHours.has(each) }));
}

async function isAtWork({ session }: Try): Promise<boolean> {
  const [first] = await history<SessionEvent>(stream("SESSION", session), 1, 1);
  return first?.event.type === "SessionRefused" && isOwnWork(first.event.facts.known);
}

function idOf({ stream }: Pick<Row<Session>, "stream">): string {
  return stream.slice("SESSION#".length);
}
