// HTTP: a terminal comes back: declared, disinfected, scanned, released and signed for.

import { http, on } from "../shared/http/http.ts";
import { insist } from "../shared/journal/commit.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { sign } from "./release.ts";
import { declareReturn, disinfect } from "./return.ts";
import * as routes from "./return-routes.ts";
import { releaseProven, scanWithReport } from "./scan-proof.ts";
import { takeStep } from "./take-step.ts";

export const handler = http(
  on(routes.declareReturn, asked =>
    takeStep(asked, ({ terminal }, context) => declareReturn(terminal, asked.body, context), {
      again: insist,
    }),
  ),
  on(routes.disinfectTerminal, asked =>
    takeStep(asked, ({ terminal }, context) => disinfect(terminal, asked.body, context)),
  ),
  on(routes.scanTerminal, asked =>
    takeStep(asked, ({ terminal }, context) => scanWithReport(terminal, asked.body, context)),
  ),
  on(routes.releaseTerminal, asked =>
    takeStep(asked, ({ terminal }, context) => releaseProven(terminal, asked.body, context)),
  ),
  on(routes.signReturn, asked =>
    takeStep(asked, ({ terminal }, context) => {
      const mine = isSameAccount(terminal.custody.loan?.borrower, context.by.person);
      return sign(terminal, { side: mine ? "borrower" : "records" }, context);
    }),
  ),
  on(routes.signForBorrower, asked =>
    takeStep(asked, ({ terminal }, context) =>
      sign(terminal, { side: "borrower", onBehalf: asked.body.reason }, context),
    ),
  ),
);
