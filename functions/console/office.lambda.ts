// HTTP: the console's pages for those who oversee the whole; like all of it a client of the API, which alone decides.

import { http } from "../shared/http/http.ts";
import { pictureHandlers } from "./counter/picture.ts";
import { slipHandlers } from "./counter/slip.ts";
import { healthHandlers } from "./health/health.ts";
import { journalHandlers } from "./journal/journal.ts";
import { journalEventHandlers } from "./journal/journal-event.ts";
import { answersHandlers } from "./reports/answers.ts";
import { draftHandlers } from "./reports/draft.ts";
import { filingHandlers } from "./reports/filing.ts";
import { packHandlers } from "./reports/pack.ts";
import { packsHandlers } from "./reports/packs.ts";
import { reportHandlers } from "./reports/report.ts";
import { reportsHandlers } from "./reports/reports.ts";
import { unansweredHandlers } from "./reports/unanswered.ts";
import { daysHandlers } from "./sessions/days.ts";
import { explainHandlers } from "./sessions/explain.ts";
import { liveHandlers } from "./sessions/live.ts";
import { refusalsHandlers } from "./sessions/refusals.ts";
import { sessionHandlers } from "./sessions/session.ts";
import { stopsHandlers } from "./sessions/stops.ts";
import { systemHandlers } from "./systems/system.ts";
import { systemsHandlers } from "./systems/systems.ts";

export const handler = http(
  ...liveHandlers,
  ...daysHandlers,
  ...refusalsHandlers,
  ...explainHandlers,
  ...stopsHandlers,
  ...sessionHandlers,
  ...reportsHandlers,
  ...reportHandlers,
  ...draftHandlers,
  ...filingHandlers,
  ...unansweredHandlers,
  ...packsHandlers,
  ...packHandlers,
  ...answersHandlers,
  ...journalHandlers,
  ...journalEventHandlers,
  ...systemHandlers,
  ...systemsHandlers,
  ...healthHandlers,
  ...pictureHandlers,
  ...slipHandlers,
);
