// HTTP: personnel enrol people and record their leave; supervisors suspend and recall, and take it back.

import { type Answer, type Asked, answer, http, on } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { write } from "../shared/http/write.ts";
import { type Change, change, type Draft, type Held } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { recordLogOut } from "../shared/journal/log-outs.ts";
import { lookOf } from "../shared/rules/account.ts";
import { type Account, accountLaw, take } from "./look.ts";
import { type Person, type PersonEvent, personLaw } from "./person.ts";
import * as routes from "./routes.ts";
import * as standing from "./standing.ts";
import { personView } from "./view.ts";

type About = Pick<Asked<typeof routes.readPerson>, "params" | "person" | "may" | "repeat" | "at">;
type Decide = (person: Person | undefined) => readonly [Draft<PersonEvent>];

export const handler = http(
  on(routes.enrolPerson, enrolled),
  on(routes.leavePerson, asked => act(asked, standing.leaveAgency)),
  on(routes.logOut, async ({ params: { person }, body, at, may }) => {
    may({ type: "Worker", id: person, person });
    await recordLogOut(person, body.session, at);
    return { statusCode: 204 };
  }),
  on(routes.suspendPerson, asked => act(asked, person => standing.suspend(person, asked.body))),
  on(routes.reinstatePerson, asked => act(asked, person => standing.reinstate(person, asked.body.reason))),
  on(routes.recallPerson, asked => act(asked, person => standing.recall(person, asked.body))),
  on(routes.liftRecall, asked => act(asked, person => standing.liftRecall(person, asked.body.reason))),
  on(routes.grantLeave, asked => act(asked, person => standing.grantLeave(person, asked.body))),
  on(routes.cancelLeave, asked => act(asked, person => standing.cancelLeave(person, asked.body.from))),
);

/** The first enrolment also takes the account's look, in the same transaction: of two that look alike only one is let in. */
async function enrolled(asked: Asked<typeof routes.enrolPerson>): Promise<Answer> {
  const { person } = asked.params;
  const look = stream("ACCOUNT", lookOf(person));
  return write(asked, async () => {
    const held = await read<Person>(stream("PERSON", person));
    const permit = permitted(asked, held, asked.body.agency);
    const changed = change(personLaw, held, standing.enrol(held.state, asked.body), permit);
    const account = await read<Account>(look);
    const [taken] = take(account.state, person);
    const changes = taken ? [changed, change(accountLaw, account, [taken], permit)] : [changed];
    return { changes, answer: answer(200, personView(changed.next)) };
  });
}

/** Whose agency decides who may: that of the person's enrolment, or the one asked for when nobody enrolled them yet. */
function permitted(asked: About, { state }: Held<Person>, newAgency = ""): Permit {
  const { person } = asked.params;
  return asked.may({ type: "Worker", id: person, agency: state?.active ? state.agency : newAgency, person });
}

function act(asked: About, decide: Decide): Promise<Answer> {
  return write(asked, async () => {
    const held = await read<Person>(stream("PERSON", asked.params.person));
    const permit = permitted(asked, held);
    const changed: Change<Person> = change(personLaw, held, decide(held.state), permit);
    return { changes: [changed], answer: answer(200, personView(changed.next)) };
  });
}
