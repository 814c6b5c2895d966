// HTTP: what goes wrong with a terminal outside: malware, loss, theft, recovery, and the incident until it is closed.
import { http, on } from "../shared/http/http.ts";
import { insist } from "../shared/journal/commit.ts";
import * as law from "./incident.ts";
import * as routes from "./incident-routes.ts";
import { cleanUp } from "./return.ts";
import { takeStep } from "./take-step.ts";

export const handler = http(
  on(routes.cleanUpTerminal, asked =>
    takeStep(asked, ({ terminal }, context) => cleanUp(terminal, asked.body, context)),
  ),
  on(routes.reportLoss, asked =>
    takeStep(asked, ({ terminal }, context) => law.reportLoss(terminal, asked.body, context), {
      again: insist,
    }),
  ),
  on(routes.reportFound, asked =>
    takeStep(asked, ({ terminal }, context) => law.reportFound(terminal, asked.body, context)),
  ),
  on(routes.writeOffTerminal, asked =>
    takeStep(asked, ({ terminal }, context) => law.writeOff(terminal, asked.body, context)),
  ),
  on(routes.closeIncident, asked =>
    takeStep(asked, ({ terminal }, context) => law.closeIncident(terminal, asked.body, context)),
  ),
);
