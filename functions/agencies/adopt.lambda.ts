// HTTP: an agency adopts regulations and tightens them, two at a time; the center describes it and repeals; everybody in it sees what binds.
import { command, type Decided, type Deciding } from "../shared/http/command.ts";
import { type Asked, http } from "../shared/http/http.ts";
import { type Change, change, type Draft, type Held } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { hasRole } from "../shared/rules/roles.ts";
import * as adoption from "./adoption.ts";
import { type Agency, type AgencyEvent, agencyLaw } from "./agency.ts";
import * as overlay from "./overlay.ts";
import * as preparation from "./preparation.ts";
import { bindingReads } from "./reads.ts";
import * as routes from "./rule-routes.ts";
import { agencyView, placeOfAgency } from "./view.ts";

type About = Pick<Asked<typeof routes.readBinding>, "params" | "person" | "may">;
type Ruled = Decided & { readonly changes: readonly [Change<Agency>] };
type Given<A extends About = About> = Deciding<A, readonly [Held<Agency>]>;

const AGENCY = {
  reads: ({ params }: About) => readMany([stream(agencyLaw, params.agency)]),
  place: ({ params: { agency } }: About) => placeOfAgency(agency),
  view: ({ changes: [{ next }] }: Ruled) => agencyView(next),
};

export const handler = http(
  command(routes.proposeAdoption, {
    ...AGENCY,
    decide: given =>
      ruled(given, adoption.proposeAdoption(of(given), terms(given.asked.body), acting(given))),
  }),
  command(routes.confirmAdoption, {
    ...AGENCY,
    decide: given =>
      ruled(given, adoption.confirmAdoption(of(given), given.asked.params.adoption, acting(given))),
  }),
  command(routes.declineAdoption, {
    ...AGENCY,
    decide: given =>
      ruled(given, adoption.declineAdoption(of(given), given.asked.params.adoption, given.asked.body.reason)),
  }),
  command(routes.proposeRepeal, {
    ...AGENCY,
    decide: given => {
      const { params, body } = given.asked;
      return ruled(given, adoption.proposeRepeal(of(given), params.adoption, body, acting(given)));
    },
  }),
  command(routes.confirmRepeal, {
    ...AGENCY,
    decide: given =>
      ruled(given, adoption.confirmRepeal(of(given), given.asked.params.adoption, acting(given))),
  }),
  command(routes.declineRepeal, {
    ...AGENCY,
    decide: given =>
      ruled(given, adoption.declineRepeal(of(given), given.asked.params.adoption, given.asked.body.reason)),
  }),
  command(routes.setOverlay, {
    ...AGENCY,
    decide: given => ruled(given, overlay.setOverlay(of(given), given.asked.body, acting(given))),
  }),
  command(routes.liftOverlay, {
    ...AGENCY,
    decide: given => ruled(given, overlay.liftOverlay(of(given), given.asked.body, acting(given))),
  }),
  command(routes.describeAgency, {
    ...AGENCY,
    decide: given => ruled(given, preparation.describeAgency(given.asked.body)),
  }),
  ...bindingReads,
);

function of({ held: [{ state }] }: Given): Agency | undefined {
  return state;
}

function acting({ permit }: Given): adoption.Acting {
  return { person: permit.by.person, at: permit.recordedAt };
}

/** What was not said is not there, rather than there and undefined. */
function terms<Terms extends object>(body: Terms) {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Terms]: Exclude<Terms[Name], undefined>;
  };
}

/** Who would be freed by it from what binds them must be permitted to do that, too. */
function ruled(
  { asked: { params, person, may }, held: [held], permit }: Given,
  drafts: readonly [Draft<AgencyEvent>],
): Ruled {
  const changed = change(agencyLaw, held, drafts, permit);
  const whoever = { person: person.person, isHomeWorker: hasRole(person, "worker") };
  if (preparation.isFreed(whoever, held.state, changed.next.state))
    may({ ...placeOfAgency(params.agency), person: person.person });
  return { changes: [changed] };
}
