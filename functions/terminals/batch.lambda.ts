// HTTP: work at the counter, many terminals in one go: declared, disinfected, scanned, released.
import { http, on } from "../shared/http/http.ts";
import { batch } from "./batch.ts";
import * as routes from "./batch-routes.ts";
import { declareReturn, disinfect } from "./return.ts";
import { releaseProven, scanWithReport } from "./scan-proof.ts";
import { refusal } from "./step.ts";

export const handler = http(
  on(routes.declareReturns, asked =>
    batch(
      asked,
      asked.body,
      ({ happenedAt, reason }) =>
        ({ terminal }, context) =>
          declareReturn(terminal, { happenedAt, reason }, context),
    ),
  ),
  on(routes.disinfectTerminals, asked =>
    batch(
      asked,
      asked.body,
      ({ site, startedAt, doneAt, reason }) =>
        ({ terminal }, context) =>
          disinfect(terminal, { site, startedAt, doneAt, reason }, context),
    ),
  ),
  on(routes.scanTerminals, asked =>
    batch(asked, asked.body, ({ propertyNo, ...made }) => ({ terminal }, context) => {
      const { report } = made;
      if (asked.body.rows.find(row => row.report === report)?.propertyNo !== propertyNo)
        throw refusal(context, "scan-report-reused");
      return scanWithReport(terminal, made, context);
    }),
  ),
  on(routes.releaseTerminals, asked =>
    batch(
      asked,
      asked.body,
      ({ missing, happenedAt, reason }) =>
        ({ terminal }, context) =>
          releaseProven(terminal, { missing, happenedAt, reason }, context),
    ),
  ),
);
