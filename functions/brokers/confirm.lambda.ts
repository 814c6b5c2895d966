// HTTP: a broker confirms that an ended session is closed, or reports that it is not after all; or an administrator that somebody closed it by hand.
import { sessionPlace } from "../sessions/authorization-targets.ts";
import { isThere, type SessionRow } from "../sessions/live.ts";
import { closeDueAt, sessionLaw } from "../sessions/session.ts";
import { foundRecord } from "../sessions/session-records.ts";
import { sessionToBeKnown } from "../sessions/to-be-known.ts";
import { sessionView } from "../sessions/view.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { change } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { log } from "../shared/log.ts";
import { isSystem } from "../shared/rules/systems.ts";
import { systemLaw } from "../systems/system.ts";
import { type Closing, closeConfirmed, type Seen, seenAlive } from "./decisions.ts";
import * as routes from "./routes.ts";

export const handler = http(
  on(routes.confirmClosed, asked => confirmed(asked, asked.body)),
  on(routes.reportAlive, asked => seen(asked, asked.body)),
  on(routes.closeByHand, asked => confirmed(asked, { ...asked.body, how: "by-hand" })),
);

type About = Pick<Asked<typeof routes.confirmClosed>, "params" | "person" | "may" | "at" | "repeat">;

/** What is asked about, with the right to say something of it: whoever has none is not told whether there is such a session. */
async function actingOn(asked: About) {
  const { session: id } = asked.params;
  const session = await read(stream(sessionLaw, id));
  const { state } = session;
  const permit = asked.may(sessionPlace(id, (state && sessionToBeKnown(state, asked)) ?? NOBODYS));
  if (!isThere(session)) throw new Problem(PROBLEM["not-found"]);
  return { session, permit, by: { by: asked.person.person, at: asked.at.toISOString() } };
}

/** A closing that did not hold keeps the next ones out from this moment on, as one that nobody confirmed does. */
function seen(asked: About, alive: Seen) {
  const { session: id } = asked.params;
  return write(asked, async () => {
    const { session, permit, by } = await actingOn(asked);
    const event = seenAlive(session.state, alive, by);
    if (!event) return { changes: [], answer: answer(200, sessionView(session, asked.at)) };
    const { changes } = foundRecord(session, event, permit);
    const noted = await notedIn(session, alive, permit);
    const [{ next }] = changes;
    log("error", "closed-falsely", { session: id, endpoint: session.state.endpoint, sign: alive.sign });
    const shown = sessionView({ ...next, state: next.state ?? session.state }, asked.at);
    return { changes: [...changes, ...noted], answer: answer(200, shown) };
  });
}

async function notedIn(
  { stream: of, state }: SessionRow,
  { seenAt }: Seen,
  permit: Parameters<typeof change>[3],
) {
  const { system = "", endpoint } = state;
  if (!isSystem(system)) return [];
  const session = of.slice("SESSION#".length);
  const event = { type: "EndUnconfirmed", session, endpoint, due: closeDueAt(state), seenAt } as const;
  return [change(systemLaw, await read(stream(systemLaw, system)), [{ event }], permit)];
}

/** With it the system is open again for the next ones, if this was what kept them out. */
function confirmed(asked: About, closing: Closing) {
  const { session: id } = asked.params;
  return write(asked, async () => {
    const { session, permit, by } = await actingOn(asked);
    const { system = "" } = session.state;
    const { changes } = foundRecord(session, closeConfirmed(session.state, closing, by), permit);
    const settled = isSystem(system) ? await settledIn(system, id, permit) : [];
    const [{ next }] = changes;
    const shown = sessionView({ ...next, state: next.state ?? session.state }, asked.at);
    return { changes: [...changes, ...settled], answer: answer(200, shown) };
  });
}

async function settledIn(system: string, session: string, permit: Parameters<typeof change>[3]) {
  const held = await read(stream(systemLaw, system));
  if (!Object.hasOwn(held.state?.unclosed ?? {}, session)) return [];
  return [change(systemLaw, held, [{ event: { type: "EndSettled", session } }], permit)];
}

const NOBODYS = { agency: "", system: "", person: "" };
