// HTTP: the console's pages for those who oversee the whole: reports, packs, the journal, health; like all of it a client of the API, which alone decides.

import { pages } from "./door/pages.ts";
import { deliveriesHandlers } from "./health/deliveries.ts";
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

export const handler = pages(
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
  ...healthHandlers,
  ...deliveriesHandlers,
);
