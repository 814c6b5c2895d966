// The parts of a request: nothing that no schema asked for is taken in silence, whatever it is called and however often it is given.
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import type { Event } from "../../../functions/shared/http/http.ts";
import { Problem } from "../../../functions/shared/http/problem.ts";
import { bodyIn, namedOnce, queryIn } from "../../../functions/shared/http/request.ts";
import type { Route } from "../../../functions/shared/http/route.ts";

function route(more: Partial<Route> = {}): Route {
  const summary = { "zh-TW": "試", en: "try" };
  const answer = { status: 200, schema: v.object({}) } as const;
  return {
    name: "try",
    method: "POST",
    path: "/v1/try",
    entry: "a/b",
    kind: "write",
    summary,
    answer,
    problems: [],
    ...more,
  };
}

const JSON_TYPE = { "content-type": "application/json" };
const event = (more: object) => ({ headers: JSON_TYPE, isBase64Encoded: false, ...more }) as unknown as Event;
const sent = (body: string, of: Partial<Route>) => outcome(() => bodyIn(event({ body }), route(of)));

/** As API Gateway hands a query on: as it came, and again with the values of one name in one text. */
function asked(rawQueryString: string, query?: Route["query"]) {
  const given: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString))
    given[name] = Object.hasOwn(given, name) ? `${given[name]},${value}` : value;
  const queryStringParameters = rawQueryString ? given : undefined;
  return outcome(() =>
    queryIn(namedOnce(event({ rawQueryString, queryStringParameters })), route(query && { query })),
  );
}

function outcome(take: () => unknown): unknown {
  try {
    return take();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.facts.faults?.map(({ pointer, code }) => `${pointer} ${code}`) ?? error.kind.code;
  }
}

describe("a query", () => {
  const query = v.strictObject({ q: v.optional(v.string()), limit: v.optional(v.string()) });
  test("holds each word once", () => {
    expect(asked("q=a%2Cb&limit=1", query)).toEqual({ q: "a,b", limit: "1" });
    expect(asked("q=a&limit=1&q=b", query)).toEqual(["/q repeated"]);
    expect(asked("q=&q=&limit=1&limit=1", query)).toEqual(["/q repeated", "/limit repeated"]);
    expect(asked("", query)).toEqual({});
  });

  test.each(["__proto__", "constructor", "toString", "colour"])(
    "does not take the word %s in silence",
    name => {
      expect(asked(`${name}=1`, query)).toEqual([`/${name} strict-object`]);
      expect(asked(`${name}=1`)).toEqual([`/${name} strict-object`]);
    },
  );
});

describe("a body", () => {
  const row = v.strictObject({ note: v.optional(v.string()) });
  const body = v.strictObject({
    reason: v.optional(v.string()),
    one: v.optional(row),
    rows: v.optional(v.pipe(v.array(row), v.maxLength(3))),
    either: v.optional(v.union([v.array(v.string()), v.strictObject({ a: v.optional(v.string()) })])),
    names: v.optional(v.record(v.string(), v.string())),
  });
  test.each([
    ["[]", " strict-object"],
    ['{"one":[]}', "/one strict-object"],
    ['{"rows":[{},[]]}', "/rows/1 strict-object"],
    ['{"names":[]}', "/names strict-object"],
    ['{"__proto__":[]}', "/__proto__ strict-object"],
    ['{"constructor":{}}', "/constructor strict-object"],
  ])("that is %s is refused at its place", (text, fault) => {
    expect(sent(text, { body })).toEqual([fault]);
  });

  test.each(['{"rows":[]}', '{"either":[]}', '{"either":{}}', '{"one":{},"rows":[{}],"names":{}}', "{}"])(
    "that is %s is taken as it is",
    text => {
      expect(sent(text, { body })).toEqual(JSON.parse(text));
    },
  );

  test("where none is asked for is none, or says nothing", () => {
    for (const text of ["", "{}", " {} "]) expect(sent(text, {})).toBeUndefined();
    for (const text of ["[]", "null", '{"a":1}', "a"]) expect(sent(text, {})).toEqual([" no-body"]);
    const bytes = { mediaTypes: ["text/csv"], limit: 10 };
    expect(sent("a,b", { bytes })).toBeUndefined();
  });
});
