// Records what the directory says of a person as facts of the journal: who is of which agency and unit, under whom, and nothing else.

import type { PushedUser } from "../../shared/directory/pushed-user.ts";
import { pushedByAccount, pushedByExternalId, pushedUser } from "../../shared/directory/pushed-users.ts";
import type { Permit } from "../../shared/http/permit.ts";
import { Problem } from "../../shared/http/problem.ts";
import { type Change, change, type Draft, type Held } from "../../shared/journal/change.ts";
import { commit, settle } from "../../shared/journal/commit.ts";
import { read, readMany } from "../../shared/journal/journal.ts";
import { stream } from "../../shared/journal/keys.ts";
import { accountIn, lookOf } from "../../shared/rules/account.ts";
import { type AroundRead, readAround, throughSuperiors } from "../around.ts";
import { accountLaw, take } from "../look-alike.ts";
import { type Person, type PersonEvent, personLaw } from "../person.ts";
import {
  letGo,
  type PushedFacts,
  refuseRename,
  synchronise,
  takenAlong,
  type WaitingFor,
} from "../synchronised.ts";
import { unitsLaw } from "../units.ts";
import { factsIn } from "./facts.ts";
import { SCIM_PROBLEM } from "./problems.ts";

/** What came of it. */
export interface Outcome {
  readonly agency: string;
  readonly waiting: readonly WaitingFor[];
  readonly changed: boolean;
}

type Pushed = Pick<PushedUser, "id" | "account" | "attributes">;

/** All that follows from what is said of somebody now; `formerly` is the account that they had until now. */
export function record(user: Pushed, permit: Permit, formerly?: string): Promise<Outcome> {
  return settle(async () => {
    const said = await saidOf(user);
    const [held, look] = await readMany([
      stream(personLaw, user.account),
      stream(accountLaw, lookOf(user.account)),
    ]);
    const former = await formerOf(formerly, held);
    const begun = former ? begunAgain(former.held, former.account, permit) : [];
    const state = begun.length > 0 ? changesOf(held, begun, permit)[0]?.next.state : held.state;
    const around = await aroundOf(said, state);
    const { drafts, waiting } = synchronise({ account: user.account, state }, said, around);
    const all = [...begun, ...drafts];
    const looks = all.length > 0 ? taken(look, user.account, permit) : [];
    if (!looks) return { agency: "", waiting: ["account-looks-alike"] as const, changed: false };
    const own = changesOf(held, all, permit);
    const left = former ? changesOf(former.held, letGoOf(former.held, user.account), permit) : [];
    const unmoved = unmovedOf(around, [held, ...(former ? [former.held] : [])]);
    await commit({ changes: [...own, ...looks, ...left], unmoved });
    const agency = (own[0]?.next.state ?? state)?.agency ?? "";
    return { agency, waiting, changed: own.length > 0 };
  });
}

/** Somebody whose account changed: only where they are here by the old one, and nobody is by the new one. */
async function formerOf(account: string | undefined, now: Held<Person>) {
  if (account === undefined || now.state) return undefined;
  const held = await read(stream(personLaw, account));
  return held.state?.active ? { account, held } : undefined;
}

function aroundOf(said: PushedFacts, state: Person | undefined): Promise<AroundRead> {
  const agency = said.agency?.known ? said.agency.code : (state?.agency ?? "");
  const over = said.superior?.account;
  return readAround(agency, over === undefined ? [] : [over], throughSuperiors);
}

/** The directory has let go of somebody; true where they still have a terminal of ours. */
export function recordGone({ account }: Pushed, permit: Permit): Promise<boolean> {
  return settle(async () => {
    const held = await read(stream(personLaw, account));
    await commit({ changes: changesOf(held, held.state ? letGo(held.state) : [], permit) });
    return Object.keys({ ...held.state?.loans, ...held.state?.holds }).length > 0;
  });
}

async function saidOf({ attributes }: Pushed): Promise<PushedFacts> {
  const { agency, manager, ...said } = factsIn(attributes);
  const [known, superior] = await Promise.all([
    agency ? isAgency(agency) : false,
    manager === undefined ? undefined : referredTo(manager),
  ]);
  return {
    ...said,
    ...(agency !== undefined && { agency: { code: agency, known } }),
    ...(manager !== undefined && { superior: { account: superior?.account } }),
  };
}

/** By our id, by the directory's own, or by an account, as each of them refers to managers. */
export async function referredTo(reference: string): Promise<PushedUser | undefined> {
  const id = reference.split("/").at(-1) ?? reference;
  const account = accountIn(reference);
  return (
    (await pushedUser(id)) ??
    (await pushedByExternalId(reference)) ??
    (account === undefined ? undefined : await pushedByAccount(account))
  );
}

/** There is an agency here once it has prepared anything or has units. */
async function isAgency(agency: string): Promise<boolean> {
  const held = await readMany([stream("AGENCY", agency), stream(unitsLaw, agency)]);
  return held.some(({ version }) => version > 0);
}

function begunAgain(
  { state }: Held<Person>,
  formerly: string,
  permit: Permit,
): readonly Draft<PersonEvent>[] {
  if (!state) return [];
  try {
    refuseRename(state);
  } catch (cause) {
    throw new Problem(SCIM_PROBLEM["scim-rename"], { cause });
  }
  return takenAlong(state, formerly, permit.recordedAt);
}

function letGoOf({ state }: Held<Person>, to: string): readonly Draft<PersonEvent>[] {
  return state?.active ? [...letGo(state), { event: { type: "AccountRenamed", to } }] : [];
}

function changesOf(
  held: Held<Person>,
  [first, ...more]: readonly Draft<PersonEvent>[],
  permit: Permit,
): readonly Change<Person>[] {
  return first ? [change(personLaw, held, [first, ...more], permit)] : [];
}

/** Undefined where the account looks like another's, whom nobody must take for this one. */
function taken(
  look: Held<{ readonly person: string }>,
  account: string,
  permit: Permit,
): readonly Change[] | undefined {
  try {
    const [draft] = take(look.state, account);
    return draft ? [change(accountLaw, look, [draft], permit)] : [];
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function unmovedOf({ held }: AroundRead, changed: readonly Held<unknown>[]): readonly Held<unknown>[] {
  return held.filter(each => each.version > 0 && !changed.some(({ stream: of }) => of === each.stream));
}
