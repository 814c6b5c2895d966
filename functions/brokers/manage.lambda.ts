// HTTP: whom to tell when a desktop or tunnel has to close, proposed by one administrator of the system and confirmed by another.
import { command, type Decided, type Deciding } from "../shared/http/command.ts";
import { type Asked, http } from "../shared/http/http.ts";
import { type Change, change, type Draft, type Held } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { outboundHere } from "../shared/webhook/post.ts";
import { placeOfSystem, type SystemEvent, type SystemState, systemLaw } from "../systems/system.ts";
import { brokerConfirmed, brokerProposed, brokerRemoved } from "./decisions.ts";
import * as routes from "./routes.ts";
import { brokerView } from "./view.ts";

type About = Pick<Asked<typeof routes.proposeBroker>, "params">;
type Managed = Decided & { readonly changes: readonly [Change<SystemState>] };

const BROKER = {
  reads: ({ params }: About) => readMany([stream(systemLaw, params.system)]),
  place: ({ params }: About) => placeOfSystem(params.system),
  view: ({ changes: [{ next }] }: Managed, { params }: About) => brokerView(params.endpoint, next.state),
};

export const handler = http(
  command(routes.proposeBroker, {
    ...BROKER,
    decide: given => {
      const { params, body } = given.asked;
      return managed(given, brokerProposed(given.held[0].state, params.endpoint, body, outboundHere()));
    },
  }),
  command(routes.confirmBroker, {
    ...BROKER,
    decide: given => {
      const { params, person } = given.asked;
      return managed(given, brokerConfirmed(given.held[0].state, params.endpoint, person.person));
    },
  }),
  command(routes.removeBroker, {
    ...BROKER,
    decide: given => {
      const { params, body } = given.asked;
      return managed(given, brokerRemoved(given.held[0].state, params.endpoint, body.reason));
    },
  }),
);

type Given = Pick<Deciding<About, readonly [Held<SystemState>]>, "held" | "permit">;

function managed({ held: [held], permit }: Given, drafts: readonly [Draft<SystemEvent>]): Managed {
  return { changes: [change(systemLaw, held, drafts, permit)] };
}
