// HTTP: personnel enrol people and record their leave; supervisors suspend and recall, and take it back.

import { command, type Decided, type Deciding } from "../shared/http/command.ts";
import { type Asked, http, on } from "../shared/http/http.ts";
import type { Place } from "../shared/http/permit.ts";
import { type Change, change, type Draft, type Held } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { recordLogOut } from "../shared/journal/log-outs.ts";
import { lookOf } from "../shared/rules/account.ts";
import { type AroundRead, readOver } from "./around.ts";
import { accountLaw, take } from "./look-alike.ts";
import { type Person, type PersonEvent, personLaw } from "./person.ts";
import * as routes from "./routes.ts";
import * as standing from "./standing.ts";
import { superiorsOf } from "./superiors.ts";
import { personView } from "./view.ts";

type About = Pick<Asked<typeof routes.readPerson>, "params">;
type Acted = Decided & { readonly changes: readonly [Change<Person>, ...Change[]] };

const PERSON = {
  reads: ({ params }: About) => readMany([stream(personLaw, params.person)]),
  place: ({ params }: About, [held]: readonly [Held<Person>]) => placeOf(params.person, held),
  view: ({ changes: [{ next }] }: Acted) => personView(next),
};

/** Their superiors too, who may do it besides personnel. */
const BY_SUPERIORS = {
  ...PERSON,
  reads: async ({ params }: About) => {
    const [held] = await readMany([stream(personLaw, params.person)]);
    return [held, await readOver(held.state)] as const;
  },
  place: (
    { params: { person }, at }: About & Pick<Asked, "at">,
    [held, around]: readonly [Held<Person>, AroundRead],
  ) => {
    const over = superiorsOf({ account: person, state: held.state }, around, at.toISOString());
    return { ...placeOf(person, held), superiors: over.map(each => each.person) };
  },
};

export const handler = http(
  /** The first enrolment also takes the account's look, in the same transaction: of two that look alike only one is let in. */
  command(routes.enrolPerson, {
    ...PERSON,
    reads: ({ params: { person } }) =>
      readMany([stream(personLaw, person), stream(accountLaw, lookOf(person))]),
    place: ({ params, body }, [held]) => placeOf(params.person, held, body.agency),
    decide: ({ asked: { params, body }, held: [held, account], permit }): Acted => {
      const changed = change(personLaw, held, standing.enrol(held.state, body), permit);
      const [taken] = take(account.state, params.person);
      return { changes: taken ? [changed, change(accountLaw, account, [taken], permit)] : [changed] };
    },
  }),
  command(routes.leavePerson, {
    ...PERSON,
    decide: given => acted(given, standing.leaveAgency(given.held[0].state)),
  }),
  on(routes.logOut, async ({ params: { person }, body, at, may }) => {
    may({ type: "Worker", id: person, person });
    await recordLogOut(person, body.session, at);
    return { statusCode: 204 };
  }),
  command(routes.suspendPerson, {
    ...BY_SUPERIORS,
    insists: true,
    decide: given => acted(given, standing.suspend(given.held[0].state, given.asked.body)),
  }),
  command(routes.reinstatePerson, {
    ...BY_SUPERIORS,
    decide: given => acted(given, standing.reinstate(given.held[0].state, given.asked.body.reason)),
  }),
  command(routes.recallPerson, {
    ...BY_SUPERIORS,
    insists: true,
    decide: given => acted(given, standing.recall(given.held[0].state, given.asked.body)),
  }),
  command(routes.liftRecall, {
    ...BY_SUPERIORS,
    decide: given => acted(given, standing.liftRecall(given.held[0].state, given.asked.body.reason)),
  }),
  command(routes.grantLeave, {
    ...PERSON,
    decide: given => acted(given, standing.grantLeave(given.held[0].state, given.asked.body)),
  }),
  command(routes.cancelLeave, {
    ...PERSON,
    decide: given => acted(given, standing.cancelLeave(given.held[0].state, given.asked.body.from)),
  }),
);

function acted(
  { held: [held], permit }: Deciding<About, readonly [Held<Person>, ...unknown[]]>,
  drafts: readonly [Draft<PersonEvent>],
): Acted {
  return { changes: [change(personLaw, held, drafts, permit)] };
}

/** Whose agency decides who may: that of the person's enrolment, or the one asked for when nobody enrolled them yet. */
function placeOf(person: string, { state }: Held<Person>, newAgency = ""): Place {
  return { type: "Worker", id: person, agency: state?.active ? state.agency : newAgency, person };
}
