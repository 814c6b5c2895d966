// HTTP: one agency as it is prepared, all of them, and what binds one; reads only.
import { boardPage } from "../shared/http/board-page.ts";
import { answer, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { type Agency, agencyLaw, UNPREPARED } from "./agency.ts";
import { bindingView } from "./binding-view.ts";
import { ALL_AGENCIES } from "./boards.ts";
import { openingOf } from "./opening-hours.ts";
import * as routes from "./routes.ts";
import { readBinding } from "./rule-routes.ts";
import { agencyView, placeOfAgency } from "./view.ts";

export const agencyReads = [
  on(routes.readAgency, async ({ params: { agency }, at, may }) => {
    may(placeOfAgency(agency));
    const held = await read(stream(agencyLaw, agency));
    if (!held.state) throw new Problem(PROBLEM["not-found"]);
    await loadedCalendars();
    const openings = held.state.returnSites.flatMap(site => openingOf(site, at.toISOString()) ?? []);
    return answer(200, { ...agencyView(held), openings });
  }),
  on(routes.listAgencies, async ({ query, may }) => {
    may({ type: "City", id: "city" });
    const page = await boardPage<Agency>(ALL_AGENCIES, query);
    return answer(200, { rows: page.rows.map(agencyView), next: page.next });
  }),
];

export const bindingReads = [
  on(readBinding, async ({ params: { agency }, query: { activity, system }, at, may }) => {
    may(placeOfAgency(agency));
    const { state = UNPREPARED } = await read(stream(agencyLaw, agency));
    const occasion = { activity, system, on: dayOf(at.toISOString()) };
    return answer(200, { agency, ...bindingView(state, occasion) });
  }),
];
