// HTTP: the systems as made ready, each with its network as the stops in force want it and as it is.
import { type ComparedEgress, comparedEgress } from "../reports/egress-status.ts";
import { parseLines } from "../reports/line.ts";
import { reportLaw } from "../reports/report.ts";
import { answer, on } from "../shared/http/http.ts";
import { isPermitted } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { readBlob } from "../shared/journal/blob.ts";
import type { Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { isForExchange, SYSTEMS, type SystemCode } from "../shared/rules/systems.ts";
import { networkOf, networkView } from "../stops/network.ts";
import { CITY_STOPS, type Stops } from "../stops/stop.ts";
import * as routes from "./routes.ts";
import { placeOfSystem, type SystemState, systemLaw, systemView } from "./system.ts";

export const systemReads = [
  on(routes.readSystem, async ({ params: { system }, may }) => {
    may(placeOfSystem(system));
    const [[row], egress] = await Promise.all([viewed([system]), egressFound(system)]);
    return answer(200, { ...(row as NonNullable<typeof row>), ...(egress && { egress }) });
  }),
  on(routes.listSystems, async ({ may }) => {
    const seen = SYSTEMS.filter(system => isPermitted(() => may(placeOfSystem(system))));
    if (seen.length === 0) throw new Problem(PROBLEM["not-permitted"]);
    return answer(200, { rows: await viewed(seen) });
  }),
];

async function viewed(systems: readonly SystemCode[]) {
  const [stops, held, networks] = await Promise.all([
    read<Stops>(CITY_STOPS),
    readMany(systems.map(system => stream(systemLaw, system))),
    readMany(systems.map(networkOf)),
  ]);
  return systems.map((system, at) => ({
    ...systemView(system, held[at] as Held<SystemState>),
    network: networkView(system, networks[at] ?? {}, stops.state),
  }));
}

/** What its report says of where it is really seen from; undefined where nothing says where that is, or no report is owed. */
async function egressFound(system: SystemCode): Promise<ComparedEgress[] | undefined> {
  if (!isForExchange(system)) return undefined;
  const [{ state }, report] = await readMany([stream(systemLaw, system), stream(reportLaw, system)]);
  const used = state?.deployment?.egress ?? [];
  if (used.length === 0) return undefined;
  const { filed } = report.state ?? {};
  return comparedEgress(filed ? parseLines(await readBlob(filed.lines)) : [], used);
}
