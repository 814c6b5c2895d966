// Every change the API takes as JSON, by its name: what a person of the console may be offered to do.
import { agencyRoutes } from "../agencies/routes.ts";
import { peopleRoutes } from "../people/routes.ts";
import type { Route } from "../shared/route.ts";
import { terminalRoutes } from "../terminals/routes.ts";

const ROUTES: readonly Route[] = [...terminalRoutes, ...agencyRoutes, ...peopleRoutes];

export const ACTS: ReadonlyMap<string, Route> = new Map(
  ROUTES.filter(({ kind, body }) => kind === "write" && body).map(route => [route.name, route]),
);

export function paramNames({ path }: Route): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}
