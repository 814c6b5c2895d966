// The route table as an OpenAPI 3.1 document; pure, so that what is documented is what is parsed.
import type { GenericSchema } from "valibot";
import { REPEAT_KEY, type Route } from "../shared/http/route.ts";
import { GATEWAY_REFUSALS, isTokenless, PROBLEM_SCHEMA, refusals } from "./openapi-refusals.ts";
import { inputSchema, outputSchema } from "./openapi-schema.ts";

type Json = Record<string, unknown>;

export interface ApiFacts {
  readonly version: string;
  /** Who gives out the tokens. */
  readonly issuer: string;
}

export function openApi(routes: readonly Route[], { version, issuer }: ApiFacts): Json {
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
      securitySchemes: securitySchemes(issuer),
      schemas: { Problem: PROBLEM_SCHEMA },
      responses: GATEWAY_REFUSALS,
    },
  };
}

function operation(route: Route): Json {
  return {
    operationId: route.name,
    tags: [route.entry.split("/")[0]],
    summary: `${route.summary["zh-TW"]} · ${route.summary.en}`,
    security: security(route),
    parameters: parameters(route),
    ...requestBody(route),
    responses: { [route.answer.status]: answered(route), ...refusals(route) },
  };
}

function security(route: Route): Json[] {
  if (route.kind === "pushed") return [{ directory: [] }];
  if (isTokenless(route)) return [];
  // Alternatives: whoever is logged in, the archives' own system, and the same at its own address.
  return [{ token: [] }, ...(route.machine ? [{ machine: [] }, { machine: [], mutualTls: [] }] : [])];
}

function securitySchemes(issuer: string): Json {
  const openIdConnectUrl = `${issuer}/.well-known/openid-configuration`;
  return {
    token: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
    machine: {
      type: "openIdConnect",
      openIdConnectUrl,
      description:
        "The archives' own system: a token by the client_credentials grant, sent as a bearer token.",
    },
    directory: {
      type: "http",
      scheme: "bearer",
      description:
        "A secret of the stage, which the city's directory has: docs/scim.md. Refusals are SCIM's own.",
    },
    mutualTls: {
      type: "mutualTLS",
      description: "Demanded beside the token at the archives' own address, where one is deployed.",
    },
  };
}

function parameters(route: Route): Json[] {
  const inside = (place: "path" | "query", schema: GenericSchema | undefined): Json[] => {
    const { properties = {}, required = [] } = schema ? inputSchema(schema) : {};
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
    schema: { type: "string", minLength: 1, maxLength: 128, pattern: REPEAT_KEY.source },
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
    schema: inputSchema(route.body),
    ...(route.example !== undefined && { example: route.example }),
  };
  return { requestBody: { required: true, content: { "application/json": content } } };
}

function answered({ answer, summary }: Route): Json {
  const description = `${summary["zh-TW"]} · ${summary.en}`;
  if (answer.mediaType) {
    // A file is what its media type says; YAML read is no text any more, so no schema could be true of all of them.
    const files = [answer.mediaType].flat().map(type => [type, {}]);
    return { description, content: Object.fromEntries(files) };
  }
  if (!answer.schema) return { description };
  const example = answer.example === undefined ? {} : { example: answer.example };
  return {
    description,
    content: { "application/json": { schema: outputSchema(answer.schema), ...example } },
  };
}
