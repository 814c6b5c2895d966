// The parts of a request, each parsed once by its schema; what no schema asked for is refused, never ignored.

import * as v from "valibot";
import type { Words } from "../words.ts";
import type { Event } from "./event.ts";
import { type Fault, PROBLEM, Problem } from "./problem.ts";
import type { Route } from "./route.ts";
import { faultsOf } from "./schema.ts";

const JSON_LIMIT = 64 * 1024;

type Texts = Readonly<Record<string, string | undefined>>;

export function paramsIn(given: Texts | undefined, route: Route): unknown {
  if (!route.params) return undefined;
  return parsed(route.params, given ?? {});
}

export function queryIn(given: Texts, route: Route): unknown {
  return parsed(route.query ?? v.strictObject({}), given);
}

/** What stands behind the path, each name given once. */
export function namedOnce({ rawQueryString, queryStringParameters }: Event): Texts {
  const names = [...new URLSearchParams(rawQueryString ?? "").keys()];
  const counts = Map.groupBy(names, name => name);
  // API Gateway makes one text of values under one name: which of them was meant is lost.
  const twice = [...counts].filter(([, each]) => each.length > 1).map(([name]) => name);
  if (twice.length > 0) throw refused(twice.map(name => faultAt(`/${name}`, "repeated", REPEATED)));
  // Whatever was asked is there as a name of its own, even one that a plain object would take for its prototype.
  const asked = [...counts.keys()].map(name => [name, ""] as const);
  return Object.fromEntries([...asked, ...Object.entries(queryStringParameters ?? {})]);
}

export function bodyIn(event: Event, route: Route): unknown {
  if (!route.body) return route.bytes ? undefined : noBody(event);
  const bytes = rawBody(event, JSON_LIMIT);
  if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(event.headers["content-type"] ?? "")) {
    throw new Problem(PROBLEM["unsupported-media-type"]);
  }
  const input = jsonOf(bytes);
  const lists = listsForObjects(route.body, input);
  if (lists.length > 0) throw refused(lists.map(pointer => faultAt(pointer, "strict-object", NO_OBJECT)));
  return parsed(route.body, input);
}

export function rawBytesIn(event: Event, route: Route): Uint8Array {
  if (!route.bytes) return new Uint8Array();
  const type = event.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!route.bytes.mediaTypes.includes(type)) throw new Problem(PROBLEM["unsupported-media-type"]);
  return rawBody(event, route.bytes.limit);
}

/** Where nothing is asked for, an object without anything says nothing either. */
function noBody(event: Event): undefined {
  const text = rawBody(event, JSON_LIMIT).toString("utf8").trim();
  if (text !== "" && text !== "{}") throw refused([faultAt("", "no-body", UNASKED)]);
  return undefined;
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
  if (!result.success) throw refused(faultsOf(result.issues));
  return result.output;
}

const REPEATED: Words = { "zh-TW": "重複給了一次以上", en: "is given more than once" };
const NO_OBJECT: Words = { "zh-TW": "必須是物件，不是清單", en: "must be an object, not a list" };
const UNASKED: Words = { "zh-TW": "此動作不需要內容", en: "this takes no body" };

function faultAt(pointer: string, code: string, words: Words): Fault {
  return { pointer, code, words };
}

function refused(faults: readonly Fault[]): Problem {
  return new Problem(PROBLEM["invalid-input"], { faults });
}

/** What a schema may be made of, as far as it can hold objects. */
interface Part {
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly value?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly options?: readonly unknown[];
}

/** JSON pointers to lists where the schema asks for an object: valibot takes an empty list for an object without entries. */
function listsForObjects(schema: v.GenericSchema, input: unknown, at = ""): string[] {
  if (typeof input !== "object" || input === null) return [];
  const { entries, item, value, wrapped, options } = schema as Part;
  if (wrapped) return listsForObjects(wrapped, input, at);
  if (Array.isArray(input)) {
    if (entries ?? value) return [at];
    return item ? input.flatMap((each, place) => listsForObjects(item, each, `${at}/${place}`)) : inOptions();
  }
  return entries
    ? Object.entries(entries).flatMap(([name, each]) =>
        listsForObjects(each, Object.hasOwn(input, name) && inputAt(input, name), `${at}/${name}`),
      )
    : inOptions();

  /** An alternative may ask for a list; only where none does is a list amiss. */
  function inOptions(): string[] {
    const found = (options ?? []).filter(isSchema).map(option => listsForObjects(option, input, at));
    return found.every(each => each.length > 0) ? (found[0] ?? []) : [];
  }
}

function inputAt(input: object, name: string): unknown {
  return (input as Record<string, unknown>)[name];
}

/** The options of a picklist are texts. */
function isSchema(option: unknown): option is v.GenericSchema {
  return typeof option === "object" && option !== null;
}
