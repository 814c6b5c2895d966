// The parts of a request, each parsed once by its schema; what no schema asked for is refused, never ignored.
import * as v from "valibot";
import type { Event } from "./http.ts";
import { PROBLEM, Problem } from "./problem.ts";
import type { Route } from "./route.ts";
import { faultsOf } from "./schema.ts";

const JSON_LIMIT = 64 * 1024;

export function paramsOf(event: Event, route: Route): unknown {
  if (!route.params) return undefined;
  return parsed(route.params, event.pathParameters ?? {});
}

export function queryOf(event: Event, route: Route): unknown {
  const query = event.queryStringParameters ?? {};
  return parsed(route.query ?? v.strictObject({}), query);
}

export function bodyOf(event: Event, route: Route): unknown {
  if (!route.body) return undefined;
  const bytes = rawBody(event, JSON_LIMIT);
  if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(event.headers["content-type"] ?? "")) {
    throw new Problem(PROBLEM["unsupported-media-type"]);
  }
  return parsed(route.body, jsonOf(bytes));
}

export function bytesOf(event: Event, route: Route): Uint8Array {
  if (!route.bytes) return new Uint8Array();
  const type = event.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!route.bytes.mediaTypes.includes(type)) throw new Problem(PROBLEM["unsupported-media-type"]);
  return rawBody(event, route.bytes.limit);
}

function rawBody(event: Event, limit: number): Buffer {
  const bytes = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > limit) throw new Problem(PROBLEM["body-too-large"]);
  return bytes;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // The API hands text on with this mark where bytes were no UTF-8: what was meant is lost, so it is not taken.
    if (text.includes("\uFFFD")) throw new Error("the bytes were not UTF-8");
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem(PROBLEM["malformed-json"], { cause });
  }
}

function parsed(schema: v.GenericSchema, input: unknown): unknown {
  const result = v.safeParse(schema, input);
  if (!result.success) throw new Problem(PROBLEM["invalid-input"], { faults: faultsOf(result.issues) });
  return result.output;
}
