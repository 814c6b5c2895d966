// HTTP: the console's pages of overtime and compensatory leave: one's own, a team's, an agency's, one piece, and what one more would do.
import { pages } from "./door/pages.ts";
import { agencyHoursHandlers } from "./hours/agency-hours.ts";
import { effectHandlers } from "./hours/effect.ts";
import { hoursFileHandlers } from "./hours/hours-file.ts";
import { monthHandlers } from "./hours/month-page.ts";
import { personHoursHandlers } from "./hours/person-hours.ts";
import { pieceHandlers } from "./hours/piece.ts";
import { teamHoursHandlers } from "./hours/team-hours.ts";

export const handler = pages(
  ...personHoursHandlers,
  ...teamHoursHandlers,
  ...agencyHoursHandlers,
  ...monthHandlers,
  ...hoursFileHandlers,
  ...effectHandlers,
  ...pieceHandlers,
);
