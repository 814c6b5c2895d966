// The stops in force as one reader may see them, each with how the networks stand that it cuts, and whether this reader may lift it.
import { placeOfStop, placeToLift } from "../sessions/authorization-targets.ts";
import { stopView } from "../sessions/view.ts";
import type { Asked } from "../shared/http/http.ts";
import { isPermitted, type Place, permit } from "../shared/http/permit.ts";
import type { Held } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { type NetworkShown, networkOf, networkView, systemsCutBy } from "./network.ts";
import { liftStop, listStops } from "./routes.ts";
import { NO_STOPS, type Stop, type Stops } from "./stop.ts";

export type Reader = Pick<Asked<typeof listStops>, "person" | "request" | "at">;

export function isOpenTo({ person, request, at }: Reader, name: string, place: Place): boolean {
  const kind = name === listStops.name ? "read" : "write";
  return isPermitted(() => permit(person, { name, kind, request, at }, place));
}

/** One just thrown: of its networks only the asking is known, and nothing more is read before it is acknowledged. */
export function justThrown(id: string, stop: Stop, asked: Reader) {
  const cutting = systemsCutBy(stop.scope).map(system => ({ system, status: "cutting" as const }));
  return shown(id, stop, { asked, networks: cutting });
}

/** Of the stops in force those that concern the reader; where none does there are none to be seen. */
export async function seenBy(asked: Reader, { state = NO_STOPS }: Held<Stops>) {
  const concerning = activeOf(state).filter(([, stop]) => isOpenTo(asked, listStops.name, placeOfStop(stop)));
  const cutting = concerning.some(([, { scope }]) => systemsCutBy(scope).length > 0);
  const held = cutting ? await readMany(SYSTEMS.map(networkOf)) : [];
  const networks = SYSTEMS.map((system, at) => networkView(system, held[at] ?? {}, state));
  return Promise.all(
    concerning.map(([id, stop]) => {
      const own = systemsCutBy(stop.scope);
      return shown(id, stop, { asked, networks: networks.filter(({ system }) => own.includes(system)) });
    }),
  );
}

interface About {
  readonly asked: Reader;
  readonly networks: readonly NetworkShown[];
}

async function shown(id: string, stop: Stop, { asked, networks }: About) {
  const mayLift = isOpenTo(asked, liftStop.name, await placeToLift(id, stop, asked.person.person));
  return { ...stopView(id, stop, mayLift), ...(networks.length > 0 && { networks: [...networks] }) };
}

export function activeOf({ active }: Stops): [string, Stop][] {
  return Object.entries(active);
}
