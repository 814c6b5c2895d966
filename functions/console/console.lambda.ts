// HTTP: the forms of all acts, office calendars, the kill switch and a file of terminals; like all of the console a client of the API, which alone decides and records.

import { calendarsHandlers } from "./calendars/calendars.ts";
import { terminalsFileHandlers } from "./counter/terminals-file.ts";
import { pages } from "./door/pages.ts";
import { actHandlers } from "./form/act.ts";
import { stopsHandlers } from "./sessions/stops.ts";

export const handler = pages(
  ...actHandlers,
  ...calendarsHandlers,
  ...terminalsFileHandlers,
  ...stopsHandlers,
);
