// HTTP: sessions as they are and were; reads only.

import { boardStart, cursorOf } from "../shared/http/cursor.ts";
import { answer, on } from "../shared/http/http.ts";
import { isPermitted } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { type BoardQuery, board } from "../shared/journal/board.ts";
import { history, newestOfStream } from "../shared/journal/journal.ts";
import { type StreamOf, stream } from "../shared/journal/keys.ts";
import { readRenewed } from "../shared/journal/renewal.ts";
import { actShown, isAct } from "./act.ts";
import { agencyPlace, placeAsked, sessionPlace } from "./authorization-targets.ts";
import { counted } from "./counting.ts";
import { counting, liveOfAgency } from "./live.ts";
import { SESSION_PROBLEM } from "./problems.ts";
import { countSessions, listSessions, readSession } from "./routes.ts";
import { type Session, sessionLaw } from "./session.ts";
import { type About, isLiveOfAgency, sessionsOf } from "./session-boards.ts";
import type { SessionEvent } from "./session-event.ts";
import { eventToBeKnown, isTruthToBeKnown, sessionToBeKnown } from "./to-be-known.ts";
import { decisionView, sessionView } from "./view.ts";

export const sessionReads = [
  on(listSessions, async ({ query, person, may, at }) => {
    const { limit, cursor, ...asked } = query;
    const seen = (state: Session) => sessionToBeKnown(state, { person, may });
    const isAboutNothing = Object.values(asked).every(each => each === undefined);
    const about: About = isAboutNothing ? { person: person.person } : asked;
    if (isLiveOfAgency(about)) {
      may(agencyPlace(about));
      const { held, next } = await liveOfAgency({ ...about, limit, cursor, at });
      return answer(200, {
        rows: held.map(each => sessionView({ ...each, state: seen(each.state) }, at)),
        next,
      });
    }
    const question = sessionsOf(about);
    if (!question) throw new Problem(SESSION_PROBLEM["session-question-missing"]);
    may(await placeAsked(about));
    const { name, keep, ...on } = question;
    const start = boardStart(cursor, name, on);
    const page = await board<Session>({ ...on, limit, start } satisfies BoardQuery);
    // A terminal that changed hands does not bring the sessions of the agency it came from.
    const isTheirs = (session: Session) =>
      about.terminal === undefined ||
      about.person !== undefined ||
      isPermitted(() => may(sessionPlace(about.terminal ?? "", session)));
    // Sifted by what the reader sees: a question for an agency must not tell whose terminal it was.
    const rows = (await counting(page.rows, at))
      .map(({ state, ...held }) => ({ ...held, state: seen(state) }))
      .filter(({ state }) => keep(state) && isTheirs(state))
      .map(each => sessionView(each, at));
    return answer(200, { rows, next: cursorOf(page.next, name) });
  }),
  on(readSession, async ({ params: { session }, person, may, at }) => {
    const of = stream(sessionLaw, session);
    const { state: whole, ...held } = await readRenewed(of);
    const state = whole && sessionToBeKnown(whole, { person, may });
    may(sessionPlace(session, state ?? { agency: "", person: "" }));
    if (!whole || !state) throw new Problem(PROBLEM["not-found"]);
    const [first] = await history<SessionEvent>(of, 1, 1);
    const reader = { person, may };
    const decided = decisionView(eventToBeKnown(first?.event, whole, reader));
    const newestActs = whole.acts ? await actsOf(of, isTruthToBeKnown(whole, reader)) : [];
    return answer(200, { ...sessionView({ ...held, state }, at), ...decided, newestActs });
  }),
  on(countSessions, async ({ query, may, at }) => {
    const { system, from, until } = query;
    may({ type: "System", id: system ?? "all", system: system ?? "" });
    return answer(200, await counted({ from, until, at, ...(system && { system }) }));
  }),
];

const MOST_ACTS = 50;

async function actsOf(of: StreamOf<Session>, isTruth: boolean) {
  const found: ReturnType<typeof actShown>[] = [];
  for await (const recorded of newestOfStream(of)) {
    if (isAct(recorded)) found.push(actShown(recorded, isTruth));
    if (found.length === MOST_ACTS) break;
  }
  return found;
}
