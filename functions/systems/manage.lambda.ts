// HTTP: a system's administrators plan its capacity, name its endpoints record its test, and see all of it.
import { rangeLimitsHere } from "../shared/address/range-limits.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { isPermitted } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import * as decisions from "./decisions.ts";
import * as routes from "./routes.ts";
import { systemLaw } from "./system.ts";
import { addEndpointAlone, changeSystem, placeOfSystem, readSystems, systemView } from "./system-context.ts";

export const handler = http(
  on(routes.planCapacity, asked => changeSystem(asked, () => decisions.capacityPlanned(asked.body))),
  on(routes.addEndpoint, asked => addEndpointAlone(asked, rangeLimitsHere())),
  on(routes.removeEndpoint, asked => {
    const removal = { ...asked.body, endpoint: asked.params.endpoint };
    return changeSystem(asked, own => decisions.endpointRemoved(own, removal));
  }),
  on(routes.recordRemoteTest, asked =>
    changeSystem(asked, (_, at) => decisions.remoteTestRecorded(asked.body, at)),
  ),
  on(routes.readSystem, async ({ params: { system }, may }) => {
    may(placeOfSystem(system));
    return answer(200, systemView(system, await read(stream(systemLaw, system))));
  }),
  on(routes.listSystems, async ({ may }) => {
    const seen = new Set(SYSTEMS.filter(system => isPermitted(() => may(placeOfSystem(system)))));
    if (seen.size === 0) throw new Problem(PROBLEM["not-permitted"]);
    const all = await readSystems();
    const rows = all.filter(({ system }) => seen.has(system)).map(held => systemView(held.system, held));
    return answer(200, { rows });
  }),
);
