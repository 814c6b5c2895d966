// HTTP: a year's official calendar is proposed from its file by one, confirmed by another, and counted with from then on.
import { command, execute } from "../shared/http/command.ts";
import { answer, http, on } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { type Change, change, type Draft, type Held } from "../shared/journal/change.ts";
import { readCalendarsNow } from "../shared/journal/loaded-calendars.ts";
import {
  type CalendarEvent,
  calendarLaw,
  confirmYear,
  type OfficeCalendars,
  proposeYear,
  rejectYear,
} from "./office-calendar.ts";
import { tableToLoad } from "./official-table.ts";
import { CALENDAR_PLACE, calendarReads, readCalendars } from "./reads.ts";
import * as routes from "./routes.ts";
import { yearView } from "./view.ts";

interface Loading {
  readonly changes: readonly [Change<OfficeCalendars>];
}

const CALENDAR = {
  reads: readCalendars,
  place: () => CALENDAR_PLACE,
  view: ({ changes: [{ next }] }: Loading, { params }: { readonly params: { readonly year: string } }) =>
    yearView(Number(params.year), next.state),
};

export const handler = http(
  on(routes.proposeCalendar, async asked => {
    await readCalendarsNow();
    const { document, dryRun } = asked.query;
    const wanted = {
      year: Number(asked.params.year),
      document,
      table: tableToLoad(asked.bytes, Number(asked.params.year), asked.at.toISOString()),
    };
    const decide = (held: Held<OfficeCalendars>, permit: Permit) =>
      loading(held, proposeYear(held.state, wanted), permit);
    if (dryRun === "true") {
      const permit = asked.may(CALENDAR_PLACE);
      const [held] = await readCalendars();
      return answer(200, CALENDAR.view(decide(held, permit), asked));
    }
    const how = {
      ...CALENDAR,
      decide: ({ held: [held], permit }: Given) => decide(held, permit),
    };
    return execute(routes.proposeCalendar, how, asked);
  }),
  command(routes.confirmCalendar, {
    ...CALENDAR,
    decide: ({ asked: { params }, held: [held], permit }) =>
      loading(held, confirmYear(held.state, { year: Number(params.year), by: permit.by.person }), permit),
  }),
  command(routes.rejectCalendar, {
    ...CALENDAR,
    decide: ({ asked: { params, body }, held: [held], permit }) =>
      loading(held, rejectYear(held.state, { year: Number(params.year), ...body }), permit),
  }),
  ...calendarReads,
);

interface Given {
  readonly held: readonly [Held<OfficeCalendars>];
  readonly permit: Permit;
}

function loading(
  held: Held<OfficeCalendars>,
  drafts: readonly [Draft<CalendarEvent>],
  permit: Permit,
): Loading {
  return { changes: [change(calendarLaw, held, drafts, permit)] };
}
