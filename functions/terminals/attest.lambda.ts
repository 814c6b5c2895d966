// HTTP: a scan officer attests that a returned terminal is clean; the signed statement is kept and ends the hold.

import { http, on } from "../shared/http/http.ts";
import { keepBlob } from "../shared/journal/blob.ts";
import { signDocument } from "../shared/signing/signing.ts";
import { attest, attested } from "./attestation.ts";
import { attestTerminal } from "./return-routes.ts";
import { reportBehind } from "./scan-proof.ts";
import { takeStep } from "./take-step.ts";

export const handler = http(
  on(attestTerminal, asked =>
    takeStep(asked, async ({ terminal }, context) => {
      const statement = attest(terminal, asked.body, context);
      const report = await reportBehind(terminal, context);
      return { ...attested(statement, await keepBlob(await signDocument(statement))), report };
    }),
  ),
);
