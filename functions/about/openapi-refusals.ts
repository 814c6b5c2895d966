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
    also: {
      type: "array",
      description: "What else speaks against it, where all was looked at",
      items: {
        type: "object",
        required: ["code", "title"],
        properties: {
          code: { type: "string" },
          title: { type: "string" },
          detail: { type: "string" },
          clauses: { type: "array", items: { type: "string" } },
        },
      },
    },
    instance: { type: "string" },
  },
};

export function isTokenless({ kind }: Route): boolean {
  return kind === "open" || kind === "signed" || kind === "pushed";
}

const said = (description: string): Json => ({ description });

/** Said by the API's own gateway before anything of ours hears of it, in words of its own. */
export const GATEWAY_REFUSALS: Json = {
  AddressTooLong: said("網址過長 · The address is longer than the gateway takes"),
  HeadersTooLarge: said(
    "標頭過大 · The request line and headers are larger than the gateway takes (10,240 bytes)",
  ),
  TooManyRequests: said("請求過於頻繁，請稍後再試 · Too many requests: try again later"),
};
const BY_GATEWAY = { 414: "AddressTooLong", 431: "HeadersTooLarge", 429: "TooManyRequests" } as const;

// What http() itself may answer is on every route of its kind; the route's own refusals come on top.
export function refusals(route: Route): Json {
  const kinds: ProblemKind[] = [
    PROBLEM.unavailable,
    PROBLEM["law-of-another-release"],
    PROBLEM.fault,
    PROBLEM["invalid-input"],
    ...route.problems,
  ];
  if (!isTokenless(route)) {
    kinds.push(
      PROBLEM["token-missing"],
      PROBLEM["token-invalid"],
      PROBLEM["token-expired"],
      PROBLEM["token-groups-left-out"],
      PROBLEM["not-permitted"],
    );
  }
  if (route.kind === "write") {
    kinds.push(PROBLEM["mfa-required"], PROBLEM["moved-meanwhile"], PROBLEM["idempotency-key-reused"]);
    kinds.push(PROBLEM["outcome-unknown"], PROBLEM["kept-answer-unproved"]);
  }
  if (takesCursor(route)) kinds.push(PROBLEM["invalid-cursor"]);
  if (route.body) kinds.push(PROBLEM["malformed-json"]);
  if (route.body ?? route.bytes) kinds.push(PROBLEM["unsupported-media-type"], PROBLEM["body-too-large"]);
  // Of the statuses, the directory's protocol has no 422.
  const byStatus = Map.groupBy(new Set(kinds), ({ status }) =>
    route.kind === "pushed" && status === 422 ? 400 : status,
  );
  const ours = [...byStatus].map(([status, kinds]) => [String(status), refusal(kinds, route)] as const);
  const gateways = Object.entries(BY_GATEWAY).map(
    ([status, name]) => [status, { $ref: `#/components/responses/${name}` }] as const,
  );
  return Object.fromEntries([...ours, ...gateways].sort(([a], [b]) => Number(a) - Number(b)));
}

function takesCursor({ query }: Route): boolean {
  return query !== undefined && "entries" in query && Object.hasOwn(query.entries as object, "cursor");
}

/** As the directory's protocol says refusals; which code is meant stands at the end of `detail`. */
const SCIM_ERROR: Json = {
  type: "object",
  required: ["schemas", "status", "detail"],
  properties: {
    schemas: { type: "array", items: { type: "string" } },
    status: { type: "string" },
    scimType: { type: "string" },
    detail: { type: "string" },
  },
};

function scimRefusals(kinds: readonly ProblemKind[]): Json {
  const examples = kinds.map(({ code, status, title }) => {
    const detail = `${title.en} | ${title["zh-TW"]} (${code})`;
    const value = {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
      status: String(status),
      detail,
    };
    return [code, { value }] as const;
  });
  return { "application/scim+json": { schema: SCIM_ERROR, examples: Object.fromEntries(examples) } };
}

function refusal(kinds: readonly ProblemKind[], { kind }: Pick<Route, "kind">): Json {
  const examples = kinds.map(({ code, status, title }) => [
    code,
    { value: { type: `/problems/${code}`, title: title["zh-TW"], status, code, instance: "c1f3…" } },
  ]);
  return {
    description: kinds.map(({ code, title }) => `${code}: ${title["zh-TW"]} · ${title.en}`).join("\n"),
    content:
      kind === "pushed"
        ? scimRefusals(kinds)
        : {
            "application/problem+json": {
              schema: { $ref: "#/components/schemas/Problem" },
              examples: Object.fromEntries(examples),
            },
          },
  };
}
