// HTTP: a terminal is lent, approved, pledged for and carried out.

import { http, on } from "../shared/http/http.ts";
import { keepBlob } from "../shared/journal/blob.ts";
import * as law from "./loan.ts";
import * as routes from "./loan-routes.ts";
import { acceptPledge, pledgeText } from "./pledge.ts";
import { act } from "./take-step.ts";

export const handler = http(
  on(routes.lendTerminal, asked =>
    act(
      asked,
      async (parties, desk) => {
        const { borrower, norm } = asked.body;
        const text = pledgeText(parties.terminal, borrower, norm);
        return law.lend(parties, { ...asked.body, pledgeText: await keepBlob(text) }, desk);
      },
      asked.body.borrower,
    ),
  ),
  on(routes.approveLoan, asked =>
    act(asked, ({ terminal }, desk) => law.approve(terminal, asked.body, desk)),
  ),
  on(routes.extendLoan, asked => act(asked, ({ terminal }, desk) => law.extend(terminal, asked.body, desk))),
  on(routes.cancelLoan, asked => act(asked, ({ terminal }, desk) => law.cancel(terminal, asked.body, desk))),
  on(routes.acceptPledge, asked =>
    act(asked, ({ terminal }, desk) => acceptPledge(terminal, asked.body, desk)),
  ),
  on(routes.carryOut, asked => act(asked, ({ terminal }, desk) => law.carryOut(terminal, asked.body, desk))),
);
