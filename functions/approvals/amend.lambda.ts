// HTTP: whoever has an approval asks for a longer span or another place.
import { randomUUID } from "node:crypto";
import { agencyLaw } from "../agencies/agency.ts";
import { overlayOf } from "../agencies/rules.ts";
import { command } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import { digestOfText, keepBlob, readBlob } from "../shared/journal/blob.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { parseApart, writeApart } from "./apart.ts";
import { applicationIn, askAmendment } from "./applying.ts";
import * as routes from "./routes.ts";
import { approvalsView, recorded } from "./view.ts";
import { placeOfWhose, readWhose } from "./whose.ts";

const OWN = {
  reads: readWhose,
  place: placeOfWhose,
  view: ({ changes: [{ next }] }: ReturnType<typeof recorded>) => approvalsView(next),
};

export const handler = http(
  command(routes.askExtension, {
    ...OWN,
    alsoReads: async (_, { person }) =>
      person.state ? await read(stream(agencyLaw, person.state.agency)) : undefined,
    decide: given => {
      const { asked, held, also, permit } = given;
      const { application } = asked.params;
      const found = applicationIn(held.approvals.state, application);
      const amendment = { kind: "extension" as const, ...asked.body };
      const own = also?.state && overlayOf(also.state, found.activity);
      const at = permit.recordedAt;
      return recorded(given, askAmendment(held.approvals.state, application, { amendment, own, at }));
    },
  }),
  command(routes.askPlace, {
    ...OWN,
    decide: async given => {
      const { asked, held, permit } = given;
      const { application } = asked.params;
      const { reason, ...place } = asked.body;
      const before = parseApart(await readBlob(applicationIn(held.approvals.state, application).apart));
      const apart = { ...before, ...place, salt: randomUUID() };
      const text = writeApart(apart);
      const amendment = { kind: "place" as const, reason, apart: digestOfText(text) };
      const of = { amendment, apart, at: permit.recordedAt };
      const drafts = askAmendment(held.approvals.state, application, of);
      await keepBlob(text);
      return recorded(given, drafts);
    },
  }),
);
