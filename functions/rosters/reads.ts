// HTTP: somebody's home days, a team's week with what stands against each day, an agency's; reads only.
import { personLaw } from "../people/person.ts";
import { placeOfTeam, teamOf } from "../people/team.ts";
import { boardPage } from "../shared/http/board-page.ts";
import { type Asked, answer, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { board, everyRow } from "../shared/journal/board.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { rostersOf, swapsAskedOf } from "./boards.ts";
import { homeWeekLaw } from "./home-week.ts";
import { readRosterOf, readWeek } from "./reading.ts";
import type { Roster } from "./roster.ts";
import * as routes from "./routes.ts";
import { refuseRoster } from "./setting.ts";
import { teamView } from "./team-view.ts";
import { rosterView } from "./view.ts";
import { isMonday } from "./week.ts";

const MOST_SWAPS = 50;

export const rosterReads = [
  on(routes.readRoster, async ({ params: { person }, at, may }) => {
    const { roster, isThere, place } = await readRosterOf(person, at);
    may(place);
    if (!isThere) throw new Problem(PROBLEM["not-found"]);
    return answer(200, rosterView(roster));
  }),
  on(routes.readTeam, async asked => {
    const { person, week } = asked.params;
    const { agency } = await readable(asked);
    if (!isMonday(week)) refuseRoster("not-a-monday");
    return answer(
      200,
      teamView(
        await readWeek(await teamOf(person, agency, { read, everyRow }), week, agency),
        asked.query.keep,
      ),
    );
  }),
  on(routes.listSwapsAsked, async ({ params: { person }, may }) => {
    const { state } = await read(stream(personLaw, person));
    may({ type: "Worker", id: person, agency: state?.active ? state.agency : "", person });
    const page = await board<Roster>({ ...swapsAskedOf(person), limit: MOST_SWAPS });
    return answer(200, { rows: page.rows.map(rosterView) });
  }),
  on(routes.listRosters, async ({ params: { week }, query, person, may }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    if (!isMonday(week)) refuseRoster("not-a-monday");
    const [page, counts] = await Promise.all([
      boardPage<Roster>(rostersOf(agency), query),
      read(stream(homeWeekLaw, agency, week)),
    ]);
    const rows = page.rows.map(row => ofWeek(rosterView(row), week));
    const atHome = counts.state?.atHome ?? {};
    return answer(200, { atHome, rows, next: page.next });
  }),
];

async function readable({ params, at, may }: Pick<Asked<typeof routes.readTeam>, "params" | "at" | "may">) {
  const superior = await read(stream(personLaw, params.person));
  may(placeOfTeam(params.person, superior, at.toISOString()));
  if (!superior.state?.active) throw new Problem(PROBLEM["not-found"]);
  return superior.state;
}

function ofWeek(view: ReturnType<typeof rosterView>, week: string) {
  const found = Object.hasOwn(view.weeks, week) ? view.weeks[week] : undefined;
  return { ...view, weeks: found ? { [week]: found } : {} };
}
