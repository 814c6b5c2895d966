// The caller's address is what the front saw, where there is one, and what API Gateway saw, where there is none: whatever else a request
// says of itself changes nothing, and nobody goes round the front.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { frontHeaders, withoutFront } from "../../../functions/shared/http/front.ts";
import { FRONT_HEADERS } from "../../../functions/shared/http/front-names.ts";
import { type Event, http, otherwise } from "../../../functions/shared/http/http.ts";
import type { SecretName } from "../../../functions/shared/secret.ts";
import { SEEN } from "../../../infra/front-stack.ts";
import { withSecrets } from "../secrets.ts";

const values = new Map<SecretName, string>([["FRONT_KEY", '{"now":"key-2","before":"key-1"}']]);
withSecrets(values);
const EDGE = "203.0.113.9";
const HOME = "198.51.100.7";

const asked = (headers: Record<string, string>, more: object = {}) =>
  ({
    headers: { host: "api.docgate.city.example", ...headers },
    routeKey: "GET /",
    requestContext: { requestId: "r", http: { method: "GET", sourceIp: EDGE }, ...more },
  }) as unknown as Event;
const FORGED = {
  "x-forwarded-for": HOME,
  forwarded: `for=${HOME}`,
  "x-real-ip": HOME,
  "cloudfront-viewer-address": `${HOME}:1`,
};
/** What a function is told, through the very door that all of them have. */
const seen = async (event: Event) => {
  const answer = await http(
    otherwise(async ({ requestContext, headers }) => ({
      statusCode: 200,
      body: JSON.stringify([requestContext.http.sourceIp, headers.host]),
    })),
  )(event, {} as never);
  return answer.statusCode === 200 ? JSON.parse(answer.body ?? "") : answer.statusCode;
};

describe("without a front", () => {
  beforeEach(() => {
    delete process.env.FRONT_KEY;
  });

  test("the address is the connection's own, whatever a header says", async () => {
    const told = { ...FORGED, [FRONT_HEADERS.address]: HOME, [FRONT_HEADERS.host]: "evil.example" };
    for (const headers of [{}, told, { ...told, [FRONT_HEADERS.key]: "key-2" }])
      expect(await seen(asked(headers))).toEqual([EDGE, "api.docgate.city.example"]);
    expect(await frontHeaders()).toEqual({});
  });
});

describe("behind a front", () => {
  beforeEach(() => {
    process.env.FRONT_KEY = "FRONT_KEY";
  });
  const told = { [FRONT_HEADERS.address]: HOME, [FRONT_HEADERS.host]: "docgate.city.example" };

  test.each(["key-2", "key-1"])(
    "the address is what the front saw, by its key of now or before: %s",
    async key => {
      expect(
        await seen(asked({ ...told, ...FORGED, [FRONT_HEADERS.key]: key, "x-forwarded-for": "192.0.2.1" })),
      ).toEqual([HOME, "docgate.city.example"]);
    },
  );

  test("whoever comes round it is answered nothing, whatever they say", async () => {
    for (const headers of [
      {},
      FORGED,
      told,
      { ...told, [FRONT_HEADERS.key]: "" },
      { ...told, [FRONT_HEADERS.key]: "guess" },
    ])
      expect(await seen(asked(headers))).toBe(403);
    expect(
      await seen(asked({ [FRONT_HEADERS.key]: "key-2", [FRONT_HEADERS.address]: "not an address" })),
    ).toBe(403);
  });

  test("the door that asks for a certificate has no front before it, and takes none's word", async () => {
    const authentication = { clientCert: { subjectDN: "CN=archives" } };
    expect(await seen(asked({ ...told, [FRONT_HEADERS.key]: "key-2" }, { authentication }))).toEqual([
      EDGE,
      "api.docgate.city.example",
    ]);
  });

  test("a new key is known within seconds, and one that was taken away is not", async () => {
    const real = performance.now.bind(performance);
    let past = 0;
    vi.spyOn(performance, "now").mockImplementation(() => real() + past);
    values.set("FRONT_KEY", '{"now":"key-3","before":"key-2"}');
    past = 6_000;
    expect(await withoutFront(asked({ ...told, [FRONT_HEADERS.key]: "key-3" }))).toMatchObject({
      requestContext: { http: { sourceIp: HOME } },
    });
    expect(await seen(asked({ ...told, [FRONT_HEADERS.key]: "key-1" }))).toBe(403);
    expect(await frontHeaders()).toEqual({ [FRONT_HEADERS.key]: "key-3" });
    vi.restoreAllMocks();
  });
});

test("the front writes over what a viewer wrote there, and tells what the edge saw", () => {
  const front = new Function(`${SEEN}; return handler;`)() as (event: object) => { headers: object };
  const headers = {
    host: { value: "docgate.city.example" },
    [FRONT_HEADERS.address]: { value: "192.0.2.66" },
  };
  expect(front({ viewer: { ip: HOME }, request: { headers } }).headers).toEqual({
    host: { value: "docgate.city.example" },
    [FRONT_HEADERS.address]: { value: HOME },
    [FRONT_HEADERS.host]: { value: "docgate.city.example" },
  });
});
