// HTTP: personnel say where people belong, who is over them and who stands in for them, and keep the agency's units.

import { command, type Deciding } from "../shared/http/command.ts";
import { type Asked, http } from "../shared/http/http.ts";
import { type Change, change, type Draft, type Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { type AroundRead, readAround, throughDeputies, throughSuperiors } from "./around.ts";
import { refuseSynchronised } from "./directory-word.ts";
import { type Person, type PersonEvent, personLaw } from "./person.ts";
import * as law from "./posting.ts";
import * as routes from "./routes.ts";
import * as unitRoutes from "./unit-routes.ts";
import { closeUnit, setUnit, type UnitEvent, type Units, unitsLaw } from "./units.ts";
import { personView, unitsView } from "./view.ts";

type About = Pick<Asked<typeof routes.readPerson>, "params">;
type OfPerson = readonly [Held<Person>];
interface Placing {
  readonly changes: readonly [Change<Person>];
  readonly unmoved?: readonly Held<unknown>[];
}

const PERSON = {
  reads: ({ params }: About) => readMany([stream(personLaw, params.person)]),
  place: ({ params: { person } }: About, [{ state }]: OfPerson) => ({
    type: "Worker" as const,
    id: person,
    agency: state?.active ? state.agency : "",
    person,
  }),
  view: ({ changes: [{ next }] }: Placing) => personView(next),
};

const UNITS = {
  reads: ({ params }: { readonly params: { readonly agency: string } }) =>
    readMany([stream(unitsLaw, params.agency)]),
  place: ({ params: { agency } }: { readonly params: { readonly agency: string } }) => ({
    type: "Agency" as const,
    id: agency,
    agency,
  }),
  view: ({ changes: [{ next }] }: { readonly changes: readonly [Change<Units>] }) => unitsView(next.state),
};

export const handler = http(
  command(routes.postPerson, {
    ...PERSON,
    alsoReads: ({ body: { superior } }, [{ state }]) =>
      readAround(state?.agency ?? "", superior ? [superior] : [], throughSuperiors),
    decide: given => {
      const { unit, superior } = given.asked.body;
      refuseSynchronised(given.held[0].state, { unit, superior });
      return placing(given, law.post(placed(given), given.asked.body, given.also));
    },
  }),
  command(routes.nameDeputy, {
    ...PERSON,
    alsoReads: ({ body: { deputy } }, [{ state }]) =>
      readAround(state?.agency ?? "", [deputy], throughDeputies),
    decide: given => placing(given, law.nameDeputy(placed(given), given.asked.body, given.also)),
  }),
  command(routes.endDeputy, {
    ...PERSON,
    decide: given => placing(given, law.endDeputy(placed(given), given.asked.body.deputy)),
  }),
  command(unitRoutes.setUnit, {
    ...UNITS,
    alsoReads: async ({ body: { head } }) => (head ? await read(stream(personLaw, head)) : undefined),
    decide: ({ asked: { params, body }, held: [held], also, permit }) => {
      const drafts = setUnit(held.state, { ...params, wanted: body, head: also?.state });
      return { changes: unitsChanged(held, drafts, permit), unmoved: also ? [also] : [] };
    },
  }),
  command(unitRoutes.closeUnit, {
    ...UNITS,
    decide: ({ asked: { params }, held: [held], permit }) => ({
      changes: unitsChanged(held, closeUnit(held.state, params.unit), permit),
    }),
  }),
);

function placed({ asked, held: [{ state }] }: Pick<Deciding<About, OfPerson, unknown>, "asked" | "held">) {
  return { account: asked.params.person, state };
}

/** The circle that is not there now must not come about by what somebody else records at this moment. */
function placing(
  { held: [held], also, permit }: Deciding<About, OfPerson, AroundRead | undefined>,
  drafts: readonly [Draft<PersonEvent>],
): Placing {
  const unmoved = (also?.held ?? []).filter(each => each.stream !== held.stream && each.version > 0);
  return { changes: [change(personLaw, held, drafts, permit)], unmoved };
}

function unitsChanged(
  held: Held<Units>,
  drafts: readonly [Draft<UnitEvent>],
  permit: Parameters<typeof change>[3],
): readonly [Change<Units>] {
  return [change(unitsLaw, held, drafts, permit)];
}
