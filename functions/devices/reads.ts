// HTTP: one own device, somebody's, an agency's, and those whose data has yet to be deleted; reads only.
import { personLaw } from "../people/person.ts";
import { boardPage } from "../shared/http/board-page.ts";
import { type Asked, answer, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { board } from "../shared/journal/board.ts";
import { read } from "../shared/journal/journal.ts";
import { type BoardPart, stream } from "../shared/journal/keys.ts";
import { deletionsOf, devicesOf, devicesOwnedBy } from "./boards.ts";
import { type Device, deviceLaw, deviceView } from "./device.ts";
import * as routes from "./routes.ts";

const MOST = 100;

export const deviceReads = [
  on(routes.readDevice, async ({ params, may }) => {
    const held = await read(stream(deviceLaw, params.device));
    const { state } = held;
    const person = state?.owner ?? "";
    may({ type: "Worker", id: person, agency: state?.agency ?? "", person, superiors: [] });
    if (!state) throw new Problem(PROBLEM["not-found"]);
    return answer(200, deviceView({ ...held, state }));
  }),
  on(routes.readOwnDevices, async ({ params: { person }, may }) => {
    const { state } = await read(stream(personLaw, person));
    const agency = state?.active ? state.agency : "";
    may({ type: "Worker", id: person, agency, person, superiors: [] });
    const page = await board<Device>({ ...devicesOwnedBy(person), limit: MOST });
    // Those of an agency somebody has left are that agency's affair.
    return answer(200, { rows: page.rows.filter(row => row.state.agency === agency).map(deviceView) });
  }),
  on(routes.listDevices, asked => listed(asked, devicesOf)),
  on(routes.listDeletions, asked => listed(asked, deletionsOf)),
];

type Listing = Pick<Asked<typeof routes.listDevices>, "query" | "person" | "may">;

async function listed({ query, person, may }: Listing, partOf: (agency: string) => BoardPart) {
  const agency = query.agency ?? person.agency;
  may({ type: "Agency", id: agency, agency });
  const page = await boardPage<Device>(partOf(agency), query);
  return answer(200, { rows: page.rows.map(deviceView), next: page.next });
}
