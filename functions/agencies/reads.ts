// HTTP: one agency as it is prepared, and all of them; reads only.
import { boardPage } from "../shared/http/board-page.ts";
import { answer, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { type Agency, agencyLaw } from "./agency.ts";
import { ALL_AGENCIES } from "./boards.ts";
import { openingOf } from "./opening-hours.ts";
import * as routes from "./routes.ts";
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
