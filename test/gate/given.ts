// A terminal of the household system on loan in June 2021 with everything in order, and what a test changes in it.
import type { Agency } from "../../functions/agencies/agency.ts";
import type { OwnRules } from "../../functions/agencies/own-rules.ts";
import { type ListsAtTheGate, listsPart } from "../../functions/allowlist/lists/gate-part.ts";
import type { Application, Approvals } from "../../functions/approvals/approval.ts";
import type { HomeRegulation } from "../../functions/approvals/names.ts";
import type { Firm } from "../../functions/firm/firm.ts";
import * as decide from "../../functions/gate/decide.ts";
import { explain } from "../../functions/gate/explain.ts";
import type { Found, Reads } from "../../functions/gate/part.ts";
import { PARTS } from "../../functions/gate/parts.ts";
import type { QuestionDetails, SystemChannel } from "../../functions/gate/question.ts";
import type { Overtime } from "../../functions/hours/overtime.ts";
import type { WindowKind, WorkingHours } from "../../functions/hours/window-names.ts";
import type { Person } from "../../functions/people/person.ts";
import type { Posture, PostureReport } from "../../functions/posture/posture.ts";
import { type ReportedEgress, reportsPart } from "../../functions/reports/gate-part.ts";
import { rostersPart } from "../../functions/rosters/gate-part.ts";
import type { Tier } from "../../functions/rosters/names.ts";
import type { Roster, Week } from "../../functions/rosters/roster.ts";
import { mondayOf } from "../../functions/rosters/week.ts";
import type { Held } from "../../functions/shared/journal/change.ts";
import { GENESIS } from "../../functions/shared/journal/event.ts";
import { kindOf, type Stream } from "../../functions/shared/journal/keys.ts";
import { ACTIVITIES } from "../../functions/shared/rules/activities.ts";
import { dayOf } from "../../functions/shared/time/calendar.ts";
import type { Stops } from "../../functions/stops/stop.ts";
import type { SystemState } from "../../functions/systems/system.ts";
import type { Terminal } from "../../functions/terminals/terminal.ts";
import { AGENCY } from "../house/city.ts";

/** A terminal in short: what the gate looks at, without the papers around it. */
interface InShort {
  readonly role: string;
  readonly ownership: string;
  readonly agency: string;
  readonly system: string;
  readonly brand: string;
  readonly inServiceFrom: string;
  readonly retired: boolean;
  readonly stage: string;
  readonly hold?: string | undefined;
  readonly loan?: typeof loan | undefined;
}

export interface AgencyInShort extends OwnRules {
  readonly profiles?: readonly string[];
  readonly bannedBrands?: readonly string[];
  readonly review?: {
    readonly at: string;
    readonly people: readonly string[];
    readonly drillRequired: boolean;
    readonly drilledAt?: string | undefined;
  };
}

/** One approval under several regulations at once, for whatever is done. */
interface ApprovalInShort {
  readonly from: string;
  readonly until: string;
  readonly under: readonly string[];
  readonly businesses?: readonly string[];
  readonly rights?: readonly string[];
  readonly functions?: readonly string[];
}

/** Home days of weeks that are set, and the tier that the text kept apart tells. */
interface RosterInShort {
  readonly homeDays: readonly string[];
  readonly tier?: Tier;
}

interface FromUntil {
  readonly from: string;
  readonly until: string;
}

/** Windows of working days, and spans of overtime that were assigned. */
type HoursInShort = { readonly [Kind in WindowKind]?: readonly FromUntil[] } & {
  readonly overtime: readonly FromUntil[];
};

type Planned = { readonly [Channel in "vpn" | "vdi"]?: number };

/** What a test says is on record; what the gate looks up in texts kept by digest, as found there. */
export interface GateStates extends ListsAtTheGate {
  readonly terminal?: Found<InShort>;
  readonly person?: Found<Person>;
  readonly agency?: Found<AgencyInShort>;
  readonly system?: Found<{
    readonly planned: Planned;
    readonly open: Planned;
    readonly remoteTestedAt?: string;
  }>;
  readonly posture?: Found<PostureReport>;
  readonly egress?: Found<ReportedEgress>;
  readonly approval?: Found<ApprovalInShort>;
  readonly schedule?: Found<RosterInShort>;
  readonly firm?: Found<Firm>;
  readonly hours?: Found<HoursInShort>;
  readonly stops?: Found<Stops>;
}

export interface QuestionInShort extends QuestionDetails, Partial<SystemChannel> {
  readonly person: string;
}

/** A wall-clock time in Taipei as the journal writes it. */
export function taipei(time: string): string {
  return new Date(`${time.replace(" ", "T")}:00+08:00`).toISOString();
}

export const FRIDAY = taipei("2021-06-11 08:30");

export function found<State>(stream: Stream, state: State, version = 1): Found<State> {
  return { stream, version, state };
}

export const loan = {
  borrower: "borrower",
  registeredAt: taipei("2021-06-07 09:30"),
  dueAt: taipei("2021-06-19 00:00"),
  pledged: true,
};

const terminal = {
  role: "exchange-terminal",
  ownership: "agency",
  agency: AGENCY,
  system: "household",
  brand: "Acer",
  inServiceFrom: "2019-03-01",
  retired: false,
  stage: "out",
  loan,
};

const person = {
  agency: AGENCY,
  status: "civil-servant" as const,
  active: true,
  loans: {},
  holds: {},
  leaves: [],
};

const review = {
  at: taipei("2021-06-04 10:00"),
  people: ["borrower"],
  drillRequired: true,
  drilledAt: taipei("2021-06-04 15:00"),
};

export const inOrder = {
  terminal: found("TERMINAL#HH-01", terminal, 4),
  person: found("PERSON#borrower", person, 2),
  agency: found(`AGENCY#${AGENCY}`, { review }),
  system: found("SYSTEM#household", { planned: { vpn: 20 }, open: { vpn: 3 } }, 9),
  posture: found(
    "POSTURE#HH-01",
    { reportedAt: taipei("2021-06-11 08:27"), medium: "wired" as const, mediumSource: "declared" as const },
    4,
  ),
  egress: found("LIST#household#vpn#egress", { status: "set-by-archives" }, 5),
  source: found("LIST#household#vpn#inbound", { status: "listed" as const }, 3),
  inboundRule: found("LIST#household#vpn#inbound", { inForce: true }, 3),
  outboundRule: found("LIST#household#vpn#outbound", { inForce: true }, 2),
} satisfies GateStates;

/** States under which regulations that ask for approval, roster and hours are content as well. */
export const homeDay = {
  approval: found("PERSON#borrower", {
    from: taipei("2021-06-01 00:00"),
    until: taipei("2021-09-01 00:00"),
    under: ["ey-draft", "keelung-pregnancy"],
  }),
  schedule: found("PERSON#borrower", { homeDays: ["2021-06-11"], tier: "before-28-weeks" as const }),
  hours: found(`AGENCY#${AGENCY}`, {
    office: [
      { from: "08:00", until: "12:00" },
      { from: "13:00", until: "17:00" },
    ],
    overtime: [],
  }),
} satisfies GateStates;

export const question: QuestionInShort = {
  person: "borrower",
  system: "household",
  channel: "vpn",
  factors: 2,
};

export function adopting(
  ...profiles: string[]
): Found<{ profiles: string[]; review: typeof review; bannedBrands: string[] }> {
  return found(`AGENCY#${AGENCY}`, { profiles, review, bannedBrands: ["banned"] });
}

/** Changes the inner state of one of those in order. */
export function but<Name extends "terminal" | "person" | "posture">(
  name: Name,
  change: Partial<NonNullable<GateStates[Name]>["state"]>,
): Pick<GateStates, Name> {
  const before = inOrder[name];
  return { [name]: { ...before, state: { ...before.state, ...change } } } as unknown as Pick<
    GateStates,
    Name
  >;
}

export function without(states: GateStates, ...names: (keyof GateStates)[]): GateStates {
  return Object.fromEntries(Object.entries(states).filter(([name]) => !names.some(each => each === name)));
}

export function factsOf(states: GateStates, asked: QuestionInShort, at: string) {
  const looked = new Map<unknown, unknown>([
    [listsPart, states],
    [reportsPart, states.egress],
    [rostersPart, states.schedule?.state.tier && as(states.schedule, states.schedule.state.tier)],
  ]);
  const loaded = PARTS.map(part => looked.get(part));
  return decide.factsOf(readsOf(states, asked), loaded, at);
}

/** As if all of it had been read, and nobody else were connected. */
function readsOf(states: GateStates, asked: QuestionInShort): Reads {
  const { person, system, channel, ...details } = asked;
  const through = system && channel && { system, channel };
  const { planned = {}, open = {}, ...tested } = states.system?.state ?? {};
  const plan = channel && planned[channel] !== undefined && { accounts: planned.vpn, seats: planned.vdi };
  const byKind: { readonly [kind: string]: Found<unknown> | undefined } = {
    TERMINAL: states.terminal && as<Terminal>(states.terminal, terminalOf(states.terminal.state)),
    PERSON: states.person,
    AGENCY: agencyHeld(states),
    OVERTIME: states.hours && as<Overtime>(states.hours, overtimeOf(states.hours.state)),
    SYSTEM: states.system && as<SystemState>(states.system, { ...tested, ...(plan && { plan }) }),
    ROSTER: states.schedule && as<Roster>(states.schedule, rosterOf(states.schedule.state)),
    APPROVAL: states.approval && as<Approvals>(states.approval, approvalsOf(states.approval.state)),
    FIRM: states.firm,
    POSTURE: states.posture && as<Posture>(states.posture, { report: states.posture.state }),
    STOP: states.stops,
  };
  const empty = (of: Stream) => ({ stream: of, version: 0, head: GENESIS, state: undefined });
  return {
    question: { ...NAMED, person, terminal: states.terminal ? "HH-01" : "", details },
    through: through || undefined,
    agency: states.agency ? AGENCY : "",
    open: (channel && open[channel]) ?? 0,
    holder: () => undefined,
    held: <State>(of: Stream) => (byKind[kindOf(of)] ?? empty(of)) as Held<State>,
    rested: [],
  };
}
const NAMED = { session: "s", endpoint: "", connection: "s", address: "" };

function as<State>({ stream, version }: Found<unknown>, state: State | object): Found<State> {
  return { stream, version, state: state as State };
}

function terminalOf({ retired, stage, hold, loan: lent, ...paper }: InShort) {
  const { pledged, ...more } = lent ?? {};
  const trip = lent && { loan: { ...more, ...(pledged && { pledgedAt: lent.registeredAt }) } };
  const custody = { stage, ...(hold && { hold: { cause: hold } }), ...trip };
  return { ...paper, status: retired ? "retired" : "registered", custody };
}

function agencyOf({ profiles = [], bannedBrands = [], review, ...own }: AgencyInShort) {
  if (!review) return { profiles, bannedBrands, ...own };
  const fit = { fit: true, note: "" };
  const { drilledAt, ...rest } = review;
  const drill = drilledAt && { drill: { doneAt: drilledAt, participants: [] } };
  return { profiles, bannedBrands, ...own, readiness: { hardware: fit, software: fit, ...rest, ...drill } };
}

function agencyHeld(states: GateStates): Found<Agency> | undefined {
  return states.agency && as<Agency>(states.agency, { ...hoursOf(states), ...agencyOf(states.agency.state) });
}

function hoursOf({ hours }: GateStates): { readonly hours?: WorkingHours } {
  if (!hours) return {};
  const { office = [], duty = [], trading = [] } = hours.state;
  const of = (kind: WindowKind, all: readonly FromUntil[]) => all.map(each => ({ kind, ...each }));
  const windows = [...of("office", office), ...of("duty", duty), ...of("trading", trading)];
  return { hours: { windows, outsideHours: "assigned" } };
}

function overtimeOf({ overtime }: HoursInShort): Overtime {
  const assigned = { by: "superior", at: "2021-06-01T00:00:00.000Z", seen: { month: "2021-06", minutes: 0 } };
  const findings = { urgency: "", necessity: "", reasonableness: "" };
  const piece = {
    agency: AGENCY,
    category: "general",
    task: "",
    assigned: { ...assigned, findings },
  } as const;
  const pieces = overtime.map((each, at) => [String(at + 1), { ...piece, ...each }]);
  return { agency: AGENCY, last: overtime.length, pieces: Object.fromEntries(pieces), noted: [] };
}

export function ask(states: GateStates, at = FRIDAY, asked: QuestionInShort = question) {
  return explain(factsOf(states, asked, at));
}

export function refusedBy(states: GateStates, at = FRIDAY, asked: QuestionInShort = question): string[] {
  return ask(states, at, asked).refusals.map(({ clause, policy }) => clause ?? policy);
}

function approvalsOf({ from, until, under, ...scopes }: ApprovalInShort): Approvals {
  const said = { by: "superior", at: from };
  const asked = { priority: false, apart: "", work: [], environment: true, room: true, agency: AGENCY };
  const all = under.flatMap(regulation =>
    ACTIVITIES.map(
      (activity): Application => ({
        ...{ ...asked, ...scopes, activity, regulation: regulation as HomeRegulation },
        ...{ from: dayOf(from), to: dayOf(until), applied: said, extended: 0, placeVersion: 1 },
        decision: { ...said, granted: true, as: "superior" },
        ended: { ...said, at: until, cause: "withdrawn", reason: "" },
      }),
    ),
  );
  return {
    last: all.length,
    applications: Object.fromEntries(all.map((each, at) => [String(at + 1), each])),
  };
}

function rosterOf({ homeDays }: RosterInShort): Roster {
  const set = { by: "superior", at: FRIDAY };
  const weeks: Record<string, Week> = {};
  for (const day of homeDays)
    weeks[mondayOf(day)] = {
      ...{ agency: AGENCY, set },
      days: [...(weeks[mondayOf(day)]?.days ?? []), day],
    };
  return { agency: AGENCY, weeks };
}
