// HTTP: work at the counter, many terminals in one go: lent, approved, declared, disinfected, scanned, released.
import { http, on } from "../shared/http/http.ts";
import { batch } from "./batch.ts";
import * as routes from "./batch-routes.ts";
import { lendPledged } from "./lend-pledged.ts";
import { approve } from "./loan.ts";
import { declareReturn, disinfect } from "./return.ts";
import { releaseProven, scanWithReport } from "./scan-proof.ts";
import { refusal } from "./step.ts";

export const handler = http(
  on(routes.lendTerminals, asked =>
    batch(
      asked,
      asked.body,
      ({ borrower, purpose, dueOn, norm, accessories }) =>
        (parties, context) =>
          lendPledged(parties, { borrower, purpose, dueOn, norm, accessories }, context),
    ),
  ),
  on(routes.approveLoans, asked =>
    batch(
      asked,
      asked.body,
      ({ until }) =>
        ({ terminal }, context) =>
          approve(terminal, { until }, context),
    ),
  ),
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
