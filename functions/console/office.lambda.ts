// HTTP: the console's pages for those who oversee the whole; like all of it a client of the API, which alone decides.
import { http } from "../shared/http/http.ts";
import * as routes from "./office-routes.ts";
import { sendAnswers, showAnswers } from "./screens/answers.ts";
import { sendDraft, showDraft } from "./screens/draft.ts";
import { showHealth } from "./screens/health.ts";
import { showJournal, showJournalEvent } from "./screens/journal.ts";
import { showPack, showPackFile, showPackPrint, showPacks } from "./screens/packs.ts";
import { showFiling, showReport, showReports, showUnanswered } from "./screens/reports.ts";
import { form, page } from "./serve.ts";

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
