// HTTP: somebody applies to work from home, pledges, asks for a longer span or another place.
import { randomUUID } from "node:crypto";
import { agencyLaw } from "../agencies/agency.ts";
import { overlayOf } from "../agencies/rules.ts";
import { personLaw } from "../people/person.ts";
import { enrolledPerson } from "../people/standing.ts";
import { command } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import { digestOfText, keepBlob } from "../shared/journal/blob.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { parseApart, writeApart } from "./apart.ts";
import * as law from "./applying.ts";
import { apartOf, askedOf } from "./asked.ts";
import { pledgeText } from "./pledge.ts";
import * as routes from "./routes.ts";
import { approvalsView, recorded } from "./view.ts";
import { placeOfWhose, readWhose } from "./whose.ts";

const OWN = {
  reads: readWhose,
  place: placeOfWhose,
  view: ({ changes: [{ next }] }: ReturnType<typeof recorded>) => approvalsView(next),
};

export const handler = http(
  command(routes.applyHomeWork, {
    ...OWN,
    alsoReads: async ({ body: { deputy } }, { person }) => ({
      deputy: deputy ? await read(stream(personLaw, deputy)) : undefined,
      agency: person.state ? await read(stream(agencyLaw, person.state.agency)) : undefined,
    }),
    decide: async given => {
      const { asked, held, also, permit } = given;
      const applicant = enrolledPerson(held.person.state);
      const text = writeApart(apartOf(asked.body, randomUUID()));
      const of = askedOf(asked.body, { agency: applicant.agency, apart: digestOfText(text) });
      const named = asked.body.deputy;
      const deputy = named && { account: named, state: also.deputy?.state };
      const drafts = law.apply(held.approvals.state, {
        ...{ asked: of, apart: parseApart(text), applicant, account: asked.params.person },
        ...{ deputy: deputy || undefined, at: permit.recordedAt },
        others: also.agency?.state?.otherStaff?.statuses,
        own: also.agency?.state && overlayOf(also.agency.state, of.activity),
      });
      await keepBlob(text);
      return recorded(given, drafts, also.deputy);
    },
  }),
  command(routes.pledgeHomeWork, {
    ...OWN,
    decide: async given => {
      const { asked, held } = given;
      const { person, application } = asked.params;
      const found = law.applicationIn(held.approvals.state, application);
      const text = pledgeText(found, person, application);
      const of = { text: asked.body.text, now: digestOfText(text) };
      const drafts = law.pledge(held.approvals.state, application, of);
      await keepBlob(text);
      return recorded(given, drafts);
    },
  }),
);
