// HTTP: the console's pages of attendance and work logs: one's own day, somebody's week, a team's, an agency's, the form, files, own
// devices and supplied items.

import { pages } from "./door/pages.ts";
import { firmHandlers } from "./firm/firm.ts";
import { agencyAttendanceHandlers } from "./home-work/agency-attendance.ts";
import { attendanceFileHandlers } from "./home-work/attendance-file.ts";
import { deviceHandlers } from "./home-work/devices.ts";
import { homeWeekHandlers } from "./home-work/home-week.ts";
import { logFormHandlers } from "./home-work/log-form.ts";
import { myDayHandlers } from "./home-work/my-day.ts";
import { supplyHandlers } from "./home-work/supplies.ts";
import { teamLogsHandlers } from "./home-work/team-logs.ts";

export const handler = pages(
  ...firmHandlers,
  ...myDayHandlers,
  ...deviceHandlers,
  ...supplyHandlers,
  ...homeWeekHandlers,
  ...logFormHandlers,
  ...teamLogsHandlers,
  ...agencyAttendanceHandlers,
  ...attendanceFileHandlers,
);
