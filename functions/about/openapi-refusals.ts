// What each route may refuse, as the OpenAPI document says it: the onion's refusals and the route's own, by status; pure.
import { PROBLEM, type ProblemKind } from "../shared/http/problem.ts";
import type { Route } from "../shared/http/route.ts";

type Json = Record<string, unknown>;

export const PROBLEM_SCHEMA: Json = {
  type: "object",
  required: ["type", "title", "status", "code", "instance"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    clauses: { type: "array", items: { type: "string" } },
    faults: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "code", "message"],
        properties: { pointer: { type: "string" }, code: { type: "string" }, message: { type: "string" } },
      },
    },
    instance: { type: "string" },
  },
};

export function isTokenless({ kind }: Route): boolean {
  return kind === "open" || kind === "signed";
}

// What the onion itself may answer stands on every route of its kind; the route's own refusals come on top.
export function refusals(route: Route): Json {
  const kinds: ProblemKind[] = [
    PROBLEM.unavailable,
    PROBLEM.fault,
    PROBLEM["invalid-input"],
    ...route.problems,
  ];
  if (!isTokenless(route)) {
    kinds.push(
      PROBLEM["token-missing"],
      PROBLEM["token-invalid"],
      PROBLEM["token-expired"],
      PROBLEM["not-permitted"],
    );
  }
  if (route.kind === "write") {
    kinds.push(PROBLEM["mfa-required"], PROBLEM["moved-meanwhile"], PROBLEM["idempotency-key-reused"]);
    kinds.push(PROBLEM["outcome-unknown"], PROBLEM["kept-answer-unproved"]);
  }
  if (route.body) kinds.push(PROBLEM["malformed-json"]);
  if (route.body ?? route.bytes) kinds.push(PROBLEM["unsupported-media-type"], PROBLEM["body-too-large"]);
  const byStatus = Map.groupBy(new Set(kinds), ({ status }) => status);
  return Object.fromEntries(
    [...byStatus].sort(([a], [b]) => a - b).map(([status, kinds]) => [status, refusal(kinds)]),
  );
}

function refusal(kinds: readonly ProblemKind[]): Json {
  const examples = kinds.map(({ code, status, title }) => [
    code,
    { value: { type: `/problems/${code}`, title: title["zh-TW"], status, code, instance: "c1f3…" } },
  ]);
  return {
    description: kinds.map(({ code, title }) => `${code}: ${title["zh-TW"]} · ${title.en}`).join("\n"),
    content: {
      "application/problem+json": {
        schema: { $ref: "#/components/schemas/Problem" },
        examples: Object.fromEntries(examples),
      },
    },
  };
}
