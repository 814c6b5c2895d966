// How a page asks: what its parts ask at one moment goes in one request, and each part is told its own answer or refusal.
import { expect, test } from "vitest";
import { type Api, ApiRefusal, type ApiRequest } from "../../functions/console/door/api.ts";
import { askingTogether } from "../../functions/console/door/asking.ts";
import { listNotices } from "../../functions/notices/routes.ts";
import { readPerson } from "../../functions/people/routes.ts";
import type { Route } from "../../functions/shared/http/route.ts";
import { listStops } from "../../functions/stops/routes.ts";
import { listTerminals } from "../../functions/terminals/routes.ts";
import { askTogether } from "../../functions/together/routes.ts";

/** Notes what is asked of it, and tells what `answers` has for several at once. */
function noting(answers: readonly { status: number; body: unknown }[] = [], fault = new Error("no answer")) {
  const asked: [string, unknown][] = [];
  const ask = async (route: Route, request: ApiRequest = {}) => {
    asked.push([route.name, request.body ?? request.query ?? request.params]);
    if (route.name !== askTogether.name) return `${route.name} alone`;
    if (answers.length === 0) throw fault;
    return { answers };
  };
  return { asked, api: askingTogether({ ask } as unknown as Api) };
}

const refusal = { status: 403, body: { status: 403, code: "not-permitted", title: "x" } };

test("parts of a page ask in one request; an empty value is not asked for, and each has its own answer", async () => {
  const { api, asked } = noting([{ status: 200, body: "a person" }, refusal, { status: 200, body: "stops" }]);
  const person = api.ask(readPerson, { params: { person: "a@b" } });
  const terminals = api.ask(listTerminals, { query: { system: "land", q: "", stage: undefined } });
  const stops = api.ask(listStops);
  expect(await person).toBe("a person");
  const refused = await terminals.catch(error => error);
  expect(refused instanceof ApiRefusal && refused.problem.code).toBe("not-permitted");
  expect(await stops).toBe("stops");
  const questions = [
    { ask: "readPerson", params: { person: "a@b" }, query: {} },
    { ask: "listTerminals", query: { system: "land" } },
    { ask: "listStops", query: {} },
  ];
  expect(asked).toEqual([["askTogether", { questions }]]);
});

test("one question, and one that is asked after the others were sent, goes by itself", async () => {
  const { api, asked } = noting();
  expect(await api.ask(listStops)).toBe("listStops alone");
  expect(await api.ask(listTerminals, { query: {} })).toBe("listTerminals alone");
  expect(asked.map(([name]) => name)).toEqual(["listStops", "listTerminals"]);
});

test("what is no reading of the journal is asked at once, by itself", async () => {
  const { api, asked } = noting([
    { status: 200, body: 1 },
    { status: 200, body: 2 },
  ]);
  await Promise.all([api.ask(listStops), api.ask(listNotices), api.ask(listTerminals, { query: {} })]);
  expect(asked.map(([name]) => name)).toEqual(["listNotices", "askTogether"]);
});

test("an answer that was too large among others is asked for alone", async () => {
  const { api, asked } = noting([
    { status: 413, body: {} },
    { status: 200, body: "stops" },
  ]);
  expect(await Promise.all([api.ask(listTerminals, { query: {} }), api.ask(listStops)])).toEqual([
    "listTerminals alone",
    "stops",
  ]);
  expect(asked.map(([name]) => name)).toEqual(["askTogether", "listTerminals"]);
});

test("where the route is not there yet, each is asked for alone", async () => {
  const missing = new ApiRefusal({ status: 404, code: "route-not-found", title: "x" });
  const { api, asked } = noting([], missing);
  const parts = [api.ask(listTerminals, { query: {} }), api.ask(listStops)];
  expect(await Promise.all(parts)).toEqual(["listTerminals alone", "listStops alone"]);
  expect(asked.map(([name]) => name)).toEqual(["askTogether", "listTerminals", "listStops"]);
});

test("where the one request fails, each part is told", async () => {
  const { api } = noting();
  const parts = [api.ask(listTerminals, { query: {} }), api.ask(listStops)];
  const told = await Promise.allSettled(parts);
  expect(told.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
