// HTTP: what people are called, kept beside the journal: read, taken from the log-in, corrected, erased.

import { personLaw } from "../people/person.ts";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { ENTERPRISE } from "../people/scim/names.ts";
import { entriesOf, entriesRead, keepNames, replaced } from "../shared/directory/directory.ts";
import { type DirectoryEntry, erasedOf, keptOf } from "../shared/directory/entry.ts";
import type { PushedUser } from "../shared/directory/pushed-user.ts";
import { erasePushed, waitingUsers } from "../shared/directory/pushed-users.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { calledIn } from "../shared/http/identity.ts";
import type { Place } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { isShown } from "../shared/http/to-be-known.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { foldedAccount, isAccount } from "../shared/rules/account.ts";
import { peopleFound } from "./find-people.ts";
import {
  correctName,
  eraseName,
  findPeople,
  keepOwnName,
  listPushedWaiting,
  readContact,
  readNames,
} from "./routes.ts";

export const handler = http(
  on(readNames, async ({ query, may }) => {
    const people = query.people.split(",");
    const { found, isWhole } = await entriesRead(people);
    const rows = found.flatMap(each =>
      each.source !== "erased" && isShown(placeOf(each), may)
        ? [{ person: each.person, name: each.name }]
        : [],
    );
    return answer(200, { rows, unnamed: isWhole ? await unnamedAmong(people, found, may) : [] });
  }),
  on(findPeople, async ({ params: { agency }, query: { q }, may }) => {
    may({ type: "Agency", id: agency, agency });
    return answer(200, await peopleFound(agency, q ?? ""));
  }),
  on(listPushedWaiting, async ({ query: { agency }, may }) => {
    may(agency === undefined ? { type: "City", id: "city" } : { type: "Agency", id: agency, agency });
    const waiting = await waitingUsers();
    return answer(200, {
      rows: waiting.filter(each => agency === undefined || each.agency === agency).map(waitingView),
    });
  }),
  on(readContact, async ({ params: { person }, may }) => {
    const [entry] = await entriesOf([person]);
    may(placeOf(entry ?? { person, agency: "" }));
    if (!entry || entry.source === "erased") throw new Problem(PROBLEM["not-found"]);
    return answer(200, contactView(entry));
  }),
  on(keepOwnName, async ({ params: { person }, body, person: by, authorization, at, may }) => {
    may(placeOf({ person, agency: by.agency }));
    const called = await calledIn(body.idToken, authorization, at);
    if (called)
      await keepNames([{ person, agency: by.agency, at: at.toISOString(), called, source: "log-in" }]);
    return { statusCode: 204 };
  }),
  on(correctName, async ({ params: { person }, body: { fullName: name, ...contact }, at, may }) => {
    const agency = await agencyOf(person, may);
    const called = { name, ...contact };
    const said = { person, agency, at: at.toISOString(), called, source: "personnel" } as const;
    await keepNames([said]);
    return answer(200, contactView(keptOf(undefined, said) as Named));
  }),
  on(eraseName, async ({ params: { person }, at, may }) => {
    const agency = await agencyOf(person, may);
    await replaced(person, () => erasedOf({ person, agency, at: at.toISOString() }));
    await erasePushed(person);
    return { statusCode: 204 };
  }),
);

type Named = Exclude<DirectoryEntry, { readonly source: "erased" }>;

/** Whose the person is, the journal says: a name that somebody once had elsewhere gives nobody a right. */
async function agencyOf(person: string, may: (place: Place) => unknown): Promise<string> {
  const { state } = await read(stream(personLaw, person));
  may(placeOf({ person, agency: state?.agency ?? "" }));
  if (!state) throw new Problem(PERSON_PROBLEM["person-unknown"]);
  return state.agency;
}

/**
 * Of whom nothing was ever kept. Theirs is the agency that enrolled them: of whoever is enrolled nowhere a reader is told no more than of
 * those whom another agency has a name for.
 */
async function unnamedAmong(
  people: readonly string[],
  found: readonly DirectoryEntry[],
  may: (place: Place) => unknown,
): Promise<string[]> {
  const known = new Set(found.map(({ person }) => person));
  const unknown = people.filter(each => isAccount(each) && !known.has(foldedAccount(each)));
  const held = await readMany(unknown.map(each => stream(personLaw, each)));
  return unknown.filter((person, at) =>
    isShown(placeOf({ person, agency: held[at]?.state?.agency ?? "" }), may),
  );
}

function placeOf({ person, agency }: Pick<DirectoryEntry, "person" | "agency">): Place {
  return { type: "Worker", id: person, agency, person };
}

function contactView({ agency: _, ...rest }: Named) {
  return rest;
}

/** What the directory calls a manager is its own id of them or ours. */
function waitingView({ account: person, agency, attributes, waiting, changed: at }: PushedUser) {
  const { organization, department, manager } = (attributes[ENTERPRISE] ?? {}) as Readonly<
    Record<string, unknown>
  >;
  const of = (manager as { readonly value?: string } | undefined)?.value;
  const said = { organization, department, manager: of, userType: attributes.userType };
  return { person, agency, said, waiting, at };
}
