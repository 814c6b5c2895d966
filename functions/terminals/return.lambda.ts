// HTTP: a terminal comes back: declared, disinfected, scanned, released and signed for.

import { http, on } from "../shared/http/http.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { requireProof } from "./proof.ts";
import { release, sign } from "./release.ts";
import { declareReturn, disinfect } from "./return.ts";
import * as routes from "./return-routes.ts";
import { resting, scanWithReport } from "./scan-history.ts";
import { act } from "./take-step.ts";

export const handler = http(
  on(routes.declareReturn, asked =>
    act(asked, ({ terminal }, desk) => declareReturn(terminal, asked.body, desk)),
  ),
  on(routes.disinfectTerminal, asked =>
    act(asked, ({ terminal }, desk) => disinfect(terminal, asked.body, desk)),
  ),
  on(routes.scanTerminal, asked =>
    act(asked, ({ terminal }, desk) => scanWithReport(terminal, asked.body, desk)),
  ),
  on(routes.releaseTerminal, asked =>
    act(asked, async ({ terminal }, desk) => {
      const outcome = release(terminal, asked.body, desk);
      await requireProof(terminal, desk);
      return resting(terminal, outcome, desk);
    }),
  ),
  on(routes.signReturn, asked =>
    act(asked, ({ terminal }, desk) => {
      const mine = isSameAccount(terminal.custody.loan?.borrower, desk.by.person);
      return sign(terminal, { side: mine ? "borrower" : "records" }, desk);
    }),
  ),
  on(routes.signForBorrower, asked =>
    act(asked, ({ terminal }, desk) =>
      sign(terminal, { side: "borrower", onBehalf: asked.body.reason }, desk),
    ),
  ),
);
