// Which board answers which question about sessions: live ones by when they close, all others by when they were asked, newest first; pure.

import type { BoardQuery } from "../shared/journal/board.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { dayOf, endOfDay, instantOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { askedBy, askedOn, askedWith, openInto } from "./boards.ts";
import type { Session } from "./session.ts";

export interface About {
  readonly live?: "true" | undefined;
  readonly agency?: string | undefined;
  readonly system?: string | undefined;
  /** It only sifts; a broker is answered for its own channel alone. */
  readonly channel?: string | undefined;
  /** It only sifts; a broker is answered for what its own endpoint let in. */
  readonly endpoint?: string | undefined;
  readonly terminal?: string | undefined;
  readonly person?: string | undefined;
  readonly day?: Day | undefined;
}

export interface BoardQuestion extends Pick<BoardQuery, "board" | "partition" | "between" | "descending"> {
  /** A cursor is good for this question and no other. */
  readonly name: string;
  keep(session: Session): boolean;
}

/** One thing leads to a board, the others only sift it; undefined where nothing leads to any. */
export function sessionsOf(about: About): BoardQuestion | undefined {
  const { live, agency, system, channel, endpoint, terminal, person, day } = about;
  const name = JSON.stringify([
    live,
    agency,
    system,
    terminal,
    person,
    day,
    ...(channel ? [channel] : []),
    ...(endpoint ? [{ endpoint }] : []),
  ]);
  const keep = (session: Session) =>
    (live === undefined || session.status === "allowed") &&
    (agency === undefined || session.agency === agency) &&
    (system === undefined || session.system === system) &&
    (channel === undefined || session.channel === channel) &&
    (endpoint === undefined || session.endpoint === endpoint) &&
    (terminal === undefined || session.terminal === terminal) &&
    (person === undefined || isSameAccount(session.person, person)) &&
    (day === undefined || dayOf(session.askedAt) === day);
  const asked = { name, keep, descending: true, ...(day && { between: spanOf(day) }) };
  // Who sees a person's sessions need not see a terminal's: so the person leads, and no cursor tells of others.
  if (person !== undefined) return { ...asked, ...askedBy(person) };
  if (terminal !== undefined) return { ...asked, ...askedWith(terminal) };
  if (system === undefined) return undefined;
  if (live) return { name, keep, ...openInto(system) };
  return day ? { name, keep, descending: true, ...askedOn(day, system) } : undefined;
}

/** What is live of an agency, and nothing else leads to it. */
export function isLiveOfAgency(about: About): about is About & { readonly agency: string } {
  const { live, agency, channel, endpoint, terminal, person, day } = about;
  const only = [channel, endpoint, terminal, person, day].every(each => each === undefined);
  return live !== undefined && agency !== undefined && only;
}

/** A day is the house's own, in Taipei; what was asked at its end sorts behind that instant, on the next. */
function spanOf(day: Day): readonly [from: string, to: string] {
  return [instantOf(day, "00:00"), endOfDay(day)];
}
