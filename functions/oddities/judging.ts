// Whether somebody's requests to connect are odd by a rule: the first time that there are enough of them within its minutes; pure.
import { unlessUnknownYear } from "../gate/by-calendar.ts";
import type { Known } from "../gate/facts.ts";
import { GATE_FAULTS, RULE_FAULTS } from "../gate/fault.ts";
import type { HoursWindow } from "../hours/window-names.ts";
import { beginningOn } from "../hours/windows.ts";
import { refusalsOf, type Session } from "../sessions/session.ts";
import type { ActEvent, RefusedBy } from "../sessions/session-event.ts";
import { at } from "../shared/address/address.ts";
import { lastRead, scanCaller } from "../shared/address/address-reading.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import { FOUND_AGAIN_HOURS, ODD_RULES, type OddRule } from "./names.ts";
import type { OddityFound } from "./oddity.ts";

/** One request to connect, or to act inside a session, as far as it is judged by. */
export interface Try {
  readonly session: string;
  /** Of what was to be done inside it. */
  readonly act?: string;
  readonly askedAt: string;
  readonly system: string;
  readonly terminal: string;
  /** Empty where it came from no address that is known. */
  readonly network: string;
  /** For something about whoever asked, or what they asked with. */
  readonly refused: boolean;
  /** Nobody of the agency was at work, nor was whoever asked. */
  readonly offHours?: boolean;
}

/** What refuses everybody alike says nothing of whom it refuses. */
export const REFUSES_EVERYBODY = [
  ...["nothing-stopped", "twse-cut-off", "system-known", "twse-remote-system-tested"],
  ...["capacity-left", "tainan-planned-capacity", "ends-confirmed"],
] as const;
const NOT_THEIRS: ReadonlySet<string> = new Set([
  ...Object.keys(GATE_FAULTS),
  ...Object.keys(RULE_FAULTS),
  ...REFUSES_EVERYBODY,
  // What is done too late in a session that ended.
  "session-not-open",
]);

export function tryOf(session: string, { status, refusals, ...asked }: Session): Try {
  const { askedAt, system = "", terminal, address } = asked;
  const refused = status === "refused" && isTheirs(refusals);
  return { session, askedAt, system, terminal, network: networkOf(address), refused };
}

/** What is done inside a session says nothing of computers, networks and hours that the request for it did not. */
export function tryInside(
  session: string,
  { system = "" }: Session,
  { event, recordedAt }: Recorded<ActEvent>,
): Try {
  const { act } = event;
  const refused = isTheirs(refusalsOf(event));
  return { session, act, askedAt: recordedAt, system, terminal: "", network: "", refused };
}

function isTheirs(refusals: readonly RefusedBy[]): boolean {
  return refusals.some(({ policy }) => !NOT_THEIRS.has(policy));
}

function networkOf(address: string): string {
  const family = scanCaller(address);
  if (family === undefined) return "";
  const first = at(lastRead.words, 0);
  return `${family}/${family === 4 ? first >>> 16 : first}`;
}

/** What of a request a rule counts; each thing once. */
const COUNTED: { readonly [Rule in OddRule]: (each: Try) => string } = {
  refusals: ({ refused, session, act = "" }) => (refused ? `${session}/${act}` : ""),
  terminals: ({ refused, terminal }) => (refused ? terminal : ""),
  networks: ({ network }) => network,
  hours: ({ refused, offHours, session }) => (refused && offHours ? session : ""),
};

export interface Judging {
  readonly least: number;
  /** Until when it was found last; what goes on is found again after a day. */
  readonly found?: string | undefined;
}

/** Of requests in the order in which they were asked. */
export function oddBy(
  rule: OddRule,
  tries: readonly Try[],
  { least, found }: Judging,
): Omit<OddityFound, "type" | "agency"> | undefined {
  const again = found === undefined ? "" : later(found, FOUND_AGAIN_HOURS * 60);
  const counted = tries.filter(each => COUNTED[rule](each) !== "" && each.askedAt >= again);
  for (const [place, { askedAt: until, session, system }] of counted.entries()) {
    const begins = later(until, -ODD_RULES[rule].minutes);
    const within = counted.slice(0, place + 1).filter(({ askedAt }) => begins < askedAt);
    const count = new Set(within.map(COUNTED[rule])).size;
    if (count >= least) return { system, session, from: within[0]?.askedAt ?? until, until, count, least };
  }
  return undefined;
}

/** So near to hours of work somebody is early, or late. */
const NEAR_MINUTES = 120;

/** Whether at that moment none of an agency's windows is near, whosever and of whatever kind; where it set none that is not known. */
export function isFarFromWork(windows: readonly HoursWindow[], moment: string): boolean {
  if (windows.length === 0) return false;
  const today = dayOf(moment);
  const [before, after] = [later(moment, -NEAR_MINUTES), later(moment, NEAR_MINUTES)];
  const [near] = unlessUnknownYear(() =>
    [addDays(today, -1), today, addDays(today, 1)]
      .flatMap(day => beginningOn(windows, day))
      .some(({ from, until }) => from <= after && before <= until),
  );
  return near === false;
}

/** As the gate knew it: a shift or overtime of whoever asked is work. */
export function isOwnWork({ officeHours, dutyHours, overtime }: Partial<Known>): boolean {
  return [officeHours, dutyHours, overtime].includes(true);
}

function later(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString();
}
