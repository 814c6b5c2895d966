// Whatever is thrown at the front door, the answer is a problem document with a stable code, and nothing is recorded.
import { describe, expect, test } from "vitest";
import { ask, endpoints, propertyNo, tokenOf } from "./asking.ts";
import { registration } from "./custody-story.ts";

const account = "records@household";
const good = () => registration(propertyNo(), { custodian: account });

describe("a body", () => {
  test.each<[string, unknown, Record<string, string>, number, string]>([
    ["that is not JSON", '{"serial":', {}, 400, "malformed-json"],
    ["that is not UTF-8", Uint8Array.from([0x22, 0xa4, 0xa4, 0x22]), {}, 400, "malformed-json"],
    ["that is empty", "", {}, 400, "malformed-json"],
    ["that is not an object", [1, 2], {}, 422, "invalid-input"],
    ["of another media type", "serial=1", { "content-type": "text/plain" }, 415, "unsupported-media-type"],
    ["that is too large", { ...good(), serial: "x".repeat(70_000) }, {}, 413, "body-too-large"],
    ["that no gateway would take", Buffer.alloc(11_000_000, 0x20), {}, 413, "body-too-large"],
    ["nested without end", `${"[".repeat(30_000)}${"]".repeat(30_000)}`, {}, 422, "invalid-input"],
  ])("%s is refused", async (_, body, headers, status, code) => {
    const answer = await ask("POST /v1/terminals", { account, body, headers });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  });

  test.each<[string, object, string, string]>([
    ["an unknown key", { colour: "red" }, "/colour", "strict-object"],
    ["a wrong type", { serial: 7 }, "/serial", "string"],
    ["an unknown system", { system: "tax" }, "/system", "picklist"],
    ["a property number of another form", { propertyNo: "HH-01" }, "/propertyNo", "regex"],
    ["a day that does not exist", { inServiceFrom: "2019-02-30" }, "/inServiceFrom", "check"],
    ["a day that is none", { inServiceFrom: "spring" }, "/inServiceFrom", "iso-date"],
    ["an invisible character", { serial: "SN\u200b1" }, "/serial", "unseen-character"],
    ["half of a character", { serial: "SN\ud800" }, "/serial", "unseen-character"],
    ["a serial of nothing but a filler", { serial: "\u3164" }, "/serial", "unseen-character"],
    [
      "a day no Republic date can show",
      { inServiceFrom: "1899-01-01" },
      "/inServiceFrom",
      "date-out-of-reach",
    ],
    ["a NUL", { serial: "SN\u0000" }, "/serial", "unseen-character"],
    [
      "a key that reaches for the prototype",
      JSON.parse('{"__proto__": {"role": "office"}}'),
      "/__proto__",
      "strict-object",
    ],
    ["a custodian who could break a table key", { custodian: "a#b" }, "/custodian", "not-a-name"],
  ])("with %s is refused at its place", async (_, change, pointer, code) => {
    const body = JSON.stringify({ ...good(), ...change });
    const withKey = "__proto__" in Object(change) && pointer === "/__proto__";
    const text = withKey ? body.replace("{", '{"__proto__":{},') : body;
    const answer = await ask("POST /v1/terminals", { account, body: text });
    expect([answer.status, answer.body.code]).toEqual([422, "invalid-input"]);
    expect(answer.body.faults).toContainEqual(expect.objectContaining({ pointer, code }));
  });
});

describe("a path or method", () => {
  test.each([
    ["GET /v2/terminals", 404, "route-not-found", null],
    ["GET /v1/terminals/", 404, "route-not-found", null],
    ["GET /..%2f..%2fetc/passwd", 404, "route-not-found", null],
    ["DELETE /v1/terminals", 405, "method-not-allowed", "GET, POST"],
    ["PUT /openapi.json", 405, "method-not-allowed", "GET"],
  ])("%s is answered with %i %s", async (call, status, code, allow) => {
    const answer = await ask(call, { account });
    expect([answer.status, answer.body.code, answer.headers.get("allow")]).toEqual([status, code, allow]);
  });

  test.each([
    ["limit=0", "/limit"],
    ["limit=201", "/limit"],
    ["limit=ten", "/limit"],
    ["colour=red", "/colour"],
  ])("a query of %s is refused at its place", async (query, pointer) => {
    const answer = await ask(`GET /v1/terminals?${query}`, { account });
    expect([answer.status, answer.body.faults[0].pointer]).toEqual([422, pointer]);
  });

  test("a property number of another form in the path is refused, one that is nowhere is not found", async () => {
    expect((await ask("GET /v1/terminals/HH-01", { account })).status).toBe(422);
    const absent = await ask(`GET /v1/terminals/${propertyNo()}`, { account: "auditor@city" });
    expect([absent.status, absent.body.code]).toEqual([404, "not-found"]);
  });

  test("whether a terminal of another agency exists cannot be found out", async () => {
    const made = await ask("POST /v1/terminals", { account, body: good() });
    const answers = await Promise.all(
      [made.body.propertyNo, propertyNo()].map(number =>
        ask(`GET /v1/terminals/${number}`, { account: "admin@police" }),
      ),
    );
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      Array(2).fill([403, "not-permitted"]),
    );
  });
});

describe("paging", () => {
  test("goes through all rows once, and a cursor serves only the question it came from", async () => {
    const numbers = [propertyNo(), propertyNo(), propertyNo()];
    for (const number of numbers)
      await ask("POST /v1/terminals", { account, body: { ...good(), propertyNo: number } });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query: string = cursor ? `&cursor=${cursor}` : "";
      const { body } = await ask(`GET /v1/terminals?limit=2${query}`, { account });
      seen.push(...body.rows.map((row: { propertyNo: string }) => row.propertyNo));
      cursor = body.next;
    } while (cursor);
    expect(numbers.every(number => seen.filter(each => each === number).length === 1)).toBe(true);
    const first = await ask("GET /v1/terminals?limit=2", { account });
    const carried = await ask(`GET /v1/terminals?agency=police-bureau&cursor=${first.body.next}`, {
      account: "auditor@city",
    });
    expect([carried.status, carried.body.code]).toEqual([400, "invalid-cursor"]);
    const made = await ask("GET /v1/terminals?cursor=bm9uc2Vuc2U", { account });
    expect([made.status, made.body.code]).toEqual([400, "invalid-cursor"]);
  });
});

describe("every answer", () => {
  test.each(["GET /openapi.json", "GET /v1/terminals", "GET /nowhere"])(
    "to %s carries the house's headers",
    async call => {
      const { headers } = await ask(call);
      expect(
        Object.fromEntries(
          ["cache-control", "x-content-type-options", "x-frame-options", "referrer-policy"].map(name => [
            name,
            headers.get(name),
          ]),
        ),
      ).toEqual({
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
      });
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test("is in Traditional Chinese, or in English when asked", async () => {
    const said = async (language?: string) =>
      (await ask("GET /v1/terminals", { headers: language ? { "accept-language": language } : {} })).body
        .title;
    expect([await said(), await said("en-GB,en;q=0.9"), await said("zh-TW, en;q=0.5")]).toEqual([
      "尚未登入：缺少存取權杖",
      "Not logged in: the access token is missing",
      "尚未登入：缺少存取權杖",
    ]);
  });

  test("without a token says how to log in, and a refusal points to what it means", async () => {
    const { status, headers, body } = await ask("GET /v1/terminals");
    expect([status, headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="docgate"']);
    const meaning = await ask(`GET ${body.type}`);
    expect([meaning.status, meaning.body.code]).toEqual([200, "token-missing"]);
  });

  test("a token forged with no signature is refused at the door", async () => {
    const [, claims] = (await tokenOf(account)).split(".");
    const head = Buffer.from('{"alg":"none"}').toString("base64url");
    const { status, body } = await ask("GET /v1/terminals", { token: `${head}.${claims}.` });
    expect([status, body.code]).toEqual([401, "token-invalid"]);
  });
});

test("an idempotency key that cannot be one is refused", async () => {
  const headers = { "idempotency-key": "x".repeat(129) };
  const answer = await ask("POST /v1/terminals", { account, body: good(), headers });
  expect([answer.status, answer.body.code]).toEqual([422, "invalid-input"]);
});

test("Lambda's Invoke answers for functions there are, and names those there are not", async () => {
  const invoke = (name: string, body: string) =>
    fetch(`${endpoints.aws.lambda}/2015-03-31/functions/${name}/invocations`, { method: "POST", body });
  const absent = await invoke("nobody", "{}");
  expect([absent.status, absent.headers.get("x-amzn-errortype")]).toEqual([404, "ResourceNotFoundException"]);
  expect((await invoke(endpoints.functions["about/about"] ?? "", "{not json")).status).toBe(400);
});
