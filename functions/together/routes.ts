// The route by which several questions are asked at once, and which those are; names and schemas only.
import * as v from "valibot";
import { listAgencies, readAgency } from "../agencies/routes.ts";
import { readBinding } from "../agencies/rule-routes.ts";
import { listEndings, listLists, readList } from "../allowlist/lists/routes.ts";
import { listApplications, readApplications } from "../approvals/routes.ts";
import { listLogsWaiting, readHomeWeek } from "../attendance/routes.ts";
import { listCalendars } from "../calendars/routes.ts";
import { listDeletions, listDevices, readOwnDevices } from "../devices/routes.ts";
import { listOvertimeToDo } from "../hours/overtime-reads.ts";
import { listPeople, readPerson, readSuperiors } from "../people/routes.ts";
import { listUnits } from "../people/unit-routes.ts";
import { readProducts } from "../products/routes.ts";
import { listReports, listUnanswered, readReport } from "../reports/routes.ts";
import { listSwapsAsked, readRoster, readTeam } from "../rosters/routes.ts";
import { explainGate, listSessions, readListsInTime, readSession } from "../sessions/routes.ts";
import { type Route, route } from "../shared/http/route.ts";
import { text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { listStops } from "../stops/routes.ts";
import { listSupplies, listSuppliesDue, readSuppliesOf } from "../supplies/routes.ts";
import { listSystems, readSystem } from "../systems/routes.ts";
import { countTerminals, listTerminals, readTerminal, readTerminalEvents } from "../terminals/routes.ts";
import { TOGETHER_PROBLEM } from "./problems.ts";

/** What a page asks beside something else: plain readings of the journal. */
export const QUESTIONS = [
  ...[readPerson, readSuperiors, listPeople, listUnits, readAgency, listAgencies],
  ...[readTerminal, listTerminals, countTerminals, listSessions, readSession, explainGate],
  ...[listStops, readSystem, listSystems, listLists, readList, listEndings],
  ...[readApplications, listApplications, readRoster, readTeam, listSwapsAsked],
  ...[readHomeWeek, listLogsWaiting, listOvertimeToDo, readOwnDevices, listDevices, listDeletions],
  ...[readSuppliesOf, listSupplies, listSuppliesDue, listReports, readReport, listUnanswered],
  ...[readProducts, listCalendars, readBinding, readTerminalEvents, readListsInTime],
] as const satisfies readonly Route[];

export const MOST_QUESTIONS = 40;

const given = v.optional(v.record(text(40), text(1_000)));

export const askTogether = route({
  name: "askTogether",
  method: "POST",
  path: "/v1/questions",
  entry: "together/together",
  kind: "read",
  summary: words(
    "一次提出數個查詢，逐一依其權限答復，與分別查詢相同",
    "Several questions at once, each judged and answered as if it were asked alone",
  ),
  body: v.strictObject({
    questions: v.pipe(
      v.array(
        v.strictObject({ ask: v.picklist(QUESTIONS.map(({ name }) => name)), params: given, query: given }),
      ),
      v.minLength(1),
      v.maxLength(MOST_QUESTIONS),
    ),
  }),
  example: {
    questions: [
      { ask: "readPerson", params: { person: "worker@household" } },
      { ask: "listSessions", query: { person: "worker@household", live: "true" } },
    ],
  },
  answer: {
    status: 200,
    /** In the order of the questions; where one is refused, with the document of its refusal. */
    schema: v.object({ answers: v.array(v.object({ status: v.number(), body: v.unknown() })) }),
  },
  problems: [TOGETHER_PROBLEM["answer-too-large"]],
});

export const togetherRoutes = [askTogether];
