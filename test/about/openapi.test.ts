// The API's document says what the API does: every route, every parameter, every refusal, examples that parse.
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { openApi } from "../../functions/about/openapi.ts";
import { PROBLEMS } from "../../functions/problems.ts";
import { ROUTES } from "../../functions/routes.ts";

const about = { version: "1.2.3", issuer: "https://issuer.example" };
// biome-ignore lint/suspicious/noExplicitAny: the document is walked as what it is, JSON.
const document = JSON.parse(JSON.stringify(openApi(ROUTES, about))) as any;

test("it is OpenAPI 3.1 with every route once", () => {
  expect([document.openapi, document.info.version]).toEqual(["3.1.0", "1.2.3"]);
  const operations = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap(path =>
    Object.values(path),
  );
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
    ROUTES.map(({ name }) => name).sort(),
  );
});

describe.each(ROUTES.map(route => [route.name, route] as const))("%s", (_, route) => {
  const operation = document.paths[route.path][route.method.toLowerCase()];

  test("names every parameter of its path", () => {
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const documented = operation.parameters.filter((each: { in: string }) => each.in === "path");
    expect(documented.map((each: { name: string }) => each.name).sort()).toEqual(inPath.sort());
  });

  test("says who may ask", () => {
    const machine = [{ machine: [] }, { machine: [], mutualTls: [] }];
    const guarded = [{ token: [] }, ...("machine" in route && route.machine ? machine : [])];
    expect(operation.security).toEqual(route.kind === "open" || route.kind === "signed" ? [] : guarded);
    for (const name of operation.security.flatMap(Object.keys))
      expect(Object.keys(document.components.securitySchemes)).toContain(name);
  });

  test("documents its answer and each of its own refusals by code", () => {
    expect(Object.keys(operation.responses)).toContain(String(route.answer.status));
    const { schema, mediaType, status } = route.answer;
    expect(schema !== undefined || mediaType !== undefined || status === 204 || status === 303).toBe(true);
    for (const { code, status } of route.problems) {
      const examples = operation.responses[status].content["application/problem+json"].examples;
      expect(Object.keys(examples)).toContain(code);
    }
  });
});

test.each(ROUTES.filter(({ body }) => body).map(route => [route.name, route] as const))(
  "the example of %s is one that it would take",
  (_, { body, example }) => {
    const parsed = v.safeParse(body as v.GenericSchema, example);
    expect([example !== undefined, parsed.issues ?? []]).toEqual([true, []]);
  },
);

test("every kind of refusal a route names can be looked up", () => {
  const named = ROUTES.flatMap(({ problems }) => problems.map(({ code }) => code));
  expect(named.filter(code => !PROBLEMS.has(code))).toEqual([]);
});

test("every kind of refusal is said in both languages, under a code of its own", () => {
  for (const [code, kind] of PROBLEMS) {
    expect(kind.code).toBe(code);
    expect([kind.title["zh-TW"].length > 0, kind.title.en.length > 0]).toEqual([true, true]);
  }
});
