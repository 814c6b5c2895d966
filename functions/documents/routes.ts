// The route by which a document's number finds what it was named in; names and schemas only.
import * as v from "valibot";
import { route } from "../shared/http/route.ts";
import { text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";

const found = v.object({
  number: v.string(),
  /** The thing it was named about, as the journal knows it, and by which of its events. */
  stream: v.string(),
  version: v.number(),
  type: v.string(),
  at: v.string(),
  by: v.string(),
  /** Of a change of a list: which one. */
  change: v.optional(v.number()),
});

export const findDocuments = route({
  name: "findDocuments",
  method: "GET",
  path: "/v1/documents",
  entry: "documents/find",
  kind: "read",
  summary: words("以文號查紀錄", "What names a document: by its number, of whatever one may read"),
  query: v.strictObject({ number: text(64, 2) }),
  answer: {
    status: 200,
    schema: v.object({
      rows: v.array(found),
      /** There are more than these: a longer part of the number finds fewer. */
      more: v.boolean(),
    }),
  },
  problems: [],
});

export const documentRoutes = [findDocuments] as const;
