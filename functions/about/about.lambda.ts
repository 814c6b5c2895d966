// HTTP: what docgate says about itself to anyone, and the answer to every path and method there is not.

import { PROBLEMS } from "../problems.ts";
import { API_ROUTES, ROUTES } from "../routes.ts";
import { env } from "../shared/env.ts";
import { answer, http, on, otherwise } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { methodsAt } from "../shared/http/routing.ts";
import { openApi } from "./openapi.ts";
import { listProblems, readOpenApi, readProblem } from "./routes.ts";

let document: unknown;

export const handler = http(
  on(readOpenApi, async () => {
    document ??= openApi(API_ROUTES, { version: "0.1.0", issuer: env("TOKEN_ISSUER") });
    return answer(200, document);
  }),
  on(listProblems, async () => answer(200, { rows: [...PROBLEMS.values()] })),
  on(readProblem, async ({ params }) => {
    const kind = PROBLEMS.get(params.code);
    if (!kind) throw new Problem(PROBLEM["not-found"]);
    return answer(200, kind);
  }),
  otherwise(async ({ rawPath }) => {
    // Where the issuer leads after log-out; API Gateway takes no route that ends so.
    if (rawPath === "/console/") return { statusCode: 303, headers: { location: "/console" } };
    const allowed = methodsAt(ROUTES, rawPath);
    if (allowed.length === 0) throw new Problem(PROBLEM["route-not-found"]);
    throw new Problem(PROBLEM["method-not-allowed"], { headers: { allow: allowed.join(", ") } });
  }),
);
