// HTTP: an administrator has a test sent to a broker, before anybody relies on it.
import { randomUUID } from "node:crypto";
import { answer, http, on } from "../shared/http/http.ts";
import { Problem } from "../shared/http/problem.ts";
import { keepDeliveries, readDeliveries } from "../shared/journal/deliveries.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { placeOfSystem, systemLaw } from "../systems/system.ts";
import { knownBroker } from "./decisions.ts";
import { BROKER_PROBLEM } from "./problems.ts";
import { testBroker } from "./routes.ts";
import { tellOne } from "./telling.ts";

export const handler = http(
  on(testBroker, async ({ params: { system, endpoint }, may, at }) => {
    may(placeOfSystem(system));
    const { state } = await read(stream(systemLaw, system));
    const { proposed, inForce } = knownBroker(state, endpoint);
    const url = (proposed ?? inForce)?.url;
    if (!url) throw new Problem(BROKER_PROBLEM["broker-by-feed"]);
    const message = { id: `test-${randomUUID()}`, type: "test", data: { system, endpoint } } as const;
    const delivery = await tellOne({ system, endpoint, url }, message);
    // One that was told is left alone no longer.
    const { last, ...rest } = await readDeliveries(system, endpoint);
    const pause = delivery.outcome === "told" ? { failures: 0 } : rest;
    await keepDeliveries({ system, endpoint, at }, { ...pause, last: [delivery, ...last] });
    return answer(200, delivery);
  }),
);
