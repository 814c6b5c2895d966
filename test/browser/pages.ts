// Every page of the console with somebody whose part it is: each is walked over by axe and at a phone's width, and has its picture.
import { numberOf } from "./story.ts";

export interface PageRow {
  /** Names its picture, too. */
  readonly name: string;
  readonly path: string;
  /** Nobody when absent. */
  readonly account?: string;
  /** The page is where the first such link on that path leads. */
  readonly follow?: string;
}

const row = (name: string, path: string, account?: string, follow?: string): PageRow => ({
  name,
  path,
  ...(account && { account }),
  ...(follow && { follow }),
});

const RECORDS = "records@household";
const ADMIN = "admin@household";
const LIST = "/console/lists/household/vpn/inbound";
const CENTER = "center@city";
const AUDITOR = "auditor@city";
const DAY = "115/11/18";

/** While somebody is connected from home. */
export const PAGES_CONNECTED: readonly PageRow[] = [
  row("my-page-open", "/console?address=198.51.100.7", "worker@household"),
  row("sessions", "/console/sessions", ADMIN),
  row("sessions-agency", "/console/sessions", RECORDS),
  row("session", "/console/sessions", ADMIN, "td a[href^='/console/sessions/']"),
];

/** A week later, when there is something of everything. */
export const PAGES_LATER: readonly PageRow[] = [
  row("landing", "/console"),
  row("logged-in", "/console/logged-in", RECORDS),
  row("missing", "/console/nowhere", RECORDS),
  row("counter", "/console/terminals", RECORDS),
  row("counter-stage", "/console/terminals?stage=out", RECORDS),
  row("terminals-file", "/console/terminals/import", RECORDS),
  row("counter-empty", "/console/terminals?q=nothing-like-it", RECORDS),
  row("terminal", `/console/terminals/${numberOf(1)}`, RECORDS),
  row("terminal-held", `/console/terminals/${numberOf(3)}`, RECORDS),
  row("slip", `/console/terminals/${numberOf(1)}/slip`, RECORDS),
  row("labels", "/console/labels", RECORDS),
  row("pledge", `/console/terminals/${numberOf(7)}/pledge?loan=1`, "worker@household"),
  row("act-lend", `/console/acts/lendTerminal?propertyNo=${numberOf(9)}`, RECORDS),
  row("act-danger", `/console/acts/reportLoss?propertyNo=${numberOf(1)}`, RECORDS),
  row("batch", `/console/batches/declareReturns?number=${numberOf(1)},${numberOf(2)}`, RECORDS),
  row("people", "/console/people", "personnel@household"),
  row("people-file", "/console/people/import", "personnel@household"),
  row("person", "/console/people/worker%40household", "personnel@household"),
  row("home-work", "/console/home-work", "supervisor@household"),
  row("home-work-person", "/console/people/worker%40household/home-work", "supervisor@household"),
  row("home-pledge", "/console/people/worker%40household/home-work/1/pledge", "worker@household"),
  row("act-apply-home-work", "/console/acts/applyHomeWork?person=worker%40household", "worker@household"),
  row("my-week", "/console/home-work/week", "worker@household"),
  row("team-week", "/console/home-work/team", "supervisor@household"),
  row("agency-week", "/console/home-work/agency", "personnel@household"),
  row("week-file", "/console/home-work/import", "personnel@household"),
  row("my-hours", "/console/hours", "worker@household"),
  row("team-hours", "/console/hours/team", "supervisor@household"),
  row("agency-hours", "/console/hours/agency", "personnel@household"),
  row("month-hours", "/console/hours/agency/month?month=2026-11", "personnel@household"),
  row("shift-file", "/console/hours/shifts/import", "personnel@household"),
  row("overtime-file", "/console/hours/overtime/import", "supervisor@household"),
  row("person-hours", "/console/people/worker%40household/hours", "supervisor@household"),
  row("hours-piece", "/console/people/worker%40household/hours/1", "supervisor@household"),
  row("hours-effect", "/console/people/worker%40household/hours/effect", "supervisor@household"),
  row("devices", "/console/home-work/devices", "worker@household"),
  row(
    "device",
    "/console/home-work/devices",
    "worker@household",
    "td a[href^='/console/home-work/devices/']",
  ),
  row("supplies", "/console/home-work/supplies", RECORDS),
  row("supply", "/console/home-work/supplies", RECORDS, "td a[href^='/console/home-work/supplies/']"),
  row("my-day", "/console/home-work/day", "worker@household"),
  row("home-week", "/console/people/worker%40household/home-week/2026-11-16", "supervisor@household"),
  row("team-logs", "/console/home-work/logs", "supervisor@household"),
  row("act-send-log", "/console/acts/sendLog?person=worker%40household&day=2026-11-20", "worker@household"),
  row("log-file", "/console/home-work/logs/import", "worker@household"),
  row("agency-attendance", "/console/home-work/attendance?week=2026-11-16", "personnel@household"),
  row("firm", "/console/firm", "personnel@household"),
  row("firm-duties", "/console/firm/duties", "worker@household"),
  row("attendance-file", "/console/home-work/attendance/import", "personnel@household"),
  row("units", "/console/units", "personnel@household"),
  row("notices", "/console/notices", RECORDS),
  row("notices-wishes", "/console/notices/wishes", RECORDS),
  row("agency", "/console/agency", "supervisor@household"),
  row("reports", "/console/reports", CENTER),
  row("report", "/console/reports/household", CENTER),
  row("report-own", "/console/reports/police", "admin@police"),
  row("report-draft", "/console/reports/police/draft", "admin@police"),
  row("report-filing", "/console/reports/household/filings/1", CENTER),
  row("unanswered", "/console/unanswered", CENTER),
  row("log", "/console/sessions/log?outcome=refused", CENTER),
  row("packs", "/console/packs", CENTER),
  row("pack", "/console/packs/1?verify=1", "archives@national"),
  row("pack-paper", "/console/packs/1", "center2@city"),
  row("answers", "/console/packs/1/answers", "archives@national"),
  row("act-nothing-asked", "/console/acts/compilePack", CENTER),
  row("act-file", "/console/acts/reconcileList?number=1", CENTER),
  row("journal", `/console/journal?day=${DAY}&verify=1&since=${DAY}`, AUDITOR),
  row("journal-event", `/console/journal/event?stream=TERMINAL%23${numberOf(3)}&version=8`, AUDITOR),
  row("calendars", "/console/calendars", ADMIN),
  row("hazardous-products", "/console/hazardous-products", AUDITOR),
  row("help", "/console/help?of=/console/terminals", RECORDS),
  row("help-role", "/console/help/records", RECORDS),
  row("help-glossary", "/console/help/glossary", RECORDS),
  row("help-accessibility", "/console/help/accessibility"),
  row("help-site-map", "/console/help/site-map", RECORDS),
  row("health", "/console/health", AUDITOR),
  row("deliveries", "/console/health/deliveries", AUDITOR),
  row("search", "/console/search?q=198.51.100.7", ADMIN),
  row("my-page", "/console?address=198.51.100.7", "worker@household"),
  row("start", "/console", ADMIN),
  row("picture", `/console/terminals/${numberOf(1)}/picture`, RECORDS),
  row("person-picture", "/console/people/worker%40household/picture", "worker@household"),
  row("systems", "/console/systems", CENTER),
  row("system", "/console/systems/household", ADMIN),
  row("lists", "/console/lists", CENTER),
  row("lists-own", "/console/lists", ADMIN),
  row("list", LIST, ADMIN),
  row("list-allowed", `${LIST}?address=198.51.100.7#allowed`, ADMIN),
  row("list-egress", "/console/lists/household/vpn/egress", ADMIN),
  row("list-empty", "/console/lists/household/vdi/inbound", ADMIN),
  row("list-change", `${LIST}/changes/2`, "admin2@household"),
  row("list-history", `${LIST}/history`, ADMIN),
  row("list-propose", `${LIST}/propose`, ADMIN),
  row("list-sheet", `${LIST}/sheet`, ADMIN),
  row("list-removal", `${LIST}/removal`, ADMIN),
  row("endings", "/console/lists/endings", ADMIN),
  row("sessions-none", "/console/sessions", ADMIN),
  row("sessions-terminal", `/console/sessions?terminal=${numberOf(1)}`, RECORDS),
  row("days", "/console/sessions/days", CENTER),
  row("refusals", "/console/sessions/refusals", CENTER),
  row("oddities", "/console/sessions/oddities", CENTER),
  row(
    "explanation",
    `/console/sessions/explanation?person=worker%40household&terminal=${numberOf(1)}&system=household&channel=vpn&address=192.0.2.9`,
    RECORDS,
  ),
  row("stops", "/console/sessions/stops", CENTER),
  row("rules", "/console/rules", "supervisor@household"),
  row("rules-clause", "/console/rules?clause=tainan-2021/3.4b", "admin@household"),
  row("rules-profile", "/console/rules?profile=tainan-2021", "supervisor@household"),
];
