// HTTP: the city's directory pushes who is who (SCIM 2.0), by a secret of this stage.
import { randomUUID } from "node:crypto";
import type { PushedUser } from "../../shared/directory/pushed-user.ts";
import { pushedUser } from "../../shared/directory/pushed-users.ts";
import { env } from "../../shared/env.ts";
import { type Answer, type Asked, httpRefusing, on } from "../../shared/http/http.ts";
import { type Permit, permit } from "../../shared/http/permit.ts";
import { Problem } from "../../shared/http/problem.ts";
import type { Route } from "../../shared/http/route.ts";
import { CITY_DIRECTORY } from "../../shared/rules/account.ts";
import { personIn, type Values } from "./attributes.ts";
import { configuration, resourceTypes, schemaDocuments } from "./discovery.ts";
import { keep, letGoOf } from "./keeping.ts";
import { usersFound } from "./listing.ts";
import { MEDIA_TYPE } from "./names.ts";
import { patched } from "./patch.ts";
import { SCIM_PROBLEM } from "./problems.ts";
import { scimRefusal } from "./refusal.ts";
import { etagOf, listOf, resourceOf, shownOf } from "./resource.ts";
import * as routes from "./routes.ts";
import { requireDirectory } from "./tokens.ts";

const base = () => `${env("API_URL")}/scim/v2`;
const DIRECTORY = {
  ...{ person: CITY_DIRECTORY, agency: CITY_DIRECTORY, roles: [CITY_DIRECTORY] },
  ...{ systems: [], mfa: false },
};

export const handler = httpRefusing(
  scimRefusal,
  pushed(routes.readScimConfig, async () => say(200, configuration(base()))),
  pushed(routes.listScimTypes, async () => say(200, whole(resourceTypes(base())))),
  pushed(routes.readScimType, async ({ params }) => say(200, named(resourceTypes(base()), params.id))),
  pushed(routes.listScimSchemas, async () => say(200, whole(schemaDocuments(base())))),
  pushed(routes.readScimSchema, async ({ params }) => say(200, named(schemaDocuments(base()), params.id))),
  pushed(routes.readScimElse, async () => {
    throw new Problem(SCIM_PROBLEM["scim-unknown"]);
  }),
  pushed(routes.listScimUsers, async ({ query }) => say(200, listOf(await usersFound(query, base())))),
  pushed(routes.searchScimUsers, async ({ body }) => say(200, await searched(body))),
  pushed(routes.searchScim, async ({ body }) => say(200, await searched(body))),
  pushed(routes.readScimUser, async ({ params, query, headers }) => {
    const user = await found(params.id);
    if (headers["if-none-match"] === etagOf(user))
      return { statusCode: 304, headers: { etag: etagOf(user) } };
    return shown(200, user, query);
  }),
  pushed(routes.createScimUser, async ({ body }, permitted) => {
    const user = await keep({ id: randomUUID(), attributes: personIn(body) }, permitted);
    return shown(201, user);
  }),
  pushed(routes.replaceScimUser, async ({ params: { id }, body, headers }, permitted) => {
    const before = await matched(id, headers);
    return shown(200, await keep({ id, attributes: personIn(body), before }, permitted));
  }),
  pushed(routes.patchScimUser, async ({ params: { id }, body, headers }, permitted) => {
    const before = await matched(id, headers);
    const { attributes, externalId } = before;
    const now = { ...attributes, ...(externalId !== undefined && { externalId }) };
    return shown(200, await keep({ id, attributes: patched(now, body), before }, permitted));
  }),
  pushed(routes.deleteScimUser, async ({ params: { id }, headers }, permitted) => {
    await letGoOf(await matched(id, headers), permitted);
    return { statusCode: 204 };
  }),
);

/** Whoever has the stage's secret, and what the policies let the directory do. */
function pushed<R extends Route>(route: R, serve: (asked: Asked<R>, permitted: Permit) => Promise<Answer>) {
  return on(route, async asked => {
    const { authorization, request, at } = asked;
    await requireDirectory(authorization);
    const kind = route.method === "GET" ? "read" : "write";
    const act = { name: route.name, kind, request, at } as const;
    return serve(asked, permit(DIRECTORY, act, { type: "City", id: "city" }));
  });
}

/** The same question as in an address, asked in a body. */
async function searched({
  startIndex,
  count,
  attributes,
  excludedAttributes,
  filter,
}: Searching): Promise<Values> {
  const text = (number?: number) => (number === undefined ? undefined : String(number));
  const [shown, left] = [attributes?.join(), excludedAttributes?.join()];
  const query = {
    filter,
    startIndex: text(startIndex),
    count: text(count),
    attributes: shown,
    excludedAttributes: left,
  };
  return listOf(await usersFound(query, base()));
}
type Searching = Asked<typeof routes.searchScim>["body"];

async function found(id: string): Promise<PushedUser> {
  const user = await pushedUser(id);
  if (!user) throw new Problem(SCIM_PROBLEM["scim-unknown"]);
  return user;
}

async function matched(id: string, headers: Asked["headers"]): Promise<PushedUser> {
  const user = await found(id);
  const wanted = headers["if-match"];
  const tags = wanted?.split(",").map(each => each.trim());
  if (tags && !tags.includes("*") && !tags.includes(etagOf(user)))
    throw new Problem(SCIM_PROBLEM["scim-moved"]);
  return user;
}

function shown(status: number, user: PushedUser, query: Parameters<typeof shownOf>[1] = {}): Answer {
  const resource = resourceOf(user, base());
  const { location } = resource.meta as { readonly location: string };
  return say(status, shownOf(resource, query), { etag: etagOf(user), ...(status === 201 && { location }) });
}

function whole(resources: readonly Values[]): Values {
  return listOf({ total: resources.length, from: 1, resources });
}

function named(all: readonly Values[], id: string): Values {
  const one = all.find(each => each.id === id);
  if (!one) throw new Problem(SCIM_PROBLEM["scim-unknown"]);
  return one;
}

function say(statusCode: number, body: Values, headers: Record<string, string> = {}): Answer {
  return { statusCode, headers: { "content-type": MEDIA_TYPE, ...headers }, body: JSON.stringify(body) };
}
