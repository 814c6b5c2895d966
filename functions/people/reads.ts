// HTTP: one person, those of an agency and its units, as they are on record now; reads only.

import { boardPage } from "../shared/http/board-page.ts";
import { answer, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { readOver } from "./around.ts";
import { enrolledWith, postedTo } from "./boards.ts";
import { type Person, personLaw } from "./person.ts";
import { listPeople, readPerson, readSuperiors } from "./routes.ts";
import { superiorsOf } from "./superiors.ts";
import { listUnits } from "./unit-routes.ts";
import { type Units, unitsLaw } from "./units.ts";
import { personView, unitsView } from "./view.ts";

export const peopleReads = [
  on(readPerson, async ({ params, may }) => {
    const held = await read(stream(personLaw, params.person));
    may({ type: "Worker", id: params.person, agency: held.state?.agency ?? "", person: params.person });
    if (!held.state) throw new Problem(PROBLEM["not-found"]);
    return answer(200, personView(held));
  }),
  on(readSuperiors, async ({ params: { person }, at, may }) => {
    const { state } = await read(stream(personLaw, person));
    may({ type: "Worker", id: person, agency: state?.agency ?? "", person });
    if (!state) throw new Problem(PROBLEM["not-found"]);
    const rows = superiorsOf({ account: person, state }, await readOver(state), at.toISOString());
    return answer(200, { rows });
  }),
  on(listUnits, async ({ params: { agency }, may }) => {
    may({ type: "Agency", id: agency, agency });
    const { state } = await read(stream(unitsLaw, agency));
    return answer(200, unitsView(state, await thereAmong(headsIn(state), agency)));
  }),
  on(listPeople, async ({ query, person, may }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    const part = query.unit === undefined ? enrolledWith(agency) : postedTo(agency, query.unit);
    const page = await boardPage<Person>(part, query);
    return answer(200, { rows: page.rows.map(personView), next: page.next });
  }),
];

function headsIn(units: Units = {}): string[] {
  return [...new Set(Object.values(units).flatMap(({ head }) => head ?? []))];
}

/** Who of them is of the agency now. */
async function thereAmong(accounts: readonly string[], agency: string): Promise<ReadonlySet<string>> {
  const held = await readMany(accounts.map(account => stream(personLaw, account)));
  const isThere = (at: number) => held[at]?.state?.active === true && held[at].state.agency === agency;
  return new Set(accounts.filter((_, at) => isThere(at)));
}
