// Timer: tells people and the heads of their units of compensatory leave that ends soon, each lot once a stage; and makes the month's
// report of each agency.
import { agencyLaw } from "../agencies/agency.ts";
import { ALL_AGENCIES } from "../agencies/boards.ts";
import { permitGateway } from "../shared/http/permit.ts";
import { everyRow } from "../shared/journal/board.ts";
import { change } from "../shared/journal/change.ts";
import { commit } from "../shared/journal/commit.ts";
import { follower, settleOrLog } from "../shared/journal/follower.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import { COMP_LEAVE_ENDING, compLeaveOf } from "./boards.ts";
import { type CompLeave, compLeaveLaw } from "./comp-leave.ts";
import { monthOf } from "./count.ts";
import { hoursBookLaw } from "./hours-book.ts";
import { rulesOn } from "./known.ts";
import { warned, warningsDue } from "./warning.ts";
import { headsIn, readWhose } from "./whose.ts";

/** The end of the next month is no farther, and no warning is given earlier. */
const DAYS_AHEAD = 62;

const FAILED = "leave-warning-failed";

export const handler = follower({
  async event() {},
  async timer(at) {
    await loadedCalendars();
    const until = `${addDays(dayOf(at.toISOString()), DAYS_AHEAD)}#`;
    const soon = { ...COMP_LEAVE_ENDING, between: [undefined, until] as const };
    for await (const { stream: of } of everyRow<CompLeave>(soon, 100))
      await settleOrLog(FAILED, () => warn(of.slice("COMPLEAVE#".length), at));
    for await (const { stream: of } of everyRow(ALL_AGENCIES, 100))
      await settleOrLog(FAILED, () => report(of.slice("AGENCY#".length), at), { stream: of });
  },
});

async function warn(account: string, at: Date): Promise<void> {
  const whose = await readWhose({ params: { person: account } });
  const today = dayOf(at.toISOString());
  const { limits } = rulesOn(whose.agency.state, today);
  const due = warningsDue(whose.leave.state, { today, limits });
  const [first, ...more] = warned(due, headsIn(whose, at)[0]);
  if (!first) return;
  const act = { name: "warnOfLeave", kind: "write", request: `warn ${today}`, at } as const;
  await commit({ changes: [change(compLeaveLaw, whose.leave, [first, ...more], permitGateway(act))] });
}

async function report(agency: string, at: Date): Promise<void> {
  const today = dayOf(at.toISOString());
  const month = monthOf(today);
  const book = await read(stream(hoursBookLaw, agency));
  if (book.state?.reports.some(each => each.month >= month)) return;
  let [people, minutes] = [0, 0];
  for await (const { state } of everyRow<CompLeave>(compLeaveOf(agency))) {
    const left = Object.values(state.lots).reduce((sum, each) => sum + each.left, 0);
    if (left > 0) [people, minutes] = [people + 1, minutes + left];
  }
  if (people === 0) return;
  rulesOn((await read(stream(agencyLaw, agency))).state, today);
  const event = { type: "LeaveReportMade", month, people, minutes } as const;
  const act = { name: "reportLeave", kind: "write", request: `report ${month}`, at } as const;
  await commit({ changes: [change(hoursBookLaw, book, [{ event }], permitGateway(act))] });
}
