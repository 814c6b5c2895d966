// Reads what health is judged by: the journal, the key service and another clock; changes nothing.
import type { InForceByFamily } from "../allowlist/applying/in-force.ts";
import { CHANNELS } from "../allowlist/names.ts";
import { tableOf } from "../reports/line-table.ts";
import { reportLaw } from "../reports/report.ts";
import { patience, unansweredRows } from "../reports/unanswered.ts";
import { readBlob } from "../shared/journal/blob.ts";
import { readMany, recordedOn } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { signingKeyMade } from "../shared/signing/signing.ts";
import { CALENDAR_YEARS, PROVISIONAL_YEARS } from "../shared/time/calendar.ts";
import { now } from "../shared/time/clock.ts";
import { laggards } from "./behind.ts";
import type { Readings } from "./health.ts";
import { clockOff } from "./other-clock.ts";

export async function readHealth(at: Date): Promise<Readings> {
  const [keyMade, lagging, lists, reports, off, lastRecorded] = await Promise.all([
    signingKeyMade(),
    laggards(at),
    readLists(),
    readReports(at),
    clockOff(now),
    newest(at),
  ]);
  const calendar = { calendarYears: CALENDAR_YEARS, provisionalYears: PROVISIONAL_YEARS };
  const told = { at, ...calendar, keyMade: keyMade.toISOString(), clockOff: off };
  return { ...told, lagging, lastRecorded, ...lists, ...reports };
}

/** Of today and tomorrow: a clock that ran ahead leaves its stamps there. */
async function newest(at: Date): Promise<string | undefined> {
  const days = [0, 1].map(ahead => new Date(at.getTime() + ahead * 86_400_000).toISOString().slice(0, 10));
  const pages = await Promise.all(days.map(day => recordedOn(day, new Date(at.getTime()).toISOString())));
  return pages.flatMap(({ rows }) => rows.map(({ recordedAt }) => recordedAt)).at(-1);
}

async function readLists(): Promise<Pick<Readings, "drifting" | "refused">> {
  const names = SYSTEMS.flatMap(system =>
    CHANNELS.flatMap(channel =>
      ["inbound", "outbound"].map(direction => [system, channel, direction] as const),
    ),
  );
  const held = await readMany(names.map(name => stream("LIST", ...name)));
  const having = (fact: "driftFrom" | "refused") =>
    names
      .filter((_, at) => {
        const { inForce = {} } = (held[at]?.state ?? {}) as { readonly inForce?: InForceByFamily };
        return Object.values(inForce).some(each => each?.[fact] !== undefined);
      })
      .map(name => name.join("/"));
  return { drifting: having("driftFrom"), refused: having("refused") };
}

async function readReports(at: Date): Promise<Pick<Readings, "unanswered" | "missingReports">> {
  const held = await readMany(SYSTEMS.map(system => stream(reportLaw, system)));
  const tables = SYSTEMS.map(async (system, place) => {
    const filed = held[place]?.state?.filed;
    return { system, lines: filed ? tableOf(await readBlob(filed.lines)) : [] };
  });
  const rows = unansweredRows(await Promise.all(tables), at.toISOString());
  const missingReports = SYSTEMS.filter((_, place) => !held[place]?.state?.filed);
  return {
    unanswered: { rows: rows.length, oldest: rows[0]?.workingDays ?? 0, limit: patience() },
    missingReports,
  };
}
