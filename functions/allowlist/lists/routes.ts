// The routes that show lists: the matrix of all, one with its entries, its past, who was allowed, what ends; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../../shared/http/problem.ts";
import { type Route, route } from "../../shared/http/route.ts";
import { words } from "../../shared/words.ts";
import { changeSchema } from "../changes/shapes.ts";
import * as shape from "./shapes.ts";

const LIST = "/v1/lists/{system}/{channel}/{direction}";
const many = <S extends v.GenericSchema>(row: S) => v.looseObject({ rows: v.array(row) });

function shown<const R extends Pick<Route, "name" | "path" | "summary" | "query" | "answer">>(
  verb: "read" | "history",
  row: R,
) {
  const entry = `allowlist/lists/${verb}`;
  return route({ params: shape.listParams, problems: [], ...row, entry, method: "GET", kind: "read" });
}

export const listLists = route({
  name: "listLists",
  method: "GET",
  path: "/v1/lists",
  entry: "allowlist/lists/read",
  kind: "read",
  summary: words("九個體系的全部名單", "All lists of the systems one may see"),
  answer: { status: 200, schema: many(shape.listRowSchema) },
  problems: [],
});

export const readList = shown("read", {
  name: "readList",
  path: LIST,
  summary: words("一份名單與其位址，可指定時點", "One list and its entries, now or as it was at a moment"),
  query: shape.entriesQuery,
  answer: {
    status: 200,
    schema: v.looseObject({
      ...shape.listRowSchema.entries,
      at: v.string(),
      rows: v.array(shape.entry),
      total: v.number(),
      next: v.optional(v.string()),
    }),
  },
});

export const exportList = shown("read", {
  name: "exportList",
  path: `${LIST}/export`,
  summary: words("匯出名單（CSV 或 YAML）", "The list as CSV or YAML, ready to be proposed again"),
  query: shape.formatQuery,
  answer: { status: 200, mediaType: ["text/csv", "application/yaml"] },
});

export const readListHistory = shown("history", {
  name: "readListHistory",
  path: `${LIST}/history`,
  summary: words("名單的歷程", "What happened to the list, latest first"),
  query: shape.historyQuery,
  answer: {
    status: 200,
    schema: v.looseObject({
      rows: v.array(v.looseObject({ version: v.number(), revision: v.number() })),
      next: v.optional(v.string()),
    }),
  },
});

export const whoWasAllowed = shown("history", {
  name: "whoWasAllowed",
  path: `${LIST}/allowed`,
  summary: words(
    "某位址在某時點是否允許、依哪一筆",
    "Whether an address was allowed at a moment, and by which entry",
  ),
  query: shape.allowedQuery,
  answer: {
    status: 200,
    schema: v.looseObject({
      address: v.string(),
      at: v.string(),
      allowed: v.boolean(),
      inForce: v.boolean(),
      entry: v.optional(shape.entry),
    }),
  },
});

export const findAddress = route({
  name: "findAddress",
  method: "GET",
  path: "/v1/addresses",
  entry: "allowlist/lists/read",
  kind: "read",
  summary: words(
    "某位址或網段在哪些名單上，現在或某一時點",
    "On which lists an address or range is, now or at a moment",
  ),
  query: shape.allowedQuery,
  answer: {
    status: 200,
    schema: v.object({
      /** In its one form. */
      range: v.string(),
      at: v.string(),
      rows: v.array(shape.listedSchema),
      /** There are more than these. */
      more: v.boolean(),
    }),
  },
  problems: [],
});

export const listEndings = route({
  name: "listEndings",
  method: "GET",
  path: "/v1/endings",
  entry: "allowlist/lists/read",
  kind: "read",
  summary: words(
    "即將到期與已無依據的位址",
    "Entries that end within so many working days, and those whose reason is gone",
  ),
  query: shape.endingsQuery,
  answer: {
    status: 200,
    schema: v.object({
      within: v.number(),
      rows: v.array(v.looseObject({ range: v.string() })),
      withoutReason: v.array(v.looseObject({ range: v.string() })),
    }),
  },
  problems: [],
});

export const readChange = route({
  name: "readChange",
  method: "GET",
  path: `${LIST}/changes/{number}`,
  entry: "allowlist/lists/history",
  kind: "read",
  summary: words("一件異動與其差異", "A change and what it does or did, row by row"),
  params: shape.numberParams,
  query: shape.rowsQuery,
  answer: { status: 200, schema: changeSchema },
  problems: [PROBLEM["not-found"]],
});

export const listRoutes = [
  listLists,
  readList,
  exportList,
  readListHistory,
  whoWasAllowed,
  findAddress,
  listEndings,
  readChange,
] as const;
