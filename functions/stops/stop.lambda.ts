// HTTP: the kill switch, thrown with a reason and lifted with one; every decision from that moment on reads it.

import { randomUUID } from "node:crypto";
import { placeToLift, stopTarget } from "../sessions/authorization-targets.ts";
import { SESSION_PROBLEM } from "../sessions/problems.ts";
import { answer, http, on } from "../shared/http/http.ts";
import type { Place } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { change } from "../shared/journal/change.ts";
import { insist } from "../shared/journal/commit.ts";
import { raiseLowGuards } from "../shared/journal/guards.ts";
import { read } from "../shared/journal/journal.ts";
import { AUTHORITIES, type Authority } from "./names.ts";
import { stopReads } from "./reads.ts";
import { liftStop, stopConnections } from "./routes.ts";
import { activeOf, isOpenTo, justThrown, type Reader, seenBy } from "./seen-stops.ts";
import { CITY_STOPS, hasRoom, NO_STOPS, type Stop, type Stops, stopLaw } from "./stop.ts";

export const handler = http(
  on(stopConnections, async asked => {
    const stop = `stop-${randomUUID()}`;
    const { scope, reason: because, drill } = asked.body;
    return write(
      asked,
      async () => {
        const { place, isThere } = await stopTarget(scope);
        const allowed = asked.may(place);
        if (!isThere) throw new Problem(SESSION_PROBLEM["stop-target-unknown"]);
        const held = await read<Stops>(CITY_STOPS);
        const thrown = held.state?.active[stop];
        if (thrown) {
          // On record already, by an attempt whose answer was lost, and perhaps not yet heeded by who read before.
          await raiseLowGuards([held]);
          return { changes: [], answer: answer(201, await justThrown(stop, thrown, asked)) };
        }
        if (!hasRoom(held.state ?? NO_STOPS, scope)) throw new Problem(SESSION_PROBLEM["stop-too-many"]);
        const { agency = "", system = "", person = "" } = place;
        const authority = authorityOver(place, asked);
        const facts = {
          ...{ stop, scope, because, agency, system, person },
          ...(authority && { authority }),
          ...(drill && { drill }),
        };
        const changed = change(stopLaw, held, [{ event: { type: "ConnectionsStopped", ...facts } }], allowed);
        const stopped = changed.next.state.active[stop] as Stop;
        return { changes: [changed], answer: answer(201, await justThrown(stop, stopped, asked)) };
      },
      insist,
    );
  }),
  on(liftStop, asked =>
    write(asked, async () => {
      const { stop } = asked.params;
      const held = await read<Stops>(CITY_STOPS);
      const found = activeOf(held.state ?? NO_STOPS).find(([id]) => id === stop)?.[1];
      if (!found) throw new Problem(SESSION_PROBLEM["stop-unknown"]);
      const allowed = asked.may(await placeToLift(stop, found, asked.person.person));
      const event = { type: "StopLifted", stop, because: asked.body.reason } as const;
      const changed = change(stopLaw, held, [{ event }], allowed);
      return { changes: [changed], answer: answer(200, { rows: await seenBy(asked, changed.next) }) };
    }),
  ),
  ...stopReads,
);

/** The highest role by which alone it could have been thrown. */
function authorityOver(place: Place, asked: Reader): Authority | undefined {
  const { person } = asked;
  return AUTHORITIES.filter(role => person.roles.includes(role)).find(role =>
    isOpenTo({ ...asked, person: { ...person, roles: [role] } }, stopConnections.name, place),
  );
}
