// HTTP: a superior sets a team's week by one act. What is refused of one row refuses all of it; twenty rows are one transaction.

import { personLaw } from "../people/person.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { words } from "../shared/words.ts";
import { placeOf, readWeek } from "./reading.ts";
import { recordWeek } from "./recording.ts";
import * as routes from "./routes.ts";
import { refuseRoster, requireWeek } from "./setting.ts";
import { type JudgedWeek, judgeWeek } from "./week-set.ts";

export const handler = http(
  on(routes.setWeek, asked =>
    write(asked, async () => {
      const { rows } = asked.body;
      const { week } = asked.params;
      requireWeek(week, [], asked.at.toISOString());
      if (new Set(rows.map(({ person }) => person)).size < rows.length) refuseRoster("row-twice");
      const found = await readWeek(
        rows.map(({ person }) => person),
        week,
        await agencyOf(asked),
      );
      const permits = rows.map(({ person }) => asked.may(placeOf(person, found, asked.at)));
      const judged = judgeWeek(rows, found, asked.at.toISOString());
      requireAllFit(judged, rows);
      const left = await recordWeek(judged.rows, found, permits[0] as Permit);
      const told = judged.rows.map(({ person, days, drafts }) => ({
        ...{ person, days, what: drafts ? "set" : "unchanged" },
      }));
      return { changes: [], answer: answer(200, { week, rows: told, left }) };
    }),
  ),
);

const NOWHERE = "-";

/** Of the first; whoever is of another one is not under the same superiors, and refused as whoever is not there. */
async function agencyOf({ body: { rows } }: Asked<typeof routes.setWeek>): Promise<string> {
  const [first] = rows;
  const { state } = await read(stream(personLaw, first?.person ?? ""));
  return state?.agency ?? NOWHERE;
}

/** Each said with the person that it is about. */
function requireAllFit({ refused }: JudgedWeek, rows: Asked<typeof routes.setWeek>["body"]["rows"]): void {
  const all = refused.flatMap(({ at, problem }) => {
    const { also = [], ...facts } = problem.facts;
    return [new Problem(problem.kind, facts), ...also].map(each => named(each, rows[at]?.person ?? ""));
  });
  const [first, ...also] = all;
  if (first) throw new Problem(first.kind, { ...first.facts, ...(also.length > 0 && { also }) });
}

function named({ kind, facts }: Problem, person: string): Problem {
  const { detail } = facts;
  const told = detail
    ? words(`${person}：${detail["zh-TW"]}`, `${person}: ${detail.en}`)
    : words(person, person);
  return new Problem(kind, { ...facts, detail: told });
}
