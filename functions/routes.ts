// The route table: every HTTP route there is, feeding HttpApi, the local run, the policies' schema test and /openapi.json.
import { aboutRoutes } from "./about/routes.ts";
import { agencyRoutes } from "./agencies/routes.ts";
import { ruleRoutes } from "./agencies/rule-routes.ts";
import { removalRoutes } from "./allowlist/changes/removal-routes.ts";
import { changeRoutes } from "./allowlist/changes/routes.ts";
import { listRoutes } from "./allowlist/lists/routes.ts";
import { approvalRoutes } from "./approvals/routes.ts";
import { attendanceRoutes } from "./attendance/routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { brokerRoutes } from "./brokers/routes.ts";
import { calendarRoutes } from "./calendars/routes.ts";
import { consoleRoutes } from "./console/routes.ts";
import { deviceRoutes } from "./devices/routes.ts";
import { directoryRoutes } from "./directory/routes.ts";
import { documentRoutes } from "./documents/routes.ts";
import { firmRoutes } from "./firm/routes.ts";
import { hoursBookRoutes } from "./hours/book-routes.ts";
import { compLeaveRoutes } from "./hours/leave-routes.ts";
import { monthRoutes } from "./hours/month-routes.ts";
import { overtimeReads } from "./hours/overtime-reads.ts";
import { overtimeRoutes } from "./hours/routes.ts";
import { shiftRoutes } from "./hours/shift-routes.ts";
import { noticeRoutes } from "./notices/routes.ts";
import { oddityRoutes } from "./oddities/routes.ts";
import { importRoutes } from "./people/import-routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { scimRoutes } from "./people/scim/routes.ts";
import { unitRoutes } from "./people/unit-routes.ts";
import { postureRoutes } from "./posture/routes.ts";
import { productRoutes } from "./products/routes.ts";
import { answerRoutes } from "./reports/answer-routes.ts";
import { packRoutes } from "./reports/pack-routes.ts";
import { reportRoutes } from "./reports/routes.ts";
import { rosterRoutes } from "./rosters/routes.ts";
import { sessionRoutes } from "./sessions/routes.ts";
import type { Route } from "./shared/http/route.ts";
import { caught } from "./shared/http/routing.ts";
import { stopRoutes } from "./stops/routes.ts";
import { supplyRoutes } from "./supplies/routes.ts";
import { systemRoutes } from "./systems/routes.ts";
import { batchRoutes } from "./terminals/batch-routes.ts";
import { incidentRoutes } from "./terminals/incident-routes.ts";
import { loanRoutes } from "./terminals/loan-routes.ts";
import { returnRoutes } from "./terminals/return-routes.ts";
import { terminalRoutes } from "./terminals/routes.ts";
import { ticketRoutes } from "./tickets/routes.ts";
import { togetherRoutes } from "./together/routes.ts";

export const ROUTES: readonly Route[] = [
  ...aboutRoutes,
  ...agencyRoutes,
  ...ruleRoutes,
  ...auditRoutes,
  ...consoleRoutes,
  ...peopleRoutes,
  ...unitRoutes,
  ...importRoutes,
  ...approvalRoutes,
  ...rosterRoutes,
  ...overtimeRoutes,
  ...overtimeReads,
  ...compLeaveRoutes,
  ...hoursBookRoutes,
  ...shiftRoutes,
  ...monthRoutes,
  ...attendanceRoutes,
  ...calendarRoutes,
  ...terminalRoutes,
  ...deviceRoutes,
  ...supplyRoutes,
  ...loanRoutes,
  ...returnRoutes,
  ...incidentRoutes,
  ...batchRoutes,
  ...systemRoutes,
  ...brokerRoutes,
  ...listRoutes,
  ...changeRoutes,
  ...removalRoutes,
  ...reportRoutes,
  ...packRoutes,
  ...answerRoutes,
  ...sessionRoutes,
  ...stopRoutes,
  ...postureRoutes,
  ...ticketRoutes,
  ...togetherRoutes,
  ...directoryRoutes,
  ...scimRoutes,
  ...productRoutes,
  ...noticeRoutes,
  ...documentRoutes,
  ...firmRoutes,
  ...oddityRoutes,
];

/** Without the console, whose pages are for people and say by themselves what is not there. */
export const API_ROUTES = ROUTES.filter(({ entry }) => !entry.startsWith("console/"));

/** What has to be led to the answer 405, since a row with a parameter would take it for its own. */
export const CAUGHT = caught(API_ROUTES);
