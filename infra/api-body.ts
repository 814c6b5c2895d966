// The API's routes as the OpenAPI text that API Gateway makes them of: a route is a line of it and no resource; pure.
import type { Route } from "../functions/shared/http/route.ts";

interface Operation {
  readonly responses: object;
  readonly "x-amazon-apigateway-integration": { readonly $ref: string };
  readonly isDefaultRoute?: true;
}

export interface ApiBody {
  readonly openapi: "3.0.1";
  readonly info: { readonly title: string; readonly version: string };
  readonly "x-amazon-apigateway-importexport-version": "1.0";
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly "x-amazon-apigateway-integrations": Readonly<Record<string, object>> };
}

export interface ServedRoute {
  readonly routes: readonly Pick<Route, "method" | "path" | "entry">[];
  /** The entry that answers what no route does; without one, API Gateway says itself that there is nothing. */
  readonly otherwise?: string;
}

const ANY = "x-amazon-apigateway-any-method";
export const INTEGRATION = "x-amazon-apigateway-integration";
export const INTEGRATIONS = "x-amazon-apigateway-integrations";
export const DEFAULT_ROUTE = "/$default";

/** `uriOf` is where API Gateway finds the function of an entry. */
export function apiBody(
  title: string,
  { routes, otherwise }: ServedRoute,
  uriOf: (entry: string) => string,
): ApiBody {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const { method, path, entry } of routes)
    paths[path] = { ...paths[path], [method.toLowerCase()]: servedBy(entry) };
  if (otherwise) paths[DEFAULT_ROUTE] = { [ANY]: { ...servedBy(otherwise), isDefaultRoute: true } };
  const entries = new Set([...routes.map(({ entry }) => entry), ...(otherwise ? [otherwise] : [])]);
  return {
    openapi: "3.0.1",
    info: { title, version: "1" },
    "x-amazon-apigateway-importexport-version": "1.0",
    paths,
    components: {
      [INTEGRATIONS]: Object.fromEntries([...entries].map(entry => [nameOf(entry), proxy(uriOf(entry))])),
    },
  };
}

function servedBy(entry: string): Operation {
  return {
    responses: { default: { description: "as /openapi.json says" } },
    [INTEGRATION]: { $ref: `#/components/${INTEGRATIONS}/${nameOf(entry)}` },
  };
}

function proxy(uri: string): object {
  return { type: "aws_proxy", httpMethod: "POST", payloadFormatVersion: "2.0", uri };
}

/** A component's name knows no slash. */
function nameOf(entry: string): string {
  return entry.replaceAll("/", "-");
}
