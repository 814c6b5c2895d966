// Timer: reminds the agencies that have not filed, on the working days before the deadline, each time once; refuses nobody.

import { permitGateway } from "../shared/http/permit.ts";
import { change } from "../shared/journal/change.ts";
import { commit, settle } from "../shared/journal/commit.ts";
import { follower } from "../shared/journal/follower.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { log } from "../shared/log.ts";
import { EXCHANGE_SYSTEMS, type ExchangeCode } from "../shared/rules/systems.ts";
import { filingReminderDue, type ReportDeadline, reportDeadline } from "./deadline.ts";
import { reminderKey, remindersGiven, reportLaw } from "./report.ts";
import { readReports } from "./stored.ts";

export const handler = follower({
  async event() {},
  async timer(at) {
    await loadedCalendars();
    const deadline = reportDeadline();
    if (filingReminderDue(at.toISOString(), deadline) === undefined) return;
    for (const system of EXCHANGE_SYSTEMS) await settle(() => remind(system, deadline, at));
  },
});

async function remind(system: ExchangeCode, deadline: ReportDeadline, at: Date): Promise<void> {
  const [report] = await readReports([system]);
  if (!report || report.held.state?.filed) return;
  const { effective: due } = deadline;
  const given = report.held.state ? remindersGiven(report.held.state, due) : [];
  const daysBefore = filingReminderDue(at.toISOString(), deadline, given);
  if (daysBefore === undefined) return;
  const reminder = { due, daysBefore };
  const permit = permitGateway({ name: "remindFiling", kind: "write", request: reminderKey(reminder), at });
  const event = { type: "FilingReminded", ...reminder } as const;
  await commit({ changes: [change(reportLaw, report.held, [{ event }], permit)] });
  log("info", "filing-reminded", { system, ...reminder });
}
