// The routes of a securities firm's file on home working: what is added to it, and what of it is read; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { pageQuery } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { applyingRoutes } from "./applying-routes.ts";
import { filingRoutes } from "./filing-routes.ts";
import { answer, business, duty, PATH, params, span } from "./shapes.ts";

export const readFirm = route({
  name: "readFirm",
  method: "GET",
  path: PATH,
  entry: "firm/read",
  kind: "read",
  summary: words("公司居家辦公檔案", "A firm’s file on home working"),
  params,
  answer,
  problems: [],
});

export const readFirmDuties = route({
  name: "readFirmDuties",
  method: "GET",
  path: `${PATH}/duties`,
  entry: "firm/read",
  kind: "read",
  summary: words("居家辦公人員應遵守事項", "What home workers of the firm keep to"),
  params,
  answer: {
    status: 200,
    schema: v.object({
      agency: v.string(),
      businesses: v.array(v.object({ business, ...span, inForce: v.boolean(), duties: v.array(duty) })),
      trainedUntil: v.optional(v.string()),
    }),
  },
  problems: [],
});

export const listFirms = route({
  name: "listFirms",
  method: "GET",
  path: "/v1/firms",
  entry: "firm/read",
  kind: "read",
  summary: words("各公司待辦", "What is open at each firm"),
  query: pageQuery({}),
  answer: {
    status: 200,
    schema: v.object({
      rows: v.array(
        v.object({ agency: v.string(), businesses: v.array(business), open: v.number(), late: v.number() }),
      ),
      next: v.optional(v.string()),
    }),
  },
  problems: [PROBLEM["invalid-cursor"]],
});

export const firmRoutes = [...applyingRoutes, ...filingRoutes, readFirm, readFirmDuties, listFirms] as const;
