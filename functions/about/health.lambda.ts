// HTTP: is docgate well? The same answer for the console's page and for `npm run doctor`.
import { answer, http, on } from "../shared/http/http.ts";
import { healthOf, worstOf } from "./health.ts";
import { takeReadings } from "./health-readings.ts";
import * as routes from "./routes.ts";

export const handler = http(
  on(routes.readHealth, async ({ at, may }) => {
    may({ type: "City", id: "health" });
    const checks = healthOf(await takeReadings(at));
    return answer(200, { at: at.toISOString(), status: worstOf(checks), checks });
  }),
);
