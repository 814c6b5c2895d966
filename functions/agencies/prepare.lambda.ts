// HTTP: an agency records its review, drills, return sites, scan officers and rules, and shows how it is prepared.

import { cursorOf } from "../shared/http/cursor.ts";
import { type Answer, type Asked, answer, http, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { board, boardStart } from "../shared/journal/board.ts";
import { change, type Draft } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { type Agency, type AgencyEvent, agencyLaw } from "./agency.ts";
import { ALL_AGENCIES } from "./boards.ts";
import { isFreed } from "./freeing.ts";
import * as preparation from "./preparation.ts";
import * as routes from "./routes.ts";
import { agencyView } from "./view.ts";

type About = Pick<Asked<typeof routes.readAgency>, "params" | "person" | "may" | "repeat" | "at">;
type Decide = (agency: Agency | undefined, at: string) => readonly [Draft<AgencyEvent>];

export const handler = http(
  on(routes.reviewReadiness, asked =>
    act(asked, (agency, at) => preparation.reviewReadiness(agency, asked.body, at)),
  ),
  on(routes.recordDrill, asked =>
    act(asked, (agency, at) => preparation.recordDrill(agency, asked.body, at)),
  ),
  on(routes.setReturnSites, asked => act(asked, () => preparation.setReturnSites(asked.body.sites))),
  on(routes.nameScanOfficers, asked => act(asked, () => preparation.nameScanOfficers(asked.body.people))),
  on(routes.adoptRules, asked => act(asked, (_, at) => preparation.adoptRules(asked.body, at))),
  on(routes.relayNotice, asked => act(asked, () => preparation.relayNotice(asked.body))),
  on(routes.readAgency, async ({ params: { agency }, may }) => {
    may({ type: "Agency", id: agency, agency });
    const held = await read<Agency>(stream("AGENCY", agency));
    if (!held.state) throw new Problem(PROBLEM["not-found"]);
    return answer(200, agencyView(held));
  }),
  on(routes.listAgencies, async ({ query, may }) => {
    may({ type: "City", id: "city" });
    const { partition } = ALL_AGENCIES;
    const start = boardStart(query.cursor, partition, ALL_AGENCIES);
    const page = await board<Agency>({ ...ALL_AGENCIES, limit: query.limit, start });
    return answer(200, { rows: page.rows.map(agencyView), next: cursorOf(page.next, partition) });
  }),
);

function act(asked: About, decide: Decide): Promise<Answer> {
  const { agency } = asked.params;
  return write(asked, async () => {
    const place = { type: "Agency", id: agency, agency } as const;
    const permit = asked.may(place);
    const held = await read<Agency>(stream("AGENCY", agency));
    const changed = change(agencyLaw, held, decide(held.state, permit.recordedAt), permit);
    const { person } = asked.person;
    if (isFreed(person, held.state, changed.next.state)) asked.may({ ...place, person });
    return { changes: [changed], answer: answer(200, agencyView(changed.next)) };
  });
}
