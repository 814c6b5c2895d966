// HTTP: a terminal is lent, approved, pledged for and carried out.
import { http, on } from "../shared/http/http.ts";
import { lendPledged } from "./lend-pledged.ts";
import * as law from "./loan.ts";
import { acceptPledge } from "./loan.ts";
import * as routes from "./loan-routes.ts";
import { takeStep } from "./take-step.ts";

export const handler = http(
  on(routes.lendTerminal, asked =>
    takeStep(asked, (parties, context) => lendPledged(parties, asked.body, context), {
      borrower: asked.body.borrower,
    }),
  ),
  on(routes.approveLoan, asked =>
    takeStep(asked, ({ terminal }, context) => law.approve(terminal, asked.body, context)),
  ),
  on(routes.extendLoan, asked =>
    takeStep(asked, ({ terminal }, context) => law.extend(terminal, asked.body, context)),
  ),
  on(routes.cancelLoan, asked =>
    takeStep(asked, ({ terminal }, context) => law.cancel(terminal, asked.body, context)),
  ),
  on(routes.acceptPledge, asked =>
    takeStep(asked, ({ terminal }, context) => acceptPledge(terminal, asked.body, context)),
  ),
  on(routes.carryOut, asked =>
    takeStep(asked, ({ terminal }, context) => law.carryOut(terminal, asked.body, context)),
  ),
);
