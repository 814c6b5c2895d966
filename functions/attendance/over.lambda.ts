// HTTP: what a superior does with attendance and logs: correct a day, check, review a log, report a week; and the unit head reads it.
import { enrolledPerson } from "../people/standing.ts";
import { command } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import { change } from "../shared/journal/change.ts";
import { type Attendance, attendanceLaw } from "./attendance.ts";
import { check, correct } from "./clocking.ts";
import { loggedDays, noteWeek, reportWeek, review } from "./logging.ts";
import * as routes from "./routes.ts";
import { spansFrom } from "./times.ts";
import { attendanceView, workerOf, workLogsView } from "./view.ts";
import { headOf, placeOfWhose, readWhose } from "./whose.ts";
import { type WorkLogs, workLogLaw } from "./work-log.ts";

const OVER = { reads: readWhose, place: placeOfWhose } as const;
type Done<S> = { readonly changes: readonly [ReturnType<typeof change<S, never>>] };
const attended = ({ changes: [{ next }] }: Done<Attendance>) => attendanceView(next);
const logged = ({ changes: [{ next }] }: Done<WorkLogs>) => workLogsView(next);

export const handler = http(
  command(routes.correctAttendance, {
    ...OVER,
    decide: ({ asked: { body, params }, held, permit }) => {
      const { agency } = enrolledPerson(held.person.state);
      const spans = spansFrom(params.day, body.times);
      const of = { day: params.day, agency, spans, reason: body.reason, at: permit.recordedAt };
      const drafts = correct(held.attendance.state, of);
      return { changes: [change(attendanceLaw, held.attendance, drafts, permit)] as const };
    },
    view: attended,
  }),
  command(routes.checkAttendance, {
    ...OVER,
    decide: ({ asked: { body }, held, permit }) => {
      const { agency } = enrolledPerson(held.person.state);
      const { checkMethod: method, checkResult: result, checkedAt, note } = body;
      const now = permit.recordedAt;
      const drafts = check({ agency, at: checkedAt ?? now, now, method, result, note });
      return { changes: [change(attendanceLaw, held.attendance, drafts, permit)] as const };
    },
    view: attended,
  }),
  command(routes.reviewLog, {
    ...OVER,
    decide: ({ asked: { body, params }, held, permit }) => {
      const { agency } = enrolledPerson(held.person.state);
      const drafts = review(held.logs.state, { ...body, day: params.day, agency });
      return { changes: [change(workLogLaw, held.logs, drafts, permit)] as const };
    },
    view: logged,
  }),
  command(routes.reportLogWeek, {
    ...OVER,
    decide: ({ asked: { body, params }, held, permit }) => {
      const { agency } = enrolledPerson(held.person.state);
      const of = { week: params.week, agency, homeDays: loggedDays(workerOf(held), params.week) };
      const to = headOf(held);
      const drafts = reportWeek(held.logs.state, { ...body, ...of, to, at: permit.recordedAt });
      return { changes: [change(workLogLaw, held.logs, drafts, permit)] as const, unmoved: [held.person] };
    },
    view: logged,
  }),
  command(routes.noteLogWeek, {
    ...OVER,
    decide: ({ asked: { params }, held, permit }) => {
      const { agency } = enrolledPerson(held.person.state);
      const drafts = noteWeek(held.logs.state, { week: params.week, agency });
      return { changes: [change(workLogLaw, held.logs, drafts, permit)] as const };
    },
    view: logged,
  }),
);
