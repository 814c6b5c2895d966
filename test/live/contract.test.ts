// What the document promises, over HTTP: cursors, files by name and type, methods, and nothing taken in silence.
import { describe, expect, test } from "vitest";
import { ask, propertyNo } from "./asking.ts";
import { registration } from "./custody-story.ts";

const auditor = { account: "auditor@city" };
const records = { account: "records@household" };
const written = (content: unknown) => Buffer.from(JSON.stringify(content)).toString("base64url");

describe("a cursor with the right question and wrong names", () => {
  test.each([
    ["/v1/agencies", "AGENCY", auditor],
    ["/v1/people?agency=household-office", "PERSON#household-office", auditor],
    ["/v1/packs", "PACK", { account: "center@city" }],
    ["/v1/journal?day=2021-06-20", "journal 2021-06-20", auditor],
    ["/v1/journal/verification?since=2021-06-20", "verification 2021-06-20", auditor],
  ])("of %s is refused as one", async (path, question, who) => {
    for (const key of [{ x: "y" }, { moment: "zz-zz" }, { pk: "AGENCY#a", sk: "STATE" }, [], null, "a"]) {
      const cursor = written([question, key]);
      const answer = await ask(`GET ${path}${path.includes("?") ? "&" : "?"}cursor=${cursor}`, who);
      expect([path, key, answer.status, answer.body.code]).toEqual([path, key, 400, "invalid-cursor"]);
    }
  });

  test("of terminals, made of a real one, by board and by word", async () => {
    const numbers = [propertyNo(), propertyNo()];
    for (const number of numbers) {
      const body = registration(number, { custodian: "records@household" });
      expect((await ask("POST /v1/terminals", { ...records, body })).status).toBe(201);
    }
    const path = "/v1/terminals?limit=1";
    const { next } = (await ask(`GET ${path}`, records)).body;
    expect((await ask(`GET ${path}&cursor=${next}`, records)).body.rows).toHaveLength(1);
    const [question, key] = JSON.parse(Buffer.from(next, "base64url").toString());
    const answers = [
      { x: "y" },
      { ...key, x: "y" },
      { ...key, board1: "TERMINAL#police-bureau" },
      { ...key, sk: "" },
    ];
    for (const wrong of answers) {
      const answer = await ask(`GET ${path}&cursor=${written([question, wrong])}`, records);
      expect([wrong, answer.status, answer.body.code]).toEqual([wrong, 400, "invalid-cursor"]);
    }
  });
});

describe("a file", () => {
  test.each([
    [
      "戶政事務所",
      `attachment; filename="terminals-_____.csv"; filename*=UTF-8''terminals-${encodeURIComponent("戶政事務所")}.csv`,
    ],
    [
      'a";x="b',
      `attachment; filename="terminals-a__x__b.csv"; filename*=UTF-8''terminals-a%22%3Bx%3D%22b.csv`,
    ],
  ])("of the agency %s comes under its name", async (agency, disposition) => {
    const answer = await ask(`GET /v1/terminals/export?agency=${encodeURIComponent(agency)}`, auditor);
    expect([answer.status, answer.headers.get("content-disposition")]).toEqual([200, disposition]);
  });

  test("has a type that the document names", async () => {
    const { body: document } = await ask("GET /openapi.json");
    const path = "/v1/lists/{system}/{channel}/{direction}/export";
    const documented = Object.keys(document.paths[path].get.responses[200].content);
    for (const format of ["csv", "yaml"]) {
      const answer = await ask(`GET /v1/lists/household/vpn/inbound/export?format=${format}`, auditor);
      expect(documented).toContain(answer.headers.get("content-type")?.split(";")[0]);
    }
  });
});

test.each([
  ["GET /v1/terminals/import", "POST"],
  ["GET /v1/lists/household/vpn/inbound/changes/import", "POST"],
  ["HEAD /v1/lists/household/vpn/inbound/changes/preview", "POST"],
  ["DELETE /v1/lists/household/vpn/inbound/changes/preview", "POST"],
])("%s is 405 and names %s", async (call, allow) => {
  const answer = await ask(call, records);
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, allow]);
});

test.each<[string, unknown, string, string]>([
  ["POST /v1/packs", { anything: 1 }, "", "no-body"],
  ["POST /v1/packs", [], "", "no-body"],
  ["POST /v1/terminals/3140101-03-0000001/amend", [], "", "strict-object"],
  ["POST /v1/terminals/3140101-03-0000001/return", [], "", "strict-object"],
  ["GET /v1/terminals?limit=1&limit=2", undefined, "/limit", "repeated"],
  ["GET /v1/terminals?__proto__=1", undefined, "/__proto__", "strict-object"],
])("%s with %j takes nothing in silence", async (call, body, pointer, code) => {
  const answer = await ask(call, { account: "center@city", ...(body !== undefined && { body }) });
  expect([answer.status, answer.body.faults]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
});

test("an endpoint called like anything that every object has is not there", async () => {
  for (const endpoint of ["constructor", "__proto__", "toString"]) {
    const removal = `POST /v1/systems/police/endpoints/${endpoint}/removal`;
    const answer = await ask(removal, { account: "admin@police", body: { reason: "試" } });
    expect([endpoint, answer.body.code]).toEqual([endpoint, "endpoint-unknown"]);
  }
});
