// HTTP: what goes wrong with a terminal outside: malware, loss, theft, recovery, and the incident until it is closed.
import { http, on } from "../shared/http/http.ts";
import * as law from "./incident.ts";
import * as routes from "./incident-routes.ts";
import { cleanUp } from "./return.ts";
import { act } from "./take-step.ts";

export const handler = http(
  on(routes.cleanUpTerminal, asked =>
    act(asked, ({ terminal }, desk) => cleanUp(terminal, asked.body, desk)),
  ),
  on(routes.reportLoss, asked =>
    act(asked, ({ terminal }, desk) => law.reportLoss(terminal, asked.body, desk)),
  ),
  on(routes.reportFound, asked =>
    act(asked, ({ terminal }, desk) => law.reportFound(terminal, asked.body, desk)),
  ),
  on(routes.writeOffTerminal, asked =>
    act(asked, ({ terminal }, desk) => law.writeOff(terminal, asked.body, desk)),
  ),
  on(routes.closeIncident, asked =>
    act(asked, ({ terminal }, desk) => law.closeIncident(terminal, asked.body, desk)),
  ),
);
