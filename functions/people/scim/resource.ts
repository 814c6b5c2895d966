// A person as the directory reads them back: what it pushed, with our id, the version and where they are; pure.
import type { PushedUser } from "../../shared/directory/pushed-user.ts";
import { isObject, schemasOf, type Values } from "./attributes.ts";
import { ENTERPRISE, LIST } from "./names.ts";

export function etagOf({ version }: Pick<PushedUser, "version">): string {
  return `W/"${version}"`;
}

export function resourceOf(user: PushedUser, base: string): Values {
  const { id, externalId, attributes, created, changed } = user;
  return {
    schemas: schemasOf(attributes),
    id,
    ...(externalId !== undefined && { externalId }),
    ...attributes,
    meta: {
      resourceType: "User",
      created,
      lastModified: changed,
      version: etagOf(user),
      location: `${base}/Users/${id}`,
    },
  };
}

export interface Shown {
  readonly attributes?: string | undefined;
  readonly excludedAttributes?: string | undefined;
}

/** Only what is asked for, or all but what is not wanted; its id and schemas always. */
export function shownOf(resource: Values, { attributes, excludedAttributes }: Shown): Values {
  const [only, but] = [namesIn(attributes), namesIn(excludedAttributes)];
  if (only.length > 0) return kept(resource, "", path => only.some(name => covers(name, path)));
  if (but.length > 0)
    return kept(resource, "", path => !but.some(name => path === name || path.startsWith(`${name}.`)));
  return resource;
}

function covers(name: string, path: string): boolean {
  return path === name || path.startsWith(`${name}.`) || name.startsWith(`${path}.`);
}

/** `urn:…:User:manager` is written here as a part of its extension. */
function namesIn(list: string | undefined): readonly string[] {
  const core = "urn:ietf:params:scim:schemas:core:2.0:user:";
  const enterprise = ENTERPRISE.toLowerCase();
  return (list ?? "")
    .split(",")
    .map(each => each.trim().toLowerCase())
    .filter(Boolean)
    .map(each => (each.startsWith(core) ? each.slice(core.length) : each))
    .map(each =>
      each.startsWith(`${enterprise}:`) ? `${enterprise}.${each.slice(enterprise.length + 1)}` : each,
    );
}

const ALWAYS = ["schemas", "id"];

function kept(whole: Values, above: string, isWanted: (path: string) => boolean): Values {
  const parts = Object.entries(whole).flatMap(([name, value]) => {
    const path = `${above}${name.toLowerCase()}`;
    if (above === "" && ALWAYS.includes(name)) return [[name, value] as const];
    if (!isWanted(path)) return [];
    const within = (each: unknown) => (isObject(each) ? kept(each, `${path}.`, isWanted) : each);
    return [[name, Array.isArray(value) ? value.map(within) : within(value)] as const];
  });
  return Object.fromEntries(parts);
}

export interface Page {
  readonly total: number;
  readonly from: number;
  readonly resources: readonly Values[];
}

export function listOf({ total, from, resources }: Page): Values {
  return {
    schemas: [LIST],
    totalResults: total,
    startIndex: from,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
