// A page that fails or takes too long is answered with a page all the same, and what was typed is still on it.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SESSION_COOKIE } from "../../functions/console/door/cookies.ts";
import { pages } from "../../functions/console/door/pages.ts";
import type { PageHandler } from "../../functions/console/door/serve.ts";
import type { Event } from "../../functions/shared/http/http.ts";

const FORM = "application/x-www-form-urlencoded";

beforeEach(() => {
  vi.stubEnv("API_URL", "https://gateway.invalid");
  vi.stubEnv("TOKEN_ISSUER", "https://log-in.invalid");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

function asked(method: "GET" | "POST", headers: Record<string, string> = {}, body = ""): Event {
  return {
    routeKey: `${method} /console/x`,
    rawPath: "/console/x",
    rawQueryString: "a=1",
    headers: { host: "gateway.invalid", ...headers },
    requestContext: { requestId: "req-4711", http: { method, path: "/console/x", sourceIp: "198.51.100.7" } },
    body,
    isBase64Encoded: false,
  } as unknown as Event;
}

const answerTo = async (event: Event, serve: PageHandler["serve"]) =>
  (await pages({ key: event.routeKey, serve })(event, {} as never)) as {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
const fails = async () => {
  throw new Error("the store is gone");
};

test("a fault is a page in both languages, with the way to try again and the request it was", async () => {
  const { statusCode, headers, body } = await answerTo(asked("GET"), fails);
  expect([statusCode, headers["content-type"]]).toEqual([500, "text/html; charset=utf-8"]);
  expect(headers["x-request-id"]).toBe("req-4711");
  for (const told of ["系統發生錯誤", "A fault occurred", 'href="/console/x?a=1"', "req-4711", "再試一次"])
    expect(body).toContain(told);
  expect(body).not.toContain("the store is gone");
});

test("what takes too long is told before anybody else says so", async () => {
  vi.useFakeTimers();
  const answer = answerTo(asked("GET"), () => new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(13_500);
  const { statusCode, body } = await answer;
  expect(statusCode).toBe(503);
  expect(body).toContain("服務暫時無法使用");
});

test("a form that failed is still there to be sent again under its key; a foreign one is not said back", async () => {
  const body = "_key=k-1&reason=%E7%90%86%E7%94%B1";
  const own = asked("POST", { "content-type": FORM, origin: "https://gateway.invalid" }, body);
  const kept = await answerTo(own, fails);
  expect(kept.body).toMatch(/<textarea name="_key" hidden>\s*k-1</);
  expect(kept.body).toContain("理由</textarea>");
  const foreign = await answerTo(
    asked("POST", { "content-type": FORM, origin: "https://evil.invalid" }, body),
    fails,
  );
  expect(foreign.body).not.toContain("<textarea");
});

test("without what a page needs, the document says it", async () => {
  vi.stubEnv("TOKEN_ISSUER", "");
  const { statusCode, headers } = await answerTo(asked("GET"), fails);
  expect([statusCode, headers["content-type"]]).toEqual([500, "application/problem+json; charset=utf-8"]);
});

test("styles and scripts come though nobody can say whose log-in it is", async () => {
  const { handler } = await import("../../functions/console/door.lambda.ts");
  const event = {
    ...asked("GET"),
    cookies: [`${SESSION_COOKIE}=sealed`],
    routeKey: "GET /console/assets/{name}",
    pathParameters: { name: "console.css" },
  };
  // No key is to be had here that opens a session.
  const { statusCode, headers } = (await handler(event, {} as never)) as Awaited<ReturnType<typeof answerTo>>;
  expect([statusCode, headers["content-type"]]).toEqual([200, "text/css; charset=utf-8"]);
  const missing = { ...event, pathParameters: { name: "nothing.css" } };
  const refused = (await handler(missing, {} as never)) as Awaited<ReturnType<typeof answerTo>>;
  expect(refused.statusCode).toBe(404);
});
