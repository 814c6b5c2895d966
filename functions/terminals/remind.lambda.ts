// Timer: gives each notice about a due date once, closing nothing by it; and reads on in the scans of earlier releases.

import { agencyLaw, UNPREPARED } from "../agencies/agency.ts";
import { limitsOf } from "../agencies/rules.ts";
import { permitGateway } from "../shared/http/permit.ts";
import { everyRow } from "../shared/journal/board.ts";
import { change, type Held } from "../shared/journal/change.ts";
import { commit } from "../shared/journal/commit.ts";
import { follower, settleOrLog } from "../shared/journal/follower.ts";
import { read } from "../shared/journal/journal.ts";
import { type Stream, stream } from "../shared/journal/keys.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { reminderDue } from "../shared/rules/reminder.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { TERMINALS_OUT } from "./boards.ts";
import { readEarlier } from "./earlier-scans.ts";
import { type Terminal, terminalLaw } from "./terminal.ts";

/** A hundred pages of events: done well before the function's time is up. */
const WORK_AT_ONCE = 1_000;

export const handler = follower({
  async event() {},
  async timer(at) {
    await loadedCalendars();
    for await (const { stream: of } of everyRow<Terminal>(TERMINALS_OUT, 100))
      await settleOrLog("reminder-failed", () => remind(of, at), { stream: of });
    await readEarlier(at, WORK_AT_ONCE);
  },
});

async function remind(of: Stream, at: Date): Promise<void> {
  const held: Held<Terminal> = await read(of);
  const { agency = "", custody } = held.state ?? {};
  if (custody?.stage !== "out" || !custody.loan) return;
  const { state = UNPREPARED } = await read(stream(agencyLaw, agency));
  const today = dayOf(at.toISOString());
  const { dueOn: due, notices } = custody.loan;
  const daysAhead = limitsOf(state, today).loanReminderDays ?? [];
  const reminder = reminderDue({ due, daysAhead }, notices, today);
  if (!reminder) return;
  const act = { name: "remind", kind: "write", request: `remind ${today}`, at } as const;
  const event = { type: "NoticeGiven" as const, ...reminder };
  await commit({ changes: [change(terminalLaw, held, [{ event }], permitGateway(act))] });
}
