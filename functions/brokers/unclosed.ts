// The ends that no broker confirmed in time: each is recorded with its system, so that the gate refuses the next ones, by whoever
// looks first; and again while there are any, so that somebody goes there.
import { UNCLOSED } from "../sessions/boards.ts";
import { allOf, idOf, isThere, type SessionRow } from "../sessions/live.ts";
import { closeDueAt, isUnclosed, sessionLaw } from "../sessions/session.ts";
import { permitGateway } from "../shared/http/permit.ts";
import { change, type Draft } from "../shared/journal/change.ts";
import { commit, settle } from "../shared/journal/commit.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { isSystem, type SystemCode } from "../shared/rules/systems.ts";
import { type SystemEvent, systemLaw } from "../systems/system.ts";

/** One is enough to keep the next ones out: of very many, the rest is recorded as these are settled. */
const MOST_NOTED = 50;

/** All that have yet to be confirmed, in time or not. */
export function unclosedSessions(): Promise<SessionRow[]> {
  return allOf(UNCLOSED);
}

/** Records which of them are overdue, and answers with these. */
export async function noteOverdue(at: Date): Promise<SessionRow[]> {
  const until = at.toISOString();
  const overdue = await allOf({ ...UNCLOSED, between: [undefined, until] });
  const bySystem = Map.groupBy(overdue, ({ state }) => state.system ?? "");
  await Promise.all(
    [...bySystem].map(([system, rows]) => (isSystem(system) ? note(system, rows, at) : undefined)),
  );
  return overdue;
}

function note(system: SystemCode, rows: readonly SessionRow[], at: Date): Promise<void> {
  return settle(async () => {
    const held = await read(stream(systemLaw, system));
    const noted = held.state?.unclosed ?? {};
    const missing = rows.filter(row => !Object.hasOwn(noted, idOf(row)));
    const room = Math.max(0, MOST_NOTED - Object.keys(noted).length);
    // A board shows what was a moment ago: one that was confirmed meanwhile must not be recorded as open for ever.
    const sessions = await readMany(missing.slice(0, room).map(row => stream(sessionLaw, idOf(row))));
    const [first, ...more] = sessions
      .filter(isThere)
      .filter(({ state }) => isUnclosed(state))
      .map(unconfirmed);
    if (!first) return;
    const permit = permitGateway({ name: "noteUnclosed", kind: "write", request: system, at });
    await commit({ changes: [change(systemLaw, held, [first, ...more], permit)], unmoved: sessions });
  });
}

function unconfirmed(row: SessionRow): Draft<SystemEvent> {
  const due = closeDueAt(row.state);
  return { event: { type: "EndUnconfirmed", session: idOf(row), endpoint: row.state.endpoint, due } };
}
