// Timer: reminds the agencies that have not filed, on the working days before the deadline, each time once; refuses nobody.

import { permitGateway } from "../shared/http/permit.ts";
import { change } from "../shared/journal/change.ts";
import { commit, settle } from "../shared/journal/commit.ts";
import { follower } from "../shared/journal/follower.ts";
import { log } from "../shared/log.ts";
import { SYSTEMS, type SystemCode } from "../shared/rules/systems.ts";
import { reminderDue, reportDeadline } from "./deadline.ts";
import { reminderOf, reportLaw } from "./report.ts";
import { readReports } from "./stored.ts";

export const handler = follower({
  async event() {},
  async timer(at) {
    const deadline = reportDeadline();
    const daysBefore = reminderDue(at.toISOString(), deadline);
    if (daysBefore === undefined) return;
    const reminder = { due: deadline.effective, daysBefore };
    for (const system of SYSTEMS) await settle(() => remind(system, reminder, at));
  },
});

async function remind(
  system: SystemCode,
  reminder: { due: string; daysBefore: number },
  at: Date,
): Promise<void> {
  const [report] = await readReports([system]);
  if (!report || report.held.state?.filed) return;
  if (report.held.state?.reminded.includes(reminderOf(reminder))) return;
  const permit = permitGateway({ name: "remindFiling", kind: "write", request: reminderOf(reminder), at });
  const event = { type: "FilingReminded", ...reminder } as const;
  await commit({ changes: [change(reportLaw, report.held, [{ event }], permit)] });
  log("info", "filing-reminded", { system, ...reminder });
}
