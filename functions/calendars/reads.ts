// HTTP: the years of the office calendar, known and proposed; reads only.
import { answer, on } from "../shared/http/http.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { readCalendarsNow } from "../shared/journal/loaded-calendars.ts";
import { calendarYears } from "../shared/time/calendar.ts";
import { calendarLaw } from "./office-calendar.ts";
import * as routes from "./routes.ts";
import { yearView } from "./view.ts";

export const CALENDAR_PLACE = { type: "City", id: "city" } as const;
export const readCalendars = async () => await readMany([stream(calendarLaw, "office")]);

export const calendarReads = [
  on(routes.listCalendars, async ({ may }) => {
    may(CALENDAR_PLACE);
    await readCalendarsNow();
    const [{ state }] = await readCalendars();
    const proposed = Object.keys(state?.proposed ?? {}).map(Number);
    const years = [...new Set([...calendarYears(), ...proposed])].sort((a, b) => a - b);
    return answer(200, { rows: years.map(year => yearView(year, state)) });
  }),
];
