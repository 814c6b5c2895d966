// HTTP: somebody's week of attendance and logs, a team's, an agency's, and what waits; reads only.
import { personLaw } from "../people/person.ts";
import { placeOfTeam, teamOf } from "../people/team.ts";
import { rostersOf } from "../rosters/boards.ts";
import type { Roster } from "../rosters/roster.ts";
import { isMonday } from "../rosters/week.ts";
import { boardPage } from "../shared/http/board-page.ts";
import { answer, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { everyRow } from "../shared/journal/board.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { ATTENDANCE_PROBLEM } from "./problems.ts";
import { textsOf, waitingOf, withOlder } from "./reading.ts";
import * as routes from "./routes.ts";
import { homeWeekView, logRowView } from "./view.ts";
import { placeOfWhose, readWhose, readWhoseEach } from "./whose.ts";

export const attendanceReads = [
  on(routes.readHomeWeek, async asked => {
    const { week } = asked.params;
    const whose = await readWhose(asked);
    asked.may(placeOfWhose(asked, whose));
    if (!whose.person.state) throw new Problem(PROBLEM["not-found"]);
    requireWeek(week);
    const all = await withOlder(whose, week, asked.at);
    return answer(200, homeWeekView(all, week, await textsOf(all, week)));
  }),
  on(routes.readTeamLogs, async ({ params: { person, week }, at, may }) => {
    const superior = await read(stream(personLaw, person));
    may(placeOfTeam(person, superior, at.toISOString()));
    if (!superior.state?.active) throw new Problem(PROBLEM["not-found"]);
    requireWeek(week);
    const team = await readWhoseEach(await teamOf(person, superior.state.agency, { read, everyRow }));
    const rows = team.map(each => logRowView(each, week)).filter(isOfWeek);
    return answer(200, { week, rows });
  }),
  on(routes.listLogsWaiting, async ({ params: { person }, at, may }) => {
    const own = await readWhose({ params: { person } });
    may(placeOfTeam(person, own.person, at.toISOString()));
    if (!own.person.state) throw new Problem(PROBLEM["not-found"]);
    return answer(200, await waitingOf(own, at.toISOString()));
  }),
  on(routes.listHomeWeeks, async ({ params: { week }, query, person, may }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    requireWeek(week);
    const page = await boardPage<Roster>(rostersOf(agency), query);
    const people = await readWhoseEach(page.rows.map(row => row.stream.slice("ROSTER#".length)));
    const rows = people.map(each => logRowView(each, week)).filter(isOfWeek);
    return answer(200, { week, rows, next: page.next });
  }),
];

function requireWeek(week: string): void {
  if (!isMonday(week)) throw new Problem(ATTENDANCE_PROBLEM["not-a-week"]);
}

/** At home on some day of it, or with a log or a time of it. */
function isOfWeek({ days }: ReturnType<typeof logRowView>): boolean {
  return days.some(({ isLogged, log, minutes }) => isLogged || log !== undefined || minutes > 0);
}
