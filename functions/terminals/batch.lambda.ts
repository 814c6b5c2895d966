// HTTP: work at the counter, many terminals in one go: declared, disinfected, scanned, released.
import { http, on } from "../shared/http/http.ts";
import { batch } from "./batch.ts";
import * as routes from "./batch-routes.ts";
import { requireProof } from "./proof.ts";
import { release } from "./release.ts";
import { declareReturn, disinfect } from "./return.ts";
import { resting, scanWithReport } from "./scan-history.ts";
import { refusal } from "./step.ts";

export const handler = http(
  on(routes.declareReturns, asked =>
    batch(
      asked,
      asked.body,
      ({ happenedAt, reason }) =>
        ({ terminal }, desk) =>
          declareReturn(terminal, { happenedAt, reason }, desk),
    ),
  ),
  on(routes.disinfectTerminals, asked =>
    batch(
      asked,
      asked.body,
      ({ site, startedAt, doneAt, reason }) =>
        ({ terminal }, desk) =>
          disinfect(terminal, { site, startedAt, doneAt, reason }, desk),
    ),
  ),
  on(routes.scanTerminals, asked =>
    batch(asked, asked.body, ({ propertyNo, ...made }) => ({ terminal }, desk) => {
      const { report } = made;
      if (asked.body.rows.find(row => row.report === report)?.propertyNo !== propertyNo)
        throw refusal(desk, "scan-report-reused");
      return scanWithReport(terminal, made, desk);
    }),
  ),
  on(routes.releaseTerminals, asked =>
    batch(asked, asked.body, ({ missing, happenedAt, reason }) => async ({ terminal }, desk) => {
      const outcome = release(terminal, { missing, happenedAt, reason }, desk);
      await requireProof(terminal, desk);
      return resting(terminal, outcome, desk);
    }),
  ),
);
