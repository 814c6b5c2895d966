// What the people on a page are called, asked for once before the page is sent, as its reader; without an answer accounts stay.
import { readNames } from "../../directory/routes.ts";
import { log } from "../../shared/log.ts";
import { peopleOn, withNames } from "../frame/who.ts";
import { apiFor } from "./api.ts";
import { tokenState } from "./session.ts";
import type { Visit } from "./visit.ts";

/** So many accounts fit into one address. */
const AT_ONCE = 50;

export async function named(document: string, visit: Visit): Promise<string> {
  const { person, at, language } = visit;
  const people = peopleOn(document);
  if (people.length === 0 || !person || tokenState(person, at) === "ended") return document;
  const api = apiFor(person.token, language);
  const parts = Array.from({ length: Math.ceil(people.length / AT_ONCE) }, (_, part) =>
    people.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
  try {
    const found = await Promise.all(
      parts.map(part => api.ask(readNames, { query: { people: part.join(",") } })),
    );
    return withNames(
      document,
      new Map(found.flatMap(({ rows }) => rows.map(each => [each.person, each.name]))),
    );
  } catch (cause) {
    log("warn", "names-unread", { error: String(cause) });
    return document;
  }
}
