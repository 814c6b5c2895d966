// Every change the API takes, by its name: what a person of the console may be offered to do, and what its form asks for.
import { ROUTES } from "../../routes.ts";
import type { Route } from "../../shared/http/route.ts";
import { type Field, fieldsOf, SHEET_FIELD } from "./field.ts";

export const ACTS: ReadonlyMap<string, Route> = new Map(
  ROUTES.filter(({ kind }) => kind === "write").map(route => [route.name, route]),
);

/** What a change asks for besides what it is done to; one that takes a file has that one field. */
export function fieldsIn(act: Route): readonly Field[] {
  const inPath = paramNames(act);
  return act.bytes ? [SHEET_FIELD] : fieldsOf(act.body).filter(({ name }) => !inPath.includes(name));
}

export function paramNames({ path }: Pick<Route, "path">): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}
