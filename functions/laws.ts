// The law of every kind of stream: what an audit folds events by. A kind without a law here cannot be audited, and says so.
import { agencyLaw } from "./agencies/agency.ts";
import { listLaw } from "./allowlist/lists/list.ts";
import { approvalLaw } from "./approvals/approval.ts";
import { attendanceLaw } from "./attendance/attendance.ts";
import { workLogLaw } from "./attendance/work-log.ts";
import { calendarLaw } from "./calendars/office-calendar.ts";
import { deviceLaw } from "./devices/device.ts";
import { firmLaw } from "./firm/firm.ts";
import { compLeaveLaw } from "./hours/comp-leave.ts";
import { hoursBookLaw } from "./hours/hours-book.ts";
import { overtimeLaw } from "./hours/overtime.ts";
import { oddityLaw } from "./oddities/oddity.ts";
import { accountLaw } from "./people/look-alike.ts";
import { personLaw } from "./people/person.ts";
import { unitsLaw } from "./people/units.ts";
import { enrolmentLaw } from "./posture/enrolment.ts";
import { postureKeyLaw, postureLaw } from "./posture/posture.ts";
import { productsLaw } from "./products/products.ts";
import { differenceLaw } from "./recheck/difference.ts";
import { packLaw } from "./reports/pack.ts";
import { reportLaw } from "./reports/report.ts";
import { homeWeekLaw } from "./rosters/home-week.ts";
import { rosterLaw } from "./rosters/roster.ts";
import { sessionLaw } from "./sessions/session.ts";
import type { Happening, Law } from "./shared/journal/event.ts";
import type { StreamKind } from "./shared/journal/keys.ts";
import { networkLaw } from "./stops/network.ts";
import { stopLaw } from "./stops/stop.ts";
import { supplyLaw } from "./supplies/supply.ts";
import { systemLaw } from "./systems/system.ts";
import { scanReportLaw } from "./terminals/scan-report.ts";
import { terminalLaw } from "./terminals/terminal.ts";
import { ticketLaw } from "./tickets/ticket.ts";

type AnyLaw = Law<unknown, Happening>;

export const LAWS: Partial<Record<StreamKind, AnyLaw>> = {
  ACCOUNT: accountLaw as unknown as AnyLaw,
  AGENCY: agencyLaw as unknown as AnyLaw,
  APPROVAL: approvalLaw as unknown as AnyLaw,
  ATTENDANCE: attendanceLaw as unknown as AnyLaw,
  CALENDAR: calendarLaw as unknown as AnyLaw,
  COMPLEAVE: compLeaveLaw as unknown as AnyLaw,
  DEVICE: deviceLaw as unknown as AnyLaw,
  DIFFERENCE: differenceLaw as unknown as AnyLaw,
  ENROLMENT: enrolmentLaw as unknown as AnyLaw,
  FIRM: firmLaw as unknown as AnyLaw,
  HOMEWEEK: homeWeekLaw as unknown as AnyLaw,
  HOURSBOOK: hoursBookLaw as unknown as AnyLaw,
  LIST: listLaw as unknown as AnyLaw,
  NETWORK: networkLaw as unknown as AnyLaw,
  ODDITY: oddityLaw as unknown as AnyLaw,
  OVERTIME: overtimeLaw as unknown as AnyLaw,
  PACK: packLaw as unknown as AnyLaw,
  PERSON: personLaw as unknown as AnyLaw,
  POSTURE: postureLaw as unknown as AnyLaw,
  POSTURE_KEY: postureKeyLaw as unknown as AnyLaw,
  PRODUCTS: productsLaw as unknown as AnyLaw,
  REPORT: reportLaw as unknown as AnyLaw,
  ROSTER: rosterLaw as unknown as AnyLaw,
  SCAN: scanReportLaw as unknown as AnyLaw,
  SESSION: sessionLaw as unknown as AnyLaw,
  STOP: stopLaw as unknown as AnyLaw,
  SUPPLY: supplyLaw as unknown as AnyLaw,
  SYSTEM: systemLaw as unknown as AnyLaw,
  TERMINAL: terminalLaw as unknown as AnyLaw,
  TICKET: ticketLaw as unknown as AnyLaw,
  UNITS: unitsLaw as unknown as AnyLaw,
  WORKLOG: workLogLaw as unknown as AnyLaw,
};
