// How the pages about sessions are served, each by its screen.
import { showDays, showRefusals } from "./screens/sessions/counts.ts";
import { showExplanation } from "./screens/sessions/explain.ts";
import { showSession, showSessions } from "./screens/sessions/live.ts";
import { sendStop, showStops } from "./screens/sessions/stops.ts";
import { form, page } from "./serve.ts";
import * as routes from "./session-pages.ts";

export const servedSessions = [
  page(routes.showSessions, showSessions),
  page(routes.showDays, showDays),
  page(routes.showRefusals, showRefusals),
  page(routes.showExplanation, showExplanation),
  page(routes.showStops, showStops),
  form(routes.sendStop, sendStop),
  page(routes.showSession, showSession),
] as const;
