// The API's document says what the API does: every route, every parameter, every refusal, examples that parse.
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { openApi } from "../../functions/about/openapi.ts";
import { PROBLEMS } from "../../functions/problems.ts";
import { pack } from "../../functions/reports/pack-shapes.ts";
import { ROUTES } from "../../functions/routes.ts";
import type { Route } from "../../functions/shared/http/route.ts";
import { cityPack } from "../reports/many-rows.ts";

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
    expect(operation.security).toEqual(
      route.kind === "pushed"
        ? [{ directory: [] }]
        : route.kind === "open" || route.kind === "signed"
          ? []
          : guarded,
    );
    for (const name of operation.security.flatMap(Object.keys))
      expect(Object.keys(document.components.securitySchemes)).toContain(name);
  });

  test("documents its answer and each of its own refusals by code", () => {
    expect(Object.keys(operation.responses)).toContain(String(route.answer.status));
    const { schema, mediaType, status } = route.answer;
    expect(schema !== undefined || mediaType !== undefined || status === 204 || status === 303).toBe(true);
    for (const { code, status } of route.problems) {
      const told = route.kind === "pushed" ? "application/scim+json" : "application/problem+json";
      const { examples } = operation.responses[status].content[told];
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

const operations = ROUTES.map(
  route => [route, document.paths[route.path][route.method.toLowerCase()]] as const,
);
const parameter = (operation: { parameters: { name: string }[] }, named: string) =>
  operation.parameters.find(({ name }) => name === named);

describe("what a client cannot know is in the document", () => {
  test("whatever is turned page by page takes 1 to 200 rows, and refuses a cursor that is none", () => {
    const paged = operations.filter(([, operation]) => parameter(operation, "cursor"));
    expect(paged.length).toBeGreaterThan(5);
    for (const [{ name }, operation] of paged) {
      const kinds = operation.responses[400]?.content["application/problem+json"].examples ?? {};
      expect([name, Object.keys(kinds)]).toEqual([name, expect.arrayContaining(["invalid-cursor"])]);
      const limit = parameter(operation, "limit");
      const schema = { type: "integer", minimum: 1, maximum: 200, default: 50 };
      if (limit)
        expect([name, limit]).toEqual([name, { name: "limit", in: "query", required: false, schema }]);
    }
  });

  test("every write may be repeated under a key, and in which form", () => {
    for (const [{ kind, name }, operation] of operations) {
      const { pattern } =
        (parameter(operation, "Idempotency-Key") as { schema?: { pattern: string } })?.schema ?? {};
      expect([name, pattern]).toEqual([name, kind === "write" ? "^[!-~]{1,128}$" : undefined]);
    }
  });

  test("what the gateway before us may answer", () => {
    for (const [, { responses }] of operations)
      for (const status of [414, 429, 431]) {
        const name = responses[status]?.$ref.split("/").at(-1);
        expect(document.components.responses[name].description).toMatch(/ · /);
      }
  });

  test("every media type of an answer that is a file", () => {
    const files = operations.filter(([{ answer }]) => "mediaType" in answer);
    const types = ([{ name, answer }, operation]: (typeof operations)[number]) => [
      name,
      Object.keys(operation.responses[answer.status].content),
    ];
    expect(
      Object.fromEntries(files.filter(([{ kind }]) => kind !== "open" && kind !== "pushed").map(types)),
    ).toEqual({
      exportTerminals: ["text/csv"],
      handOvertime: ["text/csv"],
      exportList: ["text/csv", "application/yaml"],
      readAttestation: ["application/jose"],
      printPack: ["text/html"],
    });
  });

  test("in words, what no pattern says: days and instants that exist, ranges, clauses", () => {
    const unsaid: string[] = [];
    const walk = (node: unknown, at: string): void => {
      if (typeof node !== "object" || node === null) return;
      const { format, description } = node as { format?: string; description?: string };
      const needsWords = format === "date" || format === "date-time" || /\/(range|clause)$/.test(at);
      if (needsWords && "type" in node && !description) unsaid.push(at);
      for (const [name, each] of Object.entries(node)) walk(each, `${at}/${name}`);
    };
    for (const [{ name }, { parameters, requestBody }] of operations) {
      for (const each of parameters) walk(each.schema, `${name}/${each.name}`);
      walk(requestBody, name);
    }
    expect(unsaid).toEqual([]);
  });

  test("a stream of the journal by the kinds there are", () => {
    const [, operation] = operations.find(([{ name }]) => name === "readJournalEvent") ?? [];
    const { schema } = parameter(operation, "stream") as unknown as {
      schema: { type: string; pattern: string };
    };
    const pattern = new RegExp(schema.pattern);
    expect([
      schema.type,
      pattern.test("TERMINAL#a"),
      pattern.test("REQUEST#a"),
      pattern.test("TERMINAL#"),
    ]).toEqual(["string", true, false, false]);
  });

  test("a key: without what a table key is made of; an account: in words, since its case does not matter", () => {
    const schemaOf = (route: string, name: string) => {
      const [, operation] = operations.find(each => each[0].name === route) ?? [];
      return (parameter(operation, name) as unknown as { schema: { pattern: string; description?: string } })
        .schema;
    };
    const pattern = new RegExp(schemaOf("readAgency", "agency").pattern);
    const taken = (text: string) => pattern.test(text);
    expect(["戶政事務所", "a b", "a#b", "a/b", ".."].map(taken)).toEqual([true, false, false, false, false]);
    expect(schemaOf("readPerson", "person").description).toContain("Latin letters");
  });
});

test("every pattern is one that common tools can read", () => {
  const patterns = new Set(JSON.stringify(document).match(/"pattern":"(?:[^"\\]|\\.)*"/g));
  const read = [...patterns].map(each => JSON.parse(`{${each}}`).pattern as string);
  expect(read.length).toBeGreaterThan(5);
  expect(read.filter(pattern => /\\[pPdDwWsSu]\{|\\[dDwWsSbB]/.test(pattern))).toEqual([]);
  for (const pattern of read) expect(() => new RegExp(pattern)).not.toThrow();
});

test("of an answer no rule for new texts is promised: what older rules took is still shown", () => {
  const answers = operations.flatMap(([{ answer, name }, { responses }]) =>
    /"(pattern|minLength|maxLength)"/.test(JSON.stringify(responses[answer.status])) ? [name] : [],
  );
  expect(answers).toEqual([]);
});

test("a pack's totals are as the document says", () => {
  const { totals } = cityPack(30);
  expect(v.parse(pack.entries.totals, totals)).toEqual(totals);
});

describe.each(entriesOf())("%s", (entry, routes) => {
  // The onion documents its own; what stands in the entry's file is said by some route that it serves.
  test("refuses nothing that none of its routes documents", () => {
    const source = readFileSync(`functions/${entry}.lambda.ts`, "utf8");
    const thrown = [...source.matchAll(/_?PROBLEM(?:\["([\w-]+)"\]|\.(\w+))/g)].map(
      ([, a, b]) => a ?? b ?? "",
    );
    const documented = routes.flatMap(({ path, method }) =>
      Object.values<{ content?: Record<string, { examples: object }> }>(
        document.paths[path][method.toLowerCase()].responses,
      ).flatMap(({ content }) =>
        Object.values(content ?? {}).flatMap(each => Object.keys(each.examples ?? {})),
      ),
    );
    expect(thrown.filter(code => !documented.includes(code))).toEqual([]);
  });
});

function entriesOf(): [entry: string, routes: Route[]][] {
  const ofApi = ROUTES.filter(({ entry }) => !entry.startsWith("console/") && entry !== "about/about");
  return [...Map.groupBy(ofApi, ({ entry }) => entry)];
}

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
