// HTTP: personnel enrol people and record their leave; supervisors suspend and recall, and take it back.

import { type Answer, type Asked, answer, http, on } from "../shared/http/http.ts";
import { write } from "../shared/http/write.ts";
import { type Change, change, type Draft } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { type Person, type PersonEvent, personLaw } from "./person.ts";
import * as routes from "./routes.ts";
import * as standing from "./standing.ts";
import { personView } from "./view.ts";

type About = Pick<Asked<typeof routes.readPerson>, "params" | "person" | "may" | "repeat" | "at">;
type Decide = (person: Person | undefined) => readonly [Draft<PersonEvent>];

export const handler = http(
  on(routes.enrolPerson, asked =>
    act(asked, person => standing.enrol(person, asked.body), asked.body.agency),
  ),
  on(routes.leavePerson, asked => act(asked, standing.leaveAgency)),
  on(routes.suspendPerson, asked => act(asked, person => standing.suspend(person, asked.body))),
  on(routes.reinstatePerson, asked => act(asked, person => standing.reinstate(person, asked.body.reason))),
  on(routes.recallPerson, asked => act(asked, person => standing.recall(person, asked.body))),
  on(routes.liftRecall, asked => act(asked, person => standing.liftRecall(person, asked.body.reason))),
  on(routes.grantLeave, asked => act(asked, person => standing.grantLeave(person, asked.body))),
  on(routes.cancelLeave, asked => act(asked, person => standing.cancelLeave(person, asked.body.from))),
);

/** Whose agency decides who may: that of the person's enrolment, or the one asked for when nobody enrolled them yet. */
function act(asked: About, decide: Decide, newAgency = ""): Promise<Answer> {
  const { person } = asked.params;
  return write(asked, async () => {
    const held = await read<Person>(stream("PERSON", person));
    const agency = held.state?.active ? held.state.agency : newAgency;
    const permit = asked.may({ type: "Worker", id: person, agency, person });
    const changed: Change<Person> = change(personLaw, held, decide(held.state), permit);
    return { changes: [changed], answer: answer(200, personView(changed.next)) };
  });
}
