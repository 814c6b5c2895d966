// Adopting over HTTP: proposed by one, confirmed by another, seen in what binds; who may not is refused by name.
import { expect, test } from "vitest";
import { ask } from "./asking.ts";

const TERMS = { profile: "ey-draft", version: 1, activity: "other-home-work", document: "x" };

test("the letter binds exchange, and nothing else, before anything is adopted", async () => {
  const { status, body } = await ask("GET /v1/agencies/household-office/binding", {
    account: "supervisor@household",
  });
  expect([status, body.status]).toEqual([200, "combined"]);
  expect(body.regulations).toMatchObject([{ profile: "tainan-2021", basis: "by-itself" }]);
  const hours = await ask("GET /v1/agencies/household-office/binding?activity=hours", {
    account: "supervisor@household",
  });
  expect(hours.body.regulations).toEqual([]);
});

test("an adoption waits for a second person, and then binds its activity", async () => {
  const place = "/v1/agencies/household-office";
  const body = { ...TERMS, from: "2099-12-01" };
  const proposed = await ask(`POST ${place}/adoptions`, { account: "supervisor@household", body });
  expect([proposed.status, proposed.body.code]).toEqual([200, undefined]);
  const [number = ""] = Object.keys(proposed.body.adoptions).slice(-1);
  const own = await ask(`POST ${place}/adoptions/${number}/confirmation`, {
    account: "supervisor@household",
    body: {},
  });
  expect([own.status, own.body.code]).toEqual([403, "own-adoption"]);
  const other = await ask(`POST ${place}/adoptions/${number}/confirmation`, {
    account: "personnel@household",
    body: {},
  });
  expect([other.status, other.body.adoptions[number].confirmed.by]).toEqual([200, "personnel@household"]);
});

test("nobody from elsewhere adopts, and the letter is no adoption to repeal", async () => {
  const body = { ...TERMS, from: "2099-12-01" };
  const place = "/v1/agencies/household-office";
  const foreign = await ask(`POST ${place}/adoptions`, { account: "admin@police", body });
  expect([foreign.status, foreign.body.code]).toEqual([403, "not-permitted"]);
  const repeal = await ask(`POST ${place}/adoptions/earlier-tainan-2021/repeal`, {
    account: "center@city",
    body: { from: "2099-12-01", document: "x" },
  });
  expect([repeal.status, repeal.body.code]).toEqual([404, "adoption-unknown"]);
});
