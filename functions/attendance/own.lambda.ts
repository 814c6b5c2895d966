// HTTP: somebody clocks in and out, sends the log of a day, or takes in a file of logs.
import { randomUUID } from "node:crypto";
import { enrolledPerson } from "../people/standing.ts";
import { command } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { keepBlob } from "../shared/journal/blob.ts";
import { type Change, change } from "../shared/journal/change.ts";
import { type Attendance, attendanceLaw } from "./attendance.ts";
import { type Clocking, clockIn, clockOut } from "./clocking.ts";
import { importing } from "./importing.ts";
import { writeLog } from "./log-text.ts";
import { send } from "./logging.ts";
import * as routes from "./routes.ts";
import { attendanceView, workLogsView } from "./view.ts";
import { type Over, placeOfWhose, readWhose, reviewerOf } from "./whose.ts";
import { workLogLaw } from "./work-log.ts";

const OWN = { reads: readWhose, place: placeOfWhose } as const;
type Method = Clocking["method"];

function clocked(
  how: typeof clockIn | typeof clockOut,
  { held, permit, method }: { readonly held: Over; readonly permit: Permit; readonly method: Method },
) {
  const { agency } = enrolledPerson(held.person.state);
  const drafts = how(held.attendance.state, { agency, method, at: permit.recordedAt });
  const changed: Change<Attendance> = change(attendanceLaw, held.attendance, drafts, permit);
  return { changes: [changed] as const, unmoved: [held.person] };
}
const attended = ({ changes: [{ next }] }: ReturnType<typeof clocked>) => attendanceView(next);

export const handler = http(
  command(routes.clockIn, {
    ...OWN,
    decide: ({ asked, held, permit }) => clocked(clockIn, { held, permit, method: asked.body.method }),
    view: attended,
  }),
  command(routes.clockOut, {
    ...OWN,
    decide: ({ asked, held, permit }) => clocked(clockOut, { held, permit, method: asked.body.method }),
    view: attended,
  }),
  command(routes.sendLog, {
    ...OWN,
    decide: async ({ asked, held, permit }) => {
      const { agency } = enrolledPerson(held.person.state);
      const { body: content, params } = asked;
      const text = await keepBlob(writeLog(content, randomUUID()));
      const to = reviewerOf(held, asked.at);
      const at = permit.recordedAt;
      const drafts = send(held.logs.state, { day: params.day, agency, content, text, to, at });
      return { changes: [change(workLogLaw, held.logs, drafts, permit)] as const, unmoved: [held.person] };
    },
    view: ({ changes: [{ next }] }) => workLogsView(next),
  }),
  importing.logs,
);
