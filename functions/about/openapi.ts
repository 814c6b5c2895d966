// The route table as an OpenAPI 3.1 document; pure, so that what is documented is what is parsed.
import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { PROBLEM, type ProblemKind } from "../shared/problem.ts";
import type { Route } from "../shared/route.ts";

type Json = Record<string, unknown>;

const PROBLEM_SCHEMA: Json = {
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

export function openApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "docgate 公文電子交換遠端存取閘道",
      version,
      description: "Refusals are RFC 9457 problem documents; Accept-Language chooses zh-TW (default) or en.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: { Problem: PROBLEM_SCHEMA },
    },
  };
}

function operation(route: Route): Json {
  return {
    operationId: route.name,
    tags: [route.entry.split("/")[0]],
    summary: `${route.summary["zh-TW"]} · ${route.summary.en}`,
    security: isTokenless(route) ? [] : [{ token: [] }],
    parameters: parameters(route),
    ...requestBody(route),
    responses: { [route.answer.status]: answered(route), ...refusals(route) },
  };
}

function isTokenless({ kind }: Route): boolean {
  return kind === "open" || kind === "signed";
}

function parameters(route: Route): Json[] {
  const inside = (place: "path" | "query", schema: GenericSchema | undefined): Json[] => {
    const { properties = {}, required = [] } = schema ? jsonSchema(schema, "input") : {};
    return Object.entries(properties as Record<string, Json>).map(([name, schema]) => ({
      name,
      in: place,
      required: place === "path" || (required as string[]).includes(name),
      schema,
    }));
  };
  const repeat = {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description: "The same key with the same request gets the first answer again and changes nothing.",
    schema: { type: "string", minLength: 1, maxLength: 128 },
  };
  return [
    ...inside("path", route.params),
    ...inside("query", route.query),
    ...(route.kind === "write" ? [repeat] : []),
  ];
}

function requestBody(route: Route): Json {
  if (route.bytes) {
    const { mediaTypes, limit } = route.bytes;
    const schema = { type: "string", format: "binary", maxLength: limit };
    return {
      requestBody: {
        required: true,
        content: Object.fromEntries(mediaTypes.map(type => [type, { schema }])),
      },
    };
  }
  if (!route.body) return {};
  const content = {
    schema: jsonSchema(route.body, "input"),
    ...(route.example !== undefined && { example: route.example }),
  };
  return { requestBody: { required: true, content: { "application/json": content } } };
}

function answered({ answer, summary }: Route): Json {
  const description = `${summary["zh-TW"]} · ${summary.en}`;
  if (answer.mediaType)
    return { description, content: { [answer.mediaType]: { schema: { type: "string" } } } };
  if (!answer.schema) return { description };
  const example = answer.example === undefined ? {} : { example: answer.example };
  return {
    description,
    content: { "application/json": { schema: jsonSchema(answer.schema, "output"), ...example } },
  };
}

// What the onion itself may answer stands on every route of its kind; the route's own refusals come on top.
function refusals(route: Route): Json {
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

// "ignore": a transform or a check in code has no JSON Schema, and the rest of the piece still documents it.
function jsonSchema(schema: GenericSchema, typeMode: "input" | "output"): Json {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode, errorMode: "ignore" }) as Json;
  return rest;
}
