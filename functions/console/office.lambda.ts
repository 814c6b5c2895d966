// HTTP: the console's pages for those who oversee the whole; like all of it a client of the API, which alone decides.
import { http } from "../shared/http/http.ts";
import { form, page } from "./door/serve.ts";
import { showHealth } from "./health/health-load.ts";
import { showJournal, showJournalEvent } from "./journal/journal-load.ts";
import * as routes from "./office-routes.ts";
import { sendAnswers, showAnswers } from "./reports/answers-load.ts";
import { sendDraft, showDraft } from "./reports/draft-load.ts";
import { showPack, showPackFile, showPackPrint, showPacks } from "./reports/packs-load.ts";
import { showFiling, showReport, showReports, showUnanswered } from "./reports/reports-load.ts";

export const handler = http(
  page(routes.showReports, showReports),
  page(routes.showReport, showReport),
  page(routes.showDraft, showDraft),
  form(routes.sendDraft, sendDraft),
  page(routes.showFiling, showFiling),
  page(routes.showUnanswered, showUnanswered),
  page(routes.showPacks, showPacks),
  page(routes.showPack, showPack),
  page(routes.showPackFile, showPackFile),
  page(routes.showPackPrint, showPackPrint),
  page(routes.showAnswers, showAnswers),
  form(routes.sendAnswers, sendAnswers),
  page(routes.showJournal, showJournal),
  page(routes.showJournalEvent, showJournalEvent),
  page(routes.showHealth, showHealth),
);
