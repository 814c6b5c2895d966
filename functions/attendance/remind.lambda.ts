// Timer: days at home that are over without a log are put on record once, which tells the worker and their superior.
import { approvalLaw } from "../approvals/approval.ts";
import { personLaw } from "../people/person.ts";
import { rostersOf } from "../rosters/boards.ts";
import { homeDaysIn, type Roster } from "../rosters/roster.ts";
import { mondayOf } from "../rosters/week.ts";
import { permitGateway } from "../shared/http/permit.ts";
import { everyRow } from "../shared/journal/board.ts";
import { change, type Row } from "../shared/journal/change.ts";
import { commit } from "../shared/journal/commit.ts";
import { follower, settleOrLog } from "../shared/journal/follower.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { NAMED_AGENCIES } from "../shared/rules/agencies.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import { findMissing } from "./logging.ts";
import { workLogLaw } from "./work-log.ts";

export const handler = follower({
  async event() {},
  async timer(at) {
    for (const agency of NAMED_AGENCIES)
      for await (const row of everyRow<Roster>(rostersOf(agency), 100))
        if (hadHomeDay(row, agency, at))
          await settleOrLog("log-reminder-failed", () => remind(row.stream.slice("ROSTER#".length), at));
  },
});

/** Whoever had none is not looked up. */
function hadHomeDay({ state }: Row<Roster>, agency: string, at: Date): boolean {
  const today = dayOf(at.toISOString());
  const weeks = [mondayOf(addDays(today, -7)), mondayOf(today)];
  return weeks.some(week => (homeDaysIn(state, week, agency) ?? []).some(day => day < today));
}

async function remind(account: string, at: Date): Promise<void> {
  const [logs, person, approvals, roster] = await readMany([
    stream(workLogLaw, account),
    stream(personLaw, account),
    stream(approvalLaw, account),
    stream("ROSTER", account),
  ]);
  const of = { person: person.state, approvals: approvals.state, roster: roster.state as Roster | undefined };
  const to = person.state?.posting?.superior;
  const [first, ...more] = findMissing(logs.state, of, { at: at.toISOString(), to });
  if (!first) return;
  const day = dayOf(at.toISOString());
  const act = { name: "remind", kind: "write", request: `logs ${day}`, at } as const;
  await commit({ changes: [change(workLogLaw, logs, [first, ...more], permitGateway(act))] });
}
