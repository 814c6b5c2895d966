// IP reports: the nine rows for the center, their own for a system's administrators, each with its lines and filings.
import { listReports, listUnanswered, readFiling, readReport } from "../../reports/routes.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { sheetOf } from "../frame/list.ts";
import { filingPage } from "./filing.ts";
import { reportPage } from "./report.ts";
import { ownReportsPage, reportColumns, reportsPage } from "./reports.ts";
import { unansweredColumns, unansweredPage } from "./unanswered.ts";

export async function showReports(visit: Member): Promise<Reply> {
  const { api, person, query, say } = visit;
  if (!person.roles.some(role => role === "center" || role === "auditor")) return ownReports(visit);
  const overview = await api.ask(listReports);
  if (query.export)
    return { handed: sheetOf(overview.rows, reportColumns(visit), { say, name: "reports", query }) };
  return reportsPage(visit, overview);
}

/** Whoever manages one system goes straight to it. */
async function ownReports(visit: Member): Promise<Reply> {
  const { api, person } = visit;
  const [only, ...more] = person.systems;
  if (only !== undefined && more.length === 0) return { location: `/console/reports/${only}` };
  return ownReportsPage(
    visit,
    await Promise.all(person.systems.map(system => api.ask(readReport, { params: { system } }))),
  );
}

export async function showReport(visit: Member): Promise<Reply> {
  return reportPage(visit, await visit.api.ask(readReport, { params: visit.params }));
}

export async function showFiling(visit: Member): Promise<Reply> {
  return filingPage(visit, await visit.api.ask(readFiling, { params: visit.params }));
}

export async function showUnanswered(visit: Member): Promise<Reply> {
  const { api, query, say } = visit;
  const facts = await api.ask(listUnanswered);
  if (query.export)
    return { handed: sheetOf(facts.rows, unansweredColumns(visit), { say, name: "unanswered", query }) };
  return unansweredPage(visit, facts);
}
