// HTTP: which of the computers that an agency's people have at home are behind the patch level, or say nothing of it.
import { agencyLaw } from "../agencies/agency.ts";
import { overlayOf } from "../agencies/rules.ts";
import { placeOfAgency } from "../agencies/view.ts";
import { devicesOf } from "../devices/boards.ts";
import { keptOf } from "../devices/computers.ts";
import type { Device } from "../devices/device.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { everyRow } from "../shared/journal/board.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { ceilingIn } from "../shared/rules/profile.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { terminalsAt } from "../terminals/boards.ts";
import type { Terminal } from "../terminals/terminal.ts";
import { patchedBy } from "./patches.ts";
import { postureLaw } from "./posture.ts";
import { listPatches } from "./routes.ts";

export const handler = http(
  on(listPatches, async ({ params: { agency }, at, may }) => {
    may(placeOfAgency(agency));
    const [{ state: rules }, computers] = await Promise.all([
      read(stream(agencyLaw, agency)),
      computersAtHome(agency),
    ]);
    const most = ceilingIn("twse-2023", "patchDays", rules && overlayOf(rules, "exchange"));
    const postures = await readMany(computers.map(({ number }) => stream(postureLaw, number)));
    const all = computers.map(({ number, person }, place) => ({
      ...{ terminal: number, person },
      ...patchedBy(postures[place]?.state, dayOf(at.toISOString()), most),
    }));
    const rows = all
      .filter(({ standing }) => standing !== "current")
      .sort((one, other) => (other.days ?? Infinity) - (one.days ?? Infinity));
    return answer(200, { most, current: all.length - rows.length, rows });
  }),
);

/** Terminals that are out, and own devices that may be used. */
async function computersAtHome(agency: string) {
  const kept: ReturnType<typeof keptOf>[] = [];
  for await (const { stream, state } of everyRow<Terminal>(terminalsAt("out", agency)))
    kept.push(keptOf(stream.slice("TERMINAL#".length), state));
  for await (const { stream, state } of everyRow<Device>(devicesOf(agency)))
    if (state.approval) kept.push(keptOf(stream.slice("DEVICE#".length), state));
  return kept.filter(each => each !== undefined);
}
