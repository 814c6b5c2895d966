// What docgate says about itself: to anyone its API document, its problems and keys; to those who run it, its health.
import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { bothLanguages, key } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { HEALTH_STATUSES } from "./health-check.ts";

const problemKind = v.object({ code: v.string(), status: v.number(), title: bothLanguages });

export const readOpenApi = route({
  name: "readOpenApi",
  method: "GET",
  path: "/openapi.json",
  entry: "about/about",
  kind: "open",
  summary: words("本介面的 OpenAPI 文件", "This API as an OpenAPI document"),
  answer: { status: 200, schema: v.looseObject({ openapi: v.string() }) },
  problems: [],
});

export const listProblems = route({
  name: "listProblems",
  method: "GET",
  path: "/problems",
  entry: "about/about",
  kind: "open",
  summary: words("列出所有拒絕的種類", "Every kind of refusal there is"),
  answer: { status: 200, schema: v.object({ rows: v.array(problemKind) }) },
  problems: [],
});

export const readProblem = route({
  name: "readProblem",
  method: "GET",
  path: "/problems/{code}",
  entry: "about/about",
  kind: "open",
  summary: words("說明一種拒絕", "What one kind of refusal means"),
  params: v.strictObject({ code: key(64) }),
  answer: { status: 200, schema: problemKind },
  problems: [PROBLEM["not-found"]],
});

export const readSigningKeys = route({
  name: "readSigningKeys",
  method: "GET",
  path: "/.well-known/jwks.json",
  entry: "about/keys",
  kind: "open",
  summary: words("驗證簽章用的公開金鑰", "The public keys that verify what was signed here"),
  answer: { status: 200, schema: v.object({ keys: v.array(v.looseObject({ kid: v.string() })) }) },
  problems: [],
});

export const readHealth = route({
  name: "readHealth",
  method: "GET",
  path: "/v1/health",
  entry: "about/health",
  kind: "read",
  summary: words("系統狀態", "Is docgate well: calendar, key, followers, lists, reports, clock"),
  answer: {
    status: 200,
    schema: v.object({
      at: v.string(),
      status: v.picklist(HEALTH_STATUSES),
      checks: v.array(
        v.object({
          name: v.string(),
          status: v.picklist(HEALTH_STATUSES),
          words: bothLanguages,
          remedy: v.optional(bothLanguages),
        }),
      ),
    }),
  },
  problems: [],
});

export const aboutRoutes = [readOpenApi, listProblems, readProblem, readSigningKeys, readHealth] as const;
