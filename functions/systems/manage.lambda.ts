// HTTP: a system's administrators plan its capacity, name its endpoints and record its test, and see how it stands.
import { rangeLimitsHere } from "../shared/address/range-limits.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { isPermitted } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import * as readying from "./decisions.ts";
import * as routes from "./routes.ts";
import type { SystemState } from "./system.ts";
import { act, claim, placeOf, readSystems, systemView } from "./system-context.ts";

export const handler = http(
  on(routes.planCapacity, asked => act(asked, () => readying.planCapacity(asked.body))),
  on(routes.addEndpoint, asked => claim(asked, rangeLimitsHere())),
  on(routes.removeEndpoint, asked => {
    const removal = { ...asked.body, endpoint: asked.params.endpoint };
    return act(asked, own => readying.removeEndpoint(own, removal));
  }),
  on(routes.recordRemoteTest, asked => act(asked, (_, at) => readying.recordRemoteTest(asked.body, at))),
  on(routes.readSystem, async ({ params: { system }, may }) => {
    may(placeOf(system));
    return answer(200, systemView(system, await read<SystemState>(stream("SYSTEM", system))));
  }),
  on(routes.listSystems, async ({ may }) => {
    const seen = new Set(SYSTEMS.filter(system => isPermitted(() => may(placeOf(system)))));
    if (seen.size === 0) throw new Problem(PROBLEM["not-permitted"]);
    const all = await readSystems();
    const rows = all.filter(({ system }) => seen.has(system)).map(held => systemView(held.system, held));
    return answer(200, { rows });
  }),
);
