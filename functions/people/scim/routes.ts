// The routes by which a city's directory pushes who is who (SCIM 2.0); names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../../shared/http/problem.ts";
import { type Route, route } from "../../shared/http/route.ts";
import { words } from "../../shared/words.ts";
import { CORE, ENTERPRISE, MEDIA_TYPE, PATCH, SEARCH } from "./names.ts";
import { SCIM_PROBLEM } from "./problems.ts";

const params = v.strictObject({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) });
const line = v.optional(v.pipe(v.string(), v.maxLength(2_000)));
// Directories add parameters of their own, which mean nothing here.
const shown = v.object({ attributes: line, excludedAttributes: line });
const page = v.object({ ...shown.entries, filter: line, startIndex: line, count: line });
const names = v.optional(v.array(v.pipe(v.string(), v.maxLength(200))));
const number = v.optional(v.pipe(v.number(), v.integer()));
const body = v.looseObject({});
const file = { status: 200, mediaType: MEDIA_TYPE } as const;
const refused = [PROBLEM["token-missing"], SCIM_PROBLEM["scim-token"]] as const;
const written = [
  ...refused,
  SCIM_PROBLEM["scim-value"],
  SCIM_PROBLEM["scim-account"],
  SCIM_PROBLEM["scim-taken"],
] as const;
const changed = [
  ...written,
  SCIM_PROBLEM["scim-unknown"],
  SCIM_PROBLEM["scim-rename"],
  SCIM_PROBLEM["scim-moved"],
] as const;

function pushed<const R extends Omit<Route, "entry" | "kind">>(row: R) {
  return route({ ...row, entry: "people/scim/scim", kind: "pushed" });
}

function discovered(name: string, path: string, zh: string, en: string) {
  const summary = words(zh, en);
  return pushed({ name, method: "GET", path, summary, query: shown, answer: file, problems: refused });
}

export const readScimConfig = discovered(
  "readScimConfig",
  "/scim/v2/ServiceProviderConfig",
  "目錄同步：支援的功能",
  "Directory: what is supported",
);
export const listScimTypes = discovered(
  "listScimTypes",
  "/scim/v2/ResourceTypes",
  "目錄同步：資源種類",
  "Directory: kinds of resources",
);
export const listScimSchemas = discovered(
  "listScimSchemas",
  "/scim/v2/Schemas",
  "目錄同步：保存的屬性",
  "Directory: which attributes are kept",
);

const one = {
  query: shown,
  params,
  answer: file,
  problems: [...refused, SCIM_PROBLEM["scim-unknown"]],
} as const;
export const readScimType = pushed({
  ...one,
  name: "readScimType",
  method: "GET",
  path: "/scim/v2/ResourceTypes/{id}",
  summary: words("目錄同步：一種資源", "Directory: one kind of resource"),
});
export const readScimSchema = pushed({
  ...one,
  name: "readScimSchema",
  method: "GET",
  path: "/scim/v2/Schemas/{id}",
  summary: words("目錄同步：一種資源的屬性", "Directory: the attributes of one schema"),
});
/** What is there of nothing else: groups, above all. */
export const readScimElse = pushed({
  ...one,
  name: "readScimElse",
  method: "GET",
  path: "/scim/v2/{id}",
  summary: words("目錄同步：沒有其他資源", "Directory: there is nothing else"),
});

export const listScimUsers = pushed({
  name: "listScimUsers",
  method: "GET",
  path: "/scim/v2/Users",
  summary: words("目錄同步：列出人員", "Directory: the people it pushed"),
  query: page,
  answer: file,
  problems: [...refused, SCIM_PROBLEM["scim-filter"], SCIM_PROBLEM["scim-path"]],
});

const searching = {
  method: "POST",
  body: v.looseObject({
    ...page.entries,
    startIndex: number,
    count: number,
    attributes: names,
    excludedAttributes: names,
  }),
  example: { schemas: [SEARCH], filter: 'userName eq "worker9@household"', count: 10 },
  answer: file,
  problems: [...refused, SCIM_PROBLEM["scim-filter"], SCIM_PROBLEM["scim-path"], SCIM_PROBLEM["scim-value"]],
} as const;
/** For directories that keep what they ask for out of addresses. */
export const searchScimUsers = pushed({
  ...searching,
  name: "searchScimUsers",
  path: "/scim/v2/Users/.search",
  summary: words("目錄同步：查詢人員", "Directory: the people it asks for"),
});
export const searchScim = pushed({
  ...searching,
  name: "searchScim",
  path: "/scim/v2/.search",
  summary: words("目錄同步：查詢", "Directory: whatever it asks for"),
});

const example = {
  schemas: [CORE, ENTERPRISE],
  userName: "worker9@household",
  externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
  active: true,
  displayName: "範例人員",
  [ENTERPRISE]: { organization: "household-office", department: "登記課" },
};
export const createScimUser = pushed({
  name: "createScimUser",
  method: "POST",
  path: "/scim/v2/Users",
  summary: words("目錄同步：新增人員", "Directory: a person is pushed"),
  body,
  example,
  answer: { ...file, status: 201 },
  problems: written,
});
export const readScimUser = pushed({
  ...one,
  name: "readScimUser",
  method: "GET",
  path: "/scim/v2/Users/{id}",
  summary: words("目錄同步：一名人員", "Directory: one person"),
});
export const replaceScimUser = pushed({
  name: "replaceScimUser",
  method: "PUT",
  path: "/scim/v2/Users/{id}",
  summary: words("目錄同步：整筆取代人員", "Directory: a person as they are now, whole"),
  params,
  body,
  example,
  answer: file,
  problems: changed,
});
export const patchScimUser = pushed({
  name: "patchScimUser",
  method: "PATCH",
  path: "/scim/v2/Users/{id}",
  summary: words("目錄同步：更改人員", "Directory: what has changed of a person"),
  params,
  body,
  example: { schemas: [PATCH], Operations: [{ op: "Replace", path: "active", value: "False" }] },
  answer: file,
  problems: [
    ...changed,
    SCIM_PROBLEM["scim-syntax"],
    SCIM_PROBLEM["scim-path"],
    SCIM_PROBLEM["scim-filter"],
    SCIM_PROBLEM["scim-no-target"],
    SCIM_PROBLEM["scim-mutability"],
  ],
});
export const deleteScimUser = pushed({
  name: "deleteScimUser",
  method: "DELETE",
  path: "/scim/v2/Users/{id}",
  summary: words("目錄同步：刪除人員", "Directory: a person is gone"),
  params,
  answer: { status: 204 },
  problems: [...refused, SCIM_PROBLEM["scim-unknown"], SCIM_PROBLEM["scim-moved"]],
});

export const scimRoutes = [
  readScimConfig,
  listScimTypes,
  readScimType,
  listScimSchemas,
  readScimSchema,
  readScimElse,
  listScimUsers,
  searchScimUsers,
  searchScim,
  createScimUser,
  readScimUser,
  replaceScimUser,
  patchScimUser,
  deleteScimUser,
] as const;
