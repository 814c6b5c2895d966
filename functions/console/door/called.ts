// What the people on a page are called, and whom to ask at which extension: asked for once before the page is sent, as its reader.
// Without an answer accounts stay accounts, and sentences as they are.
import { readAgency } from "../../agencies/routes.ts";
import { readNames } from "../../directory/routes.ts";
import { log } from "../../shared/log.ts";
import { asksSomebody, withContacts } from "../frame/contact.ts";
import { peopleOn, withNames } from "../frame/who.ts";
import { type Api, ifThere } from "./api.ts";
import { tokenState } from "./session.ts";
import { apiOf, type Visit } from "./visit.ts";

/** Enrolled by their account, and nobody was told yet what they are called. */
const UNNAMED = ["尚未登錄姓名", "no name recorded"] as const;

/** So many accounts fit into one address. */
const AT_ONCE = 50;

/** Of the reader's own agency. */
export async function contacted(document: string, visit: Visit): Promise<string> {
  const { person, at } = visit;
  if (!asksSomebody(document)) return document;
  if (!person || tokenState(person, at) === "ended") return withContacts(document, [], visit);
  try {
    const { agency } = person;
    const facts = await ifThere(apiOf(visit, person).ask(readAgency, { params: { agency } }));
    return withContacts(document, facts?.contacts ?? [], visit);
  } catch (cause) {
    log("warn", "contacts-unread", { error: String(cause) });
    return withContacts(document, [], visit);
  }
}

export async function named(document: string, visit: Visit): Promise<string> {
  const { person, at } = visit;
  const people = peopleOn(document);
  if (people.length === 0 || !person || tokenState(person, at) === "ended") return document;
  try {
    const { names, unnamed } = await calledIn(apiOf(visit, person), people);
    return withNames(document, names, { people: unnamed, words: visit.say(...UNNAMED) });
  } catch (cause) {
    log("warn", "names-unread", { error: String(cause) });
    return document;
  }
}

interface Called {
  readonly names: ReadonlyMap<string, string>;
  readonly unnamed: ReadonlySet<string>;
}

/** What each of them is called, as far as the reader may know it. */
export async function calledIn(api: Api, people: readonly string[]): Promise<Called> {
  const parts = Array.from({ length: Math.ceil(people.length / AT_ONCE) }, (_, part) =>
    people.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
  const found = await Promise.all(
    parts.map(part => api.ask(readNames, { query: { people: part.join(",") } })),
  );
  return {
    names: new Map(found.flatMap(({ rows }) => rows.map(each => [each.person, each.name]))),
    unnamed: new Set(found.flatMap(({ unnamed }) => unnamed)),
  };
}
