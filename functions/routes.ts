// The route table: every HTTP route there is, feeding HttpApi, the local run, the policies' schema test and /openapi.json.
import { aboutRoutes } from "./about/routes.ts";
import { agencyRoutes } from "./agencies/routes.ts";
import { changeRoutes } from "./allowlist/change-routes.ts";
import { listRoutes } from "./allowlist/list-routes.ts";
import { removalRoutes } from "./allowlist/removal-routes.ts";
import { systemRoutes } from "./allowlist/system-routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { officeRoutes } from "./console/office-routes.ts";
import { consoleRoutes } from "./console/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { answerRoutes } from "./reports/answer-routes.ts";
import { packRoutes } from "./reports/pack-routes.ts";
import { reportRoutes } from "./reports/routes.ts";
import { postureRoutes } from "./sessions/posture-routes.ts";
import { sessionRoutes } from "./sessions/routes.ts";
import { stopRoutes } from "./sessions/stop-routes.ts";
import type { Route } from "./shared/http/route.ts";
import { batchRoutes } from "./terminals/batch-routes.ts";
import { incidentRoutes } from "./terminals/incident-routes.ts";
import { loanRoutes } from "./terminals/loan-routes.ts";
import { returnRoutes } from "./terminals/return-routes.ts";
import { terminalRoutes } from "./terminals/routes.ts";

export const ROUTES: readonly Route[] = [
  ...aboutRoutes,
  ...agencyRoutes,
  ...auditRoutes,
  ...consoleRoutes,
  ...officeRoutes,
  ...peopleRoutes,
  ...terminalRoutes,
  ...loanRoutes,
  ...returnRoutes,
  ...incidentRoutes,
  ...batchRoutes,
  ...systemRoutes,
  ...listRoutes,
  ...changeRoutes,
  ...removalRoutes,
  ...reportRoutes,
  ...packRoutes,
  ...answerRoutes,
  ...sessionRoutes,
  ...stopRoutes,
  ...postureRoutes,
];
