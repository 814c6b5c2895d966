// Every change the API takes, by its name: what a person of the console may be offered to do, and what its form asks for.
import { ROUTES } from "../../routes.ts";
import type { Route } from "../../shared/http/route.ts";
import { fieldsAbout } from "../door/mends.ts";
import { type Field, fieldsOf, SHEET_FIELD } from "./field.ts";

export const ACTS: ReadonlyMap<string, Route> = new Map(
  ROUTES.filter(({ kind }) => kind === "write").map(route => [route.name, route]),
);

/** What a change asks for besides what it is done to; one that takes a file has that field, and the number of the paper it came with. */
export function fieldsIn(act: Route): readonly Field[] {
  const inPath = paramNames(act);
  if (act.bytes) return [...paperFields(act), SHEET_FIELD];
  return fieldsOf(act.body).filter(({ name }) => !inPath.includes(name));
}

/** The same, each marked as the law has it: needed, needed in some cases, or not. */
export function fieldsOfAct(act: Route): readonly Field[] {
  return fieldsIn(act).map(field => {
    const required = field.required || (NEEDED[act.name]?.includes(field.name) ?? false);
    return { ...field, act: act.name, required, sometimes: !required && isMissedIn(act, field) };
  });
}

/** What the API takes without, and the law never does: such a field is not called optional. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  reviewReadiness: ["people", "planRef"],
  registerTerminal: ["brand"],
};

/** One of the act's refusals is that it was not said. */
function isMissedIn({ problems }: Route, { name }: Field): boolean {
  const missed = problems
    .filter(({ code }) => code.endsWith("-missing"))
    .flatMap(({ code }) => fieldsAbout(code));
  return missed.some(each => each === name || (each.includes(".") && groupOf(each) === groupOf(name)));
}

const groupOf = (name: string) => name.split(".")[0];

/** A file says nothing of the document it came with: that is typed beside it. */
export function paperFields({ query }: Pick<Route, "query">): readonly Field[] {
  return fieldsOf(query).filter(({ name }) => name === "document");
}

export function paramNames({ path }: Pick<Route, "path">): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}
