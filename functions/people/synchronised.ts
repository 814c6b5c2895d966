// What a city's directory says of a person becomes facts here: what it says counts, what it does not say stays personnel's, and
// what cannot be so yet waits; pure decisions.
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { Employment, SynchronisedFact } from "./names.ts";
import type { Person, PersonEvent, Posting } from "./person.ts";
import { type Around, type Placed, post } from "./posting.ts";
import { PERSON_PROBLEM } from "./problems.ts";
import { type Units, unitIn } from "./units.ts";

type Event = Draft<PersonEvent>;

/** Why something of what the directory said is not so yet. */
export const WAITING_FOR = [
  "agency-unsaid",
  "agency-unknown",
  "status-unknown",
  "unit-unknown",
  "superior-unknown",
  "superior-is-self",
  "superior-circle",
  "not-of-the-agency",
  "outsider-in-charge",
  "line-too-long",
  "person-has-loan",
  "account-looks-alike",
] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

export interface PushedFacts {
  readonly active: boolean;
  /** By its code, and whether there is such an agency here. */
  readonly agency?: { readonly code: string; readonly known: boolean } | undefined;
  readonly status?: Employment | "unknown" | undefined;
  /** By code or by name, as the directory calls it. */
  readonly unit?: string | undefined;
  /** Without an account where the directory names somebody whom it has not told us of. */
  readonly superior?: { readonly account?: string | undefined } | undefined;
}

export interface Synchronised {
  readonly drafts: readonly Event[];
  readonly waiting: readonly WaitingFor[];
}

export function synchronise(placed: Placed, said: PushedFacts, around: Around): Synchronised {
  const { state } = placed;
  if (!said.active)
    return { drafts: state ? [...leaving(state), ...marked(state, ["agency"])] : [], waiting: [] };
  const { agency, waiting } = agencyOf(state, said);
  if (agency === undefined) return { drafts: [], waiting };
  const belongs = belonging(state, agency, said);
  if ("waiting" in belongs) return { drafts: [], waiting: [belongs.waiting] };
  const { drafts, moved } = belongs;
  const before = (moved ? undefined : state?.posting) ?? {};
  const placing = placedIn({ ...placed, agency }, { before, said }, around);
  const facts: SynchronisedFact[] = [
    ...(said.agency?.known ? (["agency"] as const) : []),
    ...(said.status && said.status !== "unknown" ? (["status"] as const) : []),
    ...(said.unit !== undefined ? (["unit"] as const) : []),
    ...(said.superior ? (["superior"] as const) : []),
  ];
  return {
    drafts: [...drafts, ...placing.drafts, ...marked(state, facts)],
    waiting: [
      ...waiting,
      ...(said.status === "unknown" ? (["status-unknown"] as const) : []),
      ...placing.waiting,
    ],
  };
}

/** Nothing that the directory said of them counts any longer, and they are gone: also with a terminal out, since the gate must close. */
export function letGo(state: Person | undefined): readonly Event[] {
  return [...leaving(state), ...marked(state, [])];
}

/** Whoever left with a terminal has to bring it back all the same: the loan stays on record. */
function leaving(state: Person | undefined): readonly Event[] {
  return state?.active ? [{ event: { type: "PersonLeft" } }] : [];
}

function marked(state: Person | undefined, facts: readonly SynchronisedFact[]): readonly Event[] {
  const before = state?.synchronised ?? [];
  if (before.join() === facts.join()) return [];
  return [{ event: { type: "PersonSynchronised", facts } }];
}

/** What the directory does not say, or says of an agency that is not here, leaves somebody where they were. */
function agencyOf(
  state: Person | undefined,
  { agency }: PushedFacts,
): { readonly agency?: string | undefined; readonly waiting: readonly WaitingFor[] } {
  const stays = state?.active ? state.agency : undefined;
  if (agency === undefined) return { agency: stays, waiting: stays === undefined ? ["agency-unsaid"] : [] };
  if (!agency.known) return { agency: stays, waiting: ["agency-unknown"] };
  return { agency: agency.code, waiting: [] };
}

function belonging(
  state: Person | undefined,
  agency: string,
  { status: said }: PushedFacts,
): { readonly drafts: readonly Event[]; readonly moved: boolean } | { readonly waiting: WaitingFor } {
  const moved = state !== undefined && state.agency !== agency;
  const isNew = !state?.active || moved;
  if (isNew && said === "unknown") return { waiting: "status-unknown" };
  if (moved && Object.keys({ ...state.loans, ...state.holds }).length > 0)
    return { waiting: "person-has-loan" };
  const known = said === "unknown" ? undefined : said;
  const status = known ?? state?.status ?? "civil-servant";
  if (!isNew && status === state.status) return { drafts: [], moved };
  const left = moved ? leaving(state) : [];
  return { drafts: [...left, { event: { type: "PersonEnrolled", agency, status } }], moved };
}

interface Wished {
  readonly before: Posting;
  readonly said: PushedFacts;
}

/** Whom or what the directory names and nobody here knows is nobody's superior or unit: what stood before does not stand for it. */
function placedIn(
  { account, state, agency }: Placed & { readonly agency: string },
  { before, said }: Wished,
  around: Around,
): { readonly drafts: readonly Event[]; readonly waiting: readonly WaitingFor[] } {
  const waiting: WaitingFor[] = [];
  const was = state?.synchronised ?? [];
  const unit = said.unit === undefined ? undefined : unitCalled(around.units, said.unit);
  if (said.unit !== undefined && unit === undefined) waiting.push("unit-unknown");
  const wanted = without(before, [
    ...(said.unit !== undefined || was.includes("unit") ? (["unit"] as const) : []),
    ...(said.superior || was.includes("superior") ? (["superior"] as const) : []),
  ]);
  const placed: Posting = { ...wanted, ...(unit !== undefined && { unit }) };
  const here = { account, state: { ...(state ?? NOBODY), agency, active: true } };
  const over = said.superior && overOf(here, { placed, account: said.superior.account }, around);
  if (over?.waiting) waiting.push(over.waiting);
  const posting: Posting = { ...placed, ...(over?.superior !== undefined && { superior: over.superior }) };
  const isSame = JSON.stringify(inOrder(posting)) === JSON.stringify(inOrder(before));
  return { drafts: isSame ? [] : [{ event: { type: "PersonPosted", ...posting } }], waiting };
}

const NOBODY = { status: "vendor", loans: {}, holds: {}, leaves: [] } as const;

function overOf(
  here: Placed,
  { placed, account }: { readonly placed: Posting; readonly account: string | undefined },
  around: Around,
): { readonly superior?: string; readonly waiting?: WaitingFor } {
  if (account === undefined) return { waiting: "superior-unknown" };
  try {
    // A unit that was closed since is no fault of whoever is over them.
    const unit = placed.unit !== undefined && unitIn(around.units, placed.unit) ? placed.unit : undefined;
    post(here, { ...placed, unit, superior: account }, around);
    return { superior: account };
  } catch (error) {
    const code = error instanceof Problem ? error.kind.code : "";
    const waiting = WAITING_FOR.find(each => each === code);
    if (!waiting) throw error;
    return { waiting };
  }
}

/** By its code, or by its name where only one is called so. */
export function unitCalled(units: Units | undefined, called: string): string | undefined {
  if (unitIn(units, called)) return called;
  const [only, ...more] = Object.entries(units ?? {}).filter(([, { name }]) => name === called);
  return more.length === 0 ? only?.[0] : undefined;
}

function without(posting: Posting, names: readonly (keyof Posting)[]): Posting {
  return Object.fromEntries(
    Object.entries(posting).filter(([name]) => !names.includes(name as keyof Posting)),
  );
}

function inOrder(posting: Posting): readonly (readonly [string, unknown])[] {
  return Object.entries(posting)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What binds somebody must not be left behind with an old account: it is refused until it is settled. */
export function refuseRename({ loans, holds, suspended, recalled }: Person): void {
  if (Object.keys({ ...loans, ...holds }).length > 0) throw new Problem(PERSON_PROBLEM["person-has-loan"]);
  if (suspended || recalled) throw new Problem(PERSON_PROBLEM["person-stopped"]);
}

/** Taken along to the new account: leave that is not over, and what only personnel say of somebody's place. */
export function takenAlong(old: Person, from: string, at: string): readonly Event[] {
  const { employer, title, calendar } = old.posting ?? {};
  const kept: Posting = {
    ...(employer !== undefined && { employer }),
    ...(title !== undefined && { title }),
    ...(calendar !== undefined && { calendar }),
  };
  return [
    { event: { type: "PersonEnrolled", agency: old.agency, status: old.status } },
    ...(Object.keys(kept).length > 0 ? [{ event: { type: "PersonPosted", ...kept } } as const] : []),
    ...old.leaves
      .filter(({ until }) => at < until)
      .map(({ from, until }) => ({ event: { type: "LeaveGranted", from, until } }) as const),
    { event: { type: "AccountRenamed", from } },
  ];
}
