// HTTP: one supplied item, somebody's, an agency's, and those that are due back; reads only.
import { personLaw } from "../people/person.ts";
import { boardPage } from "../shared/http/board-page.ts";
import { type Asked, answer, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { board } from "../shared/journal/board.ts";
import { read } from "../shared/journal/journal.ts";
import { type BoardPart, stream } from "../shared/journal/keys.ts";
import { suppliesDueTo, suppliesOf, suppliesWith } from "./boards.ts";
import * as routes from "./routes.ts";
import { type Supply, supplyLaw, supplyView } from "./supply.ts";

const MOST = 100;

export const supplyReads = [
  on(routes.readSupply, async ({ params, may }) => {
    const held = await read(stream(supplyLaw, params.supply));
    const { state } = held;
    may(workerPlace(state?.agency ?? "", state?.lent?.borrower ?? ""));
    if (!state) throw new Problem(PROBLEM["not-found"]);
    return answer(200, supplyView({ ...held, state }));
  }),
  on(routes.readSuppliesOf, async ({ params: { person }, may }) => {
    const { state } = await read(stream(personLaw, person));
    const agency = state?.active ? state.agency : "";
    may(workerPlace(agency, person));
    const { rows } = await board<Supply>({ ...suppliesWith(person), limit: MOST });
    return answer(200, { rows: rows.filter(row => row.state.agency === agency).map(supplyView) });
  }),
  on(routes.listSupplies, asked => listed(asked, suppliesOf)),
  on(routes.listSuppliesDue, asked => listed(asked, suppliesDueTo)),
];

type Listing = Pick<Asked<typeof routes.listSupplies>, "query" | "person" | "may">;

async function listed({ query, person, may }: Listing, partOf: (agency: string) => BoardPart) {
  const agency = query.agency ?? person.agency;
  may(agencyPlace(agency));
  const page = await boardPage<Supply>(partOf(agency), query);
  return answer(200, { rows: page.rows.map(supplyView), next: page.next });
}

export function agencyPlace(agency: string) {
  return { type: "Agency", id: agency, agency } as const;
}

function workerPlace(agency: string, person: string) {
  return { type: "Worker", id: person, agency, person, superiors: [] } as const;
}
