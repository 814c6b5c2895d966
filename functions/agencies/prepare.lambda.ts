// HTTP: an agency records its review, drills, return sites, hours and scan officers, and shows how it is prepared.

import { command, type Decided, type Deciding } from "../shared/http/command.ts";
import { type Asked, http } from "../shared/http/http.ts";
import { type Change, change, type Draft, type Held } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { hasRole } from "../shared/rules/roles.ts";
import { type Agency, type AgencyEvent, agencyLaw } from "./agency.ts";
import * as preparation from "./preparation.ts";
import { agencyReads } from "./reads.ts";
import * as routes from "./routes.ts";
import { agencyView, placeOfAgency } from "./view.ts";

type About = Pick<Asked<typeof routes.readAgency>, "params" | "person" | "may">;
type Prepared = Decided & { readonly changes: readonly [Change<Agency>] };

const AGENCY = {
  reads: ({ params }: About) => readMany([stream(agencyLaw, params.agency)]),
  place: ({ params: { agency } }: About) => placeOfAgency(agency),
  view: ({ changes: [{ next }] }: Prepared) => agencyView(next),
};

export const handler = http(
  command(routes.reviewReadiness, {
    ...AGENCY,
    decide: given =>
      prepared(
        given,
        preparation.reviewReadiness(given.held[0].state, given.asked.body, given.permit.recordedAt),
      ),
  }),
  command(routes.recordDrill, {
    ...AGENCY,
    decide: given =>
      prepared(
        given,
        preparation.recordDrill(given.held[0].state, given.asked.body, given.permit.recordedAt),
      ),
  }),
  command(routes.setReturnSites, {
    ...AGENCY,
    decide: given => prepared(given, preparation.setReturnSites(given.asked.body.sites)),
  }),
  command(routes.setContacts, {
    ...AGENCY,
    decide: given => prepared(given, preparation.setContacts(given.asked.body.helpContacts)),
  }),
  command(routes.setWorkingHours, {
    ...AGENCY,
    decide: given =>
      prepared(
        given,
        preparation.setWorkingHours(given.held[0].state, given.asked.body, given.permit.recordedAt),
      ),
  }),
  command(routes.coverOtherStaff, {
    ...AGENCY,
    decide: given => prepared(given, preparation.coverOtherStaff(given.asked.body)),
  }),
  command(routes.nameScanOfficers, {
    ...AGENCY,
    decide: given => prepared(given, preparation.nameScanOfficers(given.asked.body.people)),
  }),
  command(routes.relayNotice, {
    ...AGENCY,
    decide: given => prepared(given, preparation.relayNotice(given.asked.body)),
  }),
  ...agencyReads,
);

/** Who would be freed by it from what binds them must be permitted to do that, too. */
function prepared(
  { asked: { params, person, may }, held: [held], permit }: Deciding<About, readonly [Held<Agency>]>,
  drafts: readonly [Draft<AgencyEvent>],
): Prepared {
  const changed = change(agencyLaw, held, drafts, permit);
  const whoever = { person: person.person, isHomeWorker: hasRole(person, "worker") };
  if (preparation.isFreed(whoever, held.state, changed.next.state))
    may({ ...placeOfAgency(params.agency), person: person.person });
  return { changes: [changed] };
}
