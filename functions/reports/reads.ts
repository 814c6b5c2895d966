// HTTP: the nine reports as they are now, filed or missing; reads only.

import { type Asked, answer, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { readBlob } from "../shared/journal/blob.ts";
import { history } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { EXCHANGE_SYSTEMS, systemOf } from "../shared/rules/systems.ts";
import { parseContent } from "./content.ts";
import { reportDeadline } from "./deadline.ts";
import type { ReportEvent } from "./report.ts";
import { listReports, listUnanswered, readFiling, readReport } from "./routes.ts";
import { readFilersRules, readLines, readReports } from "./stored.ts";
import { unansweredLimit, unansweredRows } from "./unanswered.ts";
import { overviewOf, reportView } from "./view.ts";

export const reportReads = [
  on(listReports, async ({ may }) => {
    may({ type: "City", id: "reports" });
    const { reminderDays: _, ...deadline } = reportDeadline();
    const [reports, rules] = await Promise.all([readReports(), readFilersRules(EXCHANGE_SYSTEMS)]);
    const rows = reports.map((report, place) => ({
      ...overviewOf(report),
      endOfWork: reportDeadline(rules[place]).endOfWork,
    }));
    const missing = rows.filter(({ status }) => status === "missing").map(({ system }) => system);
    return answer(200, { deadline, missing, rows });
  }),
  on(readReport, async asked => {
    const { system } = seen(asked);
    const [report] = await readReports([system]);
    if (!report) throw new Problem(PROBLEM["not-found"]);
    const { filed, draft } = report.held.state ?? {};
    const texts = {
      lines: await readLines(report),
      ...(filed && { content: parseContent(await readBlob(filed.content)) }),
      ...(draft && { draft: parseContent(await readBlob(draft.content)) }),
    };
    const [rules] = await readFilersRules([system]);
    const { endOfWork } = reportDeadline(rules);
    return answer(200, { ...reportView(system, report.held, texts), endOfWork });
  }),
  on(readFiling, async asked => {
    const { system, filing } = seen(asked);
    const events = await history<ReportEvent>(stream("REPORT", system));
    const found = events.find(({ event }) => event.type === "ReportFiled" && event.filing === Number(filing));
    if (found?.event.type !== "ReportFiled") throw new Problem(PROBLEM["not-found"]);
    const content = parseContent(await readBlob(found.event.content));
    return answer(200, { system, filing: found.event.filing, filedAt: found.recordedAt, ...content });
  }),
  on(listUnanswered, async ({ may, at }) => {
    may({ type: "City", id: "reports" });
    await loadedCalendars();
    const reports = await readReports();
    const tables = reports.map(async report => ({ system: report.system, lines: await readLines(report) }));
    const rows = unansweredRows(await Promise.all(tables), at.toISOString());
    return answer(200, { limit: unansweredLimit(), rows });
  }),
];

function seen<Params extends Asked<typeof readReport>["params"]>(asked: {
  readonly params: Params;
  readonly may: Asked["may"];
}): Params {
  const { system } = asked.params;
  asked.may({ type: "Report", id: system, system, agency: systemOf(system).managingAgency });
  return asked.params;
}
