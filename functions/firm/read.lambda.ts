// HTTP: a securities firm's file: all of it to those who keep or oversee it, their duties to its people, what is open at each firm.
import { placeOfAgency } from "../agencies/view.ts";
import { boardPage } from "../shared/http/board-page.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { ALL_FIRMS } from "./boards.ts";
import type { Firm } from "./firm.ts";
import { readWith } from "./reading.ts";
import * as routes from "./routes.ts";
import { dutiesView, firmRow, firmView } from "./view.ts";

export const handler = http(
  on(routes.readFirm, async ({ params, at, may }) => {
    may(placeOfAgency(params.agency));
    const [firm, agency] = await readWith({ params });
    return answer(200, firmView(firm, { at: at.toISOString(), windows: agency.state?.hours?.windows }));
  }),
  on(routes.readFirmDuties, async ({ params, at, may, person }) => {
    may(placeOfAgency(params.agency));
    const [firm] = await readWith({ params });
    return answer(200, dutiesView(firm, { at: at.toISOString(), person: person.person }));
  }),
  on(routes.listFirms, async ({ query, at, may }) => {
    may({ type: "City", id: "city" });
    const page = await boardPage<Firm>(ALL_FIRMS, query);
    const rows = page.rows.map(each => firmRow(each, at.toISOString()));
    return answer(200, { rows, next: page.next });
  }),
);
