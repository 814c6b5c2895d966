// HTTP: somebody's overtime of a month with where each number comes from, what one more piece would do, the agency's month as a list and
// as a file, and what waits for whom; reads only.
import { personLaw } from "../people/person.ts";
import { placeOfTeam, teamOf } from "../people/team.ts";
import { boardPage } from "../shared/http/board-page.ts";
import { fileAnswer } from "../shared/http/file-answer.ts";
import { type Asked, answer, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { everyRow } from "../shared/journal/board.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { writeSheet } from "../shared/sheet/sheet.ts";
import { dayOf, endOfDay } from "../shared/time/calendar.ts";
import { monthView, pieceView } from "./accounting.ts";
import { pieceIn } from "./assigning.ts";
import { overtimeOf } from "./boards.ts";
import { compLeaveLaw } from "./comp-leave.ts";
import { monthOf } from "./count.ts";
import { effectOf } from "./effect.ts";
import { monthRow } from "./month-row.ts";
import { type Overtime, overtimeLaw } from "./overtime.ts";
import * as routes from "./overtime-reads.ts";
import { OVERTIME_COLUMNS, overtimeRecords } from "./overtime-sheet.ts";
import { overlap } from "./span.ts";
import { clockedAround, clockedIn, sessionsIn } from "./trail.ts";
import { ownWaiting, teamWaiting } from "./waiting.ts";
import { knownOf, placeOf, readWhose, readWhoseAt, type Whose } from "./whose.ts";

const MOST_WAITING = 200;

export const hoursReads = [
  on(routes.readOvertime, async asked => {
    const whose = await readable(asked);
    const on = asked.query.asOf ?? dayOf(asked.at.toISOString());
    const then = asked.query.asOf ? await readWhoseAt(whose, endOfDay(on)) : whose;
    const { month = monthOf(on) } = asked.query;
    const { account, overtime } = then;
    const clocked = await clockedAround(account, month, asked.query.asOf && endOfDay(on));
    return answer(200, monthView(knownOf(then), { account, month, on, version: overtime.version, clocked }));
  }),
  on(routes.readOvertimePiece, async asked => {
    const whose = await readable(asked);
    const { account } = whose;
    const { piece } = asked.params;
    const found = pieceIn(whose.overtime.state, piece);
    const span = found.claim ?? found;
    const [sessions, clocked] = await Promise.all([sessionsIn(account, span), clockedIn(account, span)]);
    const noted = (whose.overtime.state?.noted ?? []).filter(each => overlap(each, span));
    const row = pieceView(knownOf(whose), piece, found);
    const matters = [...(whose.overtime.state?.matters ?? [])];
    return answer(200, { person: account, row, sessions, clocked, noted, matters });
  }),
  on(routes.readOvertimeEffect, async asked => {
    const whose = await readable(asked);
    return answer(200, effectOf(knownOf(whose), { ...asked.query, agency: "", task: "" }));
  }),
  on(routes.listOvertime, async ({ query, person, may, at }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    const { month = monthOf(dayOf(at.toISOString())) } = query;
    const page = await boardPage<Overtime>(overtimeOf(agency), query);
    const accounts = page.rows.map(({ stream: of }) => of.slice("OVERTIME#".length));
    const people = await readMany(accounts.map(each => stream(personLaw, each)));
    const leaves = await readMany(accounts.map(each => stream(compLeaveLaw, each)));
    const today = dayOf(at.toISOString());
    const rows = page.rows.map(({ state }, index) => {
      const of = { person: people[index]?.state, leave: leaves[index]?.state };
      return monthRow({ account: accounts[index] ?? "", overtime: state, ...of }, { month, today });
    });
    return answer(200, { month, rows, next: page.next });
  }),
  on(routes.listOvertimeToDo, async ({ params: { person }, at, may }) => {
    const held = await read(stream(personLaw, person));
    const now = at.toISOString();
    may(placeOfTeam(person, held, now));
    const agency = held.state?.active ? held.state.agency : "-";
    const own = (await read(stream(overtimeLaw, person))).state;
    const team = await teamOf(person, agency, { read, everyRow });
    const overtime = await readMany(team.map(each => stream(overtimeLaw, each)));
    const leave = await readMany(team.map(each => stream(compLeaveLaw, each)));
    const rows = team.flatMap((each, index) =>
      teamWaiting(
        each,
        { overtime: overtime[index]?.state, leave: leave[index]?.state },
        { by: person, at: now },
      ),
    );
    const all = [...ownWaiting(person, own, now), ...rows];
    return answer(200, { people: team, rows: all.slice(0, MOST_WAITING) });
  }),
  on(routes.handOvertime, async ({ query, person, may, at }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    const on = dayOf(at.toISOString());
    const records = [];
    for await (const { stream: of } of everyRow<Overtime>(overtimeOf(agency))) {
      const whose = await readWhose({ params: { person: of.slice("OVERTIME#".length) } });
      const { account, overtime } = whose;
      records.push(
        ...overtimeRecords(
          monthView(knownOf(whose), { account, month: query.month, on, version: overtime.version }),
        ),
      );
    }
    const name = `overtime-${agency}-${query.month}.csv`;
    return fileAnswer({
      name,
      type: "text/csv; charset=utf-8",
      bytes: writeSheet(OVERTIME_COLUMNS, records),
    });
  }),
];

async function readable(
  asked: Pick<Asked<typeof routes.readOvertime>, "params" | "at" | "may">,
): Promise<Whose> {
  const whose = await readWhose(asked);
  asked.may(placeOf(asked, whose));
  if (!whose.person.state) throw new Problem(PROBLEM["not-found"]);
  return whose;
}
