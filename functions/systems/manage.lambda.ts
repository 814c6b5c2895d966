// HTTP: a system's administrators plan its capacity, name its endpoints, and record its test.
import { rangeLimitsHere } from "../shared/address/range-limits.ts";
import { command, type Decided, type Deciding } from "../shared/http/command.ts";
import { type Asked, http } from "../shared/http/http.ts";
import { type Change, change, type Draft, type Held } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { SYSTEMS, type SystemCode } from "../shared/rules/systems.ts";
import * as decisions from "./decisions.ts";
import { deploymentConfirmed } from "./deployment-decisions.ts";
import { confirmPurpose, proposePurpose } from "./purpose.ts";
import * as routes from "./routes.ts";
import { placeOfSystem, type SystemEvent, type SystemState, systemLaw, systemView } from "./system.ts";

type About = Pick<Asked<typeof routes.readSystem>, "params">;
type Managed = Decided & { readonly changes: readonly [Change<SystemState>] };

const SYSTEM = {
  reads: ({ params }: About) => readMany([stream(systemLaw, params.system)]),
  place: ({ params }: About) => placeOfSystem(params.system),
  view: ({ changes: [{ next }] }: Managed, { params }: About) => systemView(params.system, next),
};

export const handler = http(
  command(routes.planCapacity, {
    ...SYSTEM,
    decide: given => {
      const { body, params } = given.asked;
      return managed(given, decisions.capacityPlanned(body, params.system));
    },
  }),
  command(routes.addEndpoint, {
    ...SYSTEM,
    alsoReads: theOthers,
    decide: given => {
      const { asked, also, held } = given;
      const others = othersHeld(asked, also);
      const added = decisions.endpointAdded(held[0].state, others, asked.body, rangeLimitsHere());
      return { ...managed(given, added), unmoved: also };
    },
  }),
  command(routes.removeEndpoint, {
    ...SYSTEM,
    decide: given => {
      const removal = { ...given.asked.body, endpoint: given.asked.params.endpoint };
      return managed(given, decisions.endpointRemoved(given.held[0].state, removal));
    },
  }),
  command(routes.confirmDeployment, {
    ...SYSTEM,
    alsoReads: theOthers,
    decide: given => {
      const { asked, also, held } = given;
      const looked = { foundAt: asked.body.foundAt, limits: rangeLimitsHere() };
      const confirmed = deploymentConfirmed(held[0].state, othersHeld(asked, also), looked);
      return { ...managed(given, confirmed), unmoved: also };
    },
  }),
  command(routes.proposePurpose, {
    ...SYSTEM,
    decide: given => {
      const { params, body } = given.asked;
      return managed(given, proposePurpose(given.held[0].state, params.endpoint, body));
    },
  }),
  command(routes.confirmPurpose, {
    ...SYSTEM,
    decide: given => {
      const { held, asked, permit } = given;
      return managed(given, confirmPurpose(held[0].state, asked.params.endpoint, permit.by.person));
    },
  }),
  command(routes.recordRemoteTest, {
    ...SYSTEM,
    decide: given => managed(given, decisions.remoteTestRecorded(given.asked.body, given.permit.recordedAt)),
  }),
);

type Given = Pick<Deciding<About, readonly [Held<SystemState>]>, "held" | "permit">;

function managed(
  { held: [held], permit }: Given,
  drafts: readonly [Draft<SystemEvent>, ...Draft<SystemEvent>[]],
): Managed {
  return { changes: [change(systemLaw, held, drafts, permit)] };
}

/** An endpoint is one system's alone, and another may be given the same one meanwhile: so none of the others may move. */
function theOthers({ params }: About): Promise<Held<SystemState>[]> {
  return readMany(othersThan(params.system).map(system => stream(systemLaw, system)));
}

function othersHeld({ params }: About, held: readonly Held<SystemState>[]) {
  return othersThan(params.system).map((system, at) => ({ system, state: held[at]?.state }));
}

function othersThan(own: SystemCode): readonly SystemCode[] {
  return SYSTEMS.filter(system => system !== own);
}
