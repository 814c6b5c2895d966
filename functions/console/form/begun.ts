// What a form begins with: what is on record where an act puts it right, what follows from it, what was typed last, and now. All of it
// can be changed before it is sent.
import { readAgency } from "../../agencies/routes.ts";
import { readHomeWeek } from "../../attendance/routes.ts";
import { spansText } from "../../attendance/times.ts";
import { readPerson } from "../../people/routes.ts";
import { mondayOf } from "../../rosters/week.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { activityIn, isSystem } from "../../shared/rules/systems.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { addDays, isDay } from "../../shared/time/day.ts";
import { readSystem } from "../../systems/routes.ts";
import { readTerminal } from "../../terminals/routes.ts";
import { type Typed, typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import { dayText, momentText } from "../frame/time.ts";
import type { Field } from "./field.ts";
import { prefilled } from "./prefilled.ts";
import { readMoment } from "./read-text.ts";
import { ofOne, rememberedFor } from "./remembered.ts";

type Source = (visit: Member) => Promise<object> | object;

/** A loan's usual length, where nobody says otherwise. */
const LOAN_DAYS = 14;
const PURPOSE = "居家辦公收發公文";

const SOURCES: Readonly<Record<string, Source>> = {
  registerTerminal: ({ person }) => ({
    role: "exchange-terminal",
    ownership: "agency",
    system: person.systems.find(system => isSystem(system) && activityIn(system) === "exchange"),
    ...(hasRole(person, "records", "property") && { custodian: person.person }),
  }),
  amendTerminal: terminalOf,
  transferTerminal: terminalOf,
  lendTerminal: loanOf,
  approveLoan: async visit => ({ until: (await terminalOf(visit)).custody.loan?.dueOn }),
  extendLoan: async visit => ({ dueOn: (await terminalOf(visit)).custody.loan?.dueOn }),
  scanTerminal: ({ at }) => ({ mode: "full-detailed", network: "offline", finishedAt: at.toISOString() }),
  disinfectTerminal: ({ at }) => ({ doneAt: at.toISOString() }),
  cleanUpTerminal: ({ at }) => ({ doneAt: at.toISOString() }),
  reviewReadiness: async visit => (await agencyOf(visit)).readiness ?? {},
  recordDrill: async visit => ({
    doneAt: visit.at.toISOString(),
    participants: (await agencyOf(visit)).readiness?.people,
  }),
  setReturnSites: async visit => ({ sites: (await agencyOf(visit)).returnSites }),
  setContacts: async visit => ({ helpContacts: (await agencyOf(visit)).contacts }),
  setWorkingHours: async visit => (await agencyOf(visit)).hours ?? { outsideHours: "assigned" },
  nameScanOfficers: async visit => ({ people: (await agencyOf(visit)).scanOfficers }),
  postPerson: async visit =>
    (await visit.api.ask(readPerson, { params: { person: visit.query.person ?? "" } })).posting ?? {},
  planCapacity: async visit =>
    (await visit.api.ask(readSystem, { params: { system: visit.query.system ?? "" } })).plan ?? {},
  sendLog: logOf,
  correctAttendance: async visit => ({ times: (await dayOfHome(visit)).times }),
  recordRemoteTest: ({ at }) => ({ testedAt: at.toISOString() }),
  relayNotice: ({ at }) => ({ relayedAt: at.toISOString() }),
};

/** What the link says comes before what was typed last, and that before what is on record. */
export async function begunWith(visit: Member, act: string, fields: readonly Field[]): Promise<Typed> {
  const { person, query } = visit;
  // A form whose beginning cannot be had is filled in by hand.
  const [begun, remembered] = await Promise.all([
    Promise.resolve(SOURCES[ofOne(act)]?.(visit)).catch(() => undefined),
    rememberedFor(visit, act),
  ]);
  const known = prefilled(visit, fields, begun ?? {});
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  const given = Object.entries({ agency: person.agency, ...remembered, ...query }).map(
    ([name, value = ""]) => [name, asTyped(visit, kinds.get(name), value)] as const,
  );
  const names = new Set(given.map(([name]) => name));
  return typed([...known.pairs.filter(([name]) => !names.has(name)), ...given]);
}

/** A link says an instant or a day as the API does; the form has it as people write it. */
function asTyped(visit: Member, kind: Field["kind"] | undefined, value: string): string {
  if (kind === "day") return isDay(value) ? dayText(visit, value) : value;
  const at = kind === "moment" ? readMoment(value) : undefined;
  return at?.endsWith(":00.000Z") ? momentText(visit, at) : value;
}

/** Of several found suitable one is chosen; of one, that one. */
async function loanOf(visit: Member) {
  const people = (await agencyOf(visit).catch(() => undefined))?.readiness?.people ?? [];
  const dueOn = addDays(dayOf(visit.at.toISOString()), LOAN_DAYS);
  return { purpose: PURPOSE, dueOn, ...(people.length === 1 && { borrower: people[0] }) };
}

/** What was sent of the day, or its hours as they were clocked. */
async function logOf(visit: Member) {
  const { log, times } = await dayOfHome(visit);
  return log ? { hours: log.hours, items: log.items } : { hours: times.join("、") };
}

async function dayOfHome({ api, query }: Member) {
  const { person = "", day = "" } = query;
  const { days } = await api.ask(readHomeWeek, { params: { person, week: mondayOf(day) } });
  const found = days.find(each => each.day === day);
  const spans = (found?.spans ?? []).flatMap(({ from, until }) => (until ? [{ from, until }] : []));
  return { log: found?.log, times: spansText(day, spans) };
}

function terminalOf({ api, query }: Member) {
  return api.ask(readTerminal, { params: { propertyNo: query.propertyNo ?? "" } });
}

function agencyOf({ api, query, person }: Member) {
  return api.ask(readAgency, { params: { agency: query.agency ?? person.agency } });
}

/** Where there is but one to choose, it is chosen. */
export function onlyChoices(fields: readonly Field[], begun: Typed): Typed {
  const only = fields.flatMap(({ name, required, kind, picks, suggestions: [first, ...more] }) =>
    required && kind === "text" && picks?.complete && first && more.length === 0 && begun.one(name) === ""
      ? [[name, first[0]] as const]
      : [],
  );
  return typed([...begun.pairs, ...only], begun.files);
}
