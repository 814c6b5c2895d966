// Every change the API takes as JSON, by its name: what a person of the console may be offered to do.
import { ROUTES } from "../routes.ts";
import type { Route } from "../shared/route.ts";

export const ACTS: ReadonlyMap<string, Route> = new Map(
  ROUTES.filter(({ kind, body }) => kind === "write" && body).map(route => [route.name, route]),
);

export function paramNames({ path }: Pick<Route, "path">): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}
