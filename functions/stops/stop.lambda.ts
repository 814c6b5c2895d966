// HTTP: the kill switch, thrown with a reason and lifted with one; every decision from that moment on reads it.
import { randomUUID } from "node:crypto";
import { CITY_STOPS } from "../gate/reads.ts";
import { placeOfStop, stopTarget } from "../sessions/authorization-targets.ts";
import { SESSION_PROBLEM } from "../sessions/problems.ts";
import { stopView } from "../sessions/view.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { isPermitted } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { change, type Held } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { liftStop, listStops, stopConnections } from "./routes.ts";
import { hasRoom, NO_STOPS, type Stop, type Stops, stopLaw } from "./stop.ts";

export const handler = http(
  on(stopConnections, async asked => {
    const stop = `stop-${randomUUID()}`;
    const { scope, reason: because } = asked.body;
    return write(asked, async () => {
      const { place, isThere } = await stopTarget(scope);
      const permit = asked.may(place);
      if (!isThere) throw new Problem(SESSION_PROBLEM["stop-target-unknown"]);
      const held = await read<Stops>(CITY_STOPS);
      if (!hasRoom(held.state ?? NO_STOPS, scope)) throw new Problem(SESSION_PROBLEM["stop-too-many"]);
      const { agency = "", system = "", person = "" } = place;
      const event = { type: "ConnectionsStopped", stop, scope, because, agency, system, person } as const;
      const changed = change(stopLaw, held, [{ event }], permit);
      const stopped = changed.next.state.active[stop] as Stop;
      return { changes: [changed], answer: answer(201, stopView(stop, stopped)) };
    });
  }),
  on(liftStop, asked =>
    write(asked, async () => {
      const { stop } = asked.params;
      const held = await read<Stops>(CITY_STOPS);
      const found = activeOf(held).find(([id]) => id === stop)?.[1];
      if (!found) throw new Problem(SESSION_PROBLEM["stop-unknown"]);
      const permit = asked.may(placeOfStop(found));
      const event = { type: "StopLifted", stop, because: asked.body.reason } as const;
      const changed = change(stopLaw, held, [{ event }], permit);
      return { changes: [changed], answer: answer(200, { rows: seen(changed.next, asked.may) }) };
    }),
  ),
  on(listStops, async ({ may }) => answer(200, { rows: seen(await read<Stops>(CITY_STOPS), may) })),
);

function activeOf({ state }: Held<Stops>): [string, Stop][] {
  return Object.entries(state?.active ?? {});
}

/** Of the stops in force those that concern the reader; where none does there are none to be seen. */
function seen(held: Held<Stops>, may: (place: ReturnType<typeof placeOfStop>) => unknown) {
  return activeOf(held)
    .filter(([, stop]) => isPermitted(() => may(placeOfStop(stop))))
    .map(([id, stop]) => stopView(id, stop));
}
