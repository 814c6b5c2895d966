// What a change of a list is held against: the list and its entries, the system's plan, open loans, all other systems' lists; a door.
import type { OtherRange } from "../../shared/address/clashes.ts";
import type { RangeLimits } from "../../shared/address/sanity.ts";
import type { Place } from "../../shared/http/permit.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { isShown, isTheirs, type Reader } from "../../shared/http/to-be-known.ts";
import type { Held } from "../../shared/journal/change.ts";
import { readMany } from "../../shared/journal/journal.ts";
import { stream } from "../../shared/journal/keys.ts";
import { isSystem, systemOf } from "../../shared/rules/systems.ts";
import { words } from "../../shared/words.ts";
import { type SystemState, systemLaw } from "../../systems/system.ts";
import { type Terminal, terminalLaw } from "../../terminals/terminal.ts";
import { FIREWALLS, isFirewall, type ListId, placeOfList, streamOf } from "../firewalls.ts";
import type { Entry } from "../lists/entry.ts";
import { keptEntries } from "../lists/kept-entries.ts";
import { type List, NEW_LIST } from "../lists/list.ts";
import type { Firewall } from "../names.ts";
import { LIST_PROBLEM } from "../problems.ts";
import type { EntryTerms } from "./check.ts";

export interface ChangeContext {
  readonly firewall: Firewall;
  readonly now: string;
  readonly held: Held<List>;
  readonly list: List;
  readonly entries: readonly Entry[];
  readonly system: Held<SystemState>;
  /** The lists of all other systems: an address is on one system's lists unless there is a reason. */
  readonly others: readonly Held<List>[];
  readonly limits: RangeLimits;
  readonly reader: ListReader;
}

/** Whoever is told what a change meets; of what is not theirs they are told nothing. */
export interface ListReader {
  readonly person: Reader;
  readonly may: (place: Place) => unknown;
}
const NO_READER: ListReader = {
  person: { person: "", agency: "" },
  may: () => {
    throw new Problem(PROBLEM["not-permitted"]);
  },
};

interface Asked {
  readonly at: string;
  readonly limits: RangeLimits;
  readonly reader?: ListReader;
}

export async function readChangeContext(
  id: ListId,
  { at, limits, reader = NO_READER }: Asked,
): Promise<ChangeContext> {
  const firewall = changeable(id);
  const elsewhere = FIREWALLS.filter(({ system }) => system !== firewall.system);
  const own = [streamOf(firewall), stream(systemLaw, firewall.system)] as const;
  const [held, system, ...others] = await readMany([...own, ...elsewhere.map(streamOf)]);
  const list = held.state ?? NEW_LIST;
  const entries = await keptEntries(list);
  return { firewall, now: at, held, list, entries, system, others, limits, reader };
}

/** The archives set what a system reports: there is nothing here to change. */
export function changeable(id: ListId): Firewall {
  if (isFirewall(id)) return id;
  const zh = `請以 PUT /v1/reports/${id.system}/draft 修改回報，送出後由檔案主管機關設定。`;
  const en = `Change the report by PUT /v1/reports/${id.system}/draft and file it; the archives set what it says.`;
  throw new Problem(LIST_PROBLEM["egress-by-report"], {
    detail: words(zh, en),
    clauses: ["tainan-2021/4a", "tainan-2021/4b"],
  });
}

/** `loans`: the property numbers of terminals whose loan something asked for depends on. */
export async function entryTermsOf(context: ChangeContext, loans: readonly string[]): Promise<EntryTerms> {
  const { now, entries, limits, firewall, system, reader } = context;
  return {
    now,
    onList: new Map(entries.map(entry => [entry.range, entry])),
    limits,
    families: systemOf(firewall.system).firewall.families,
    plan: system.state?.plan?.planRef,
    loans: await openLoans(loans, [firewall.system], reader.person),
  };
}

/**
 * When each terminal on loan is due back; one that is being returned is on loan no more. A terminal of another system and
 * another agency is not to be known by whoever sees these systems' lists: it is as if it were on no loan.
 */
export async function openLoans(
  propertyNos: readonly string[],
  systems: readonly string[],
  reader: Reader,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(propertyNos)].filter(number => /^[\d-]+$/.test(number));
  const held = await readMany(wanted.map(number => stream(terminalLaw, number)));
  return new Map(
    held.flatMap(({ state }, at) => {
      if (!state) return [];
      const { stage, loan } = state.custody;
      const isLent = loan && (stage === "registered" || stage === "out");
      const isKnown = systems.includes(state.system) || isTheirs(whoseTerminal(state), reader);
      return isLent && isKnown ? [[wanted[at] as string, loan.dueAt] as const] : [];
    }),
  );
}

function whoseTerminal({ agency, custody }: Terminal) {
  return { agency, person: custody.loan?.borrower };
}

/** Whose lists the reader may see as well: of any other it is told only that it is met. */
export function maySeeListsOf({ reader, firewall }: ChangeContext): (system: string) => boolean {
  return system => isSystem(system) && isShown(placeOfList({ ...firewall, system }), reader.may);
}

export async function otherRanges({ others }: ChangeContext): Promise<OtherRange[]> {
  const all = await Promise.all(
    others.map(async ({ stream: of, state }) => {
      const system = of.split("#")[1] as string;
      const entries = state ? await keptEntries(state) : [];
      return entries.map(({ range }) => ({ system, range }));
    }),
  );
  return all.flat();
}
