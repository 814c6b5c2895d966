// What ends soon on the lists somebody may see, and what has outlived its reason, by all that the reader may know; reads only.
import { personLaw } from "../../people/person.ts";
import { isShown, isTheirs } from "../../shared/http/to-be-known.ts";
import { readMany } from "../../shared/journal/journal.ts";
import { stream } from "../../shared/journal/keys.ts";
import { loadedCalendars } from "../../shared/journal/loaded-calendars.ts";
import { accountIn } from "../../shared/rules/account.ts";
import type { SystemCode } from "../../shared/rules/systems.ts";
import { systemLaw } from "../../systems/system.ts";
import { type ListReader, openLoans } from "../changes/change-context.ts";
import type { Entry } from "../lists/entry.ts";
import { keptEntries } from "../lists/kept-entries.ts";
import { readLists, systemsSeen } from "../lists/matrix.ts";
import { entryView } from "../lists/view.ts";
import type { Firewall } from "../names.ts";
import { endingsIn, type SupportsKnown, withoutReason } from "./endings.ts";

interface ListEntries {
  readonly firewall: Firewall;
  readonly entries: readonly Entry[];
}

interface Asked {
  readonly at: string;
  readonly within: number;
  readonly reader: ListReader;
}

export async function allEndings({ at, within, reader }: Asked) {
  const systems = systemsSeen(reader.may);
  await loadedCalendars();
  const lists = await readEntries(systems);
  const supports = await readSupports(lists, systems, reader);
  const ending = lists.flatMap(list => endingRows(list, at, within));
  const lost = lists.flatMap(({ firewall, entries }) =>
    withoutReason(entries, at, supports(firewall.system)).map(({ entry, code, words }) => ({
      ...firewall,
      ...entryView(entry, at),
      code,
      words,
    })),
  );
  return { rows: ending.sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1)), withoutReason: lost };
}

async function readEntries(systems: readonly SystemCode[]): Promise<readonly ListEntries[]> {
  const all = await readLists(systems);
  return Promise.all(
    all.map(async ({ firewall, held }) => ({ firewall, entries: await keptEntries(held.state ?? {}) })),
  );
}

async function readSupports(
  lists: readonly ListEntries[],
  systems: readonly SystemCode[],
  reader: ListReader,
): Promise<(system: SystemCode) => SupportsKnown> {
  const entries = lists.flatMap(list => list.entries);
  const lent = entries.flatMap(({ dependsOn }) => (dependsOn?.kind === "loan" ? [dependsOn.id] : []));
  const owners = entries.map(({ owner }) => owner);
  const [loans, left, plans] = await Promise.all([
    openLoans(lent, systems, reader.person),
    whoLeft(owners, reader),
    plansOf(systems),
  ]);
  return system => ({ loans, left, plan: plans.get(system) });
}

function endingRows({ firewall, entries }: ListEntries, at: string, within: number) {
  return endingsIn(entries, at, within).map(({ entry, lastDay, workingDays, provisional }) => ({
    ...firewall,
    ...entryView(entry, at),
    lastDay,
    ...(workingDays !== undefined && { workingDays }),
    ...(provisional && { provisional }),
  }));
}

/**
 * Owners are offices as often as persons, and offices are not named in plain letters: only who is known can have left. Who left
 * another agency is that agency's affair and the city's.
 */
async function whoLeft(owners: readonly string[], { person, may }: ListReader): Promise<ReadonlySet<string>> {
  const names = [...new Set(owners)].flatMap(owner => {
    const account = accountIn(owner);
    return account === undefined ? [] : [{ owner, account }];
  });
  const held = await readMany(names.map(({ account }) => stream(personLaw, account)));
  return new Set(
    names.flatMap(({ owner, account }, at) => {
      const { active, agency } = held[at]?.state ?? {};
      if (active !== false || agency === undefined) return [];
      const isKnown =
        isTheirs({ agency, person: account }, person) || isShown({ type: "List", id: account, agency }, may);
      return isKnown ? [owner] : [];
    }),
  );
}

async function plansOf(systems: readonly SystemCode[]): Promise<ReadonlyMap<SystemCode, string>> {
  const held = await readMany(systems.map(system => stream(systemLaw, system)));
  return new Map(
    systems.flatMap((system, index) => {
      const plan = held[index]?.state?.plan?.planRef;
      return plan === undefined ? [] : [[system, plan] as const];
    }),
  );
}
