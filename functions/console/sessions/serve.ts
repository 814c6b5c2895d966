// How the pages about sessions are served, each by its screen.

import { form, page } from "../door/serve.ts";
import { showDays, showRefusals } from "./counts-load.ts";
import { showExplanation } from "./explain-load.ts";
import { showSession, showSessions } from "./live-load.ts";
import * as routes from "./routes.ts";
import { sendStop, showStops } from "./stops-load.ts";

export const servedSessions = [
  page(routes.showSessions, showSessions),
  page(routes.showDays, showDays),
  page(routes.showRefusals, showRefusals),
  page(routes.showExplanation, showExplanation),
  page(routes.showStops, showStops),
  form(routes.sendStop, sendStop),
  page(routes.showSession, showSession),
] as const;
