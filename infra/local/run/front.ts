// The HTTP API on one machine: the template's routes, and API Gateway's event and answer, payload format 2.0.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { PROBLEM } from "../../../functions/shared/http/problem.ts";
import type { Functions } from "./functions.ts";
import { bodyOf } from "./loopback.ts";
import type { RouteModel } from "./template.ts";
import type { Outcome } from "./worker.ts";

/** API Gateway takes no larger payload. */
const LIMIT = 10 * 1024 * 1024;
const TEXT = /^(text\/|application\/(json|xml|javascript|[\w.-]+\+(json|xml)))/i;

export function front(routes: () => readonly RouteModel[], functions: Functions): RequestListener {
  return async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const found = match(routes(), request.method ?? "GET", url.pathname);
    const body = await bodyOf(request, LIMIT);
    if (!body) return refuse(response, 413, "body-too-large");
    if (!found) return refuse(response, 404, "route-not-found");
    const outcome = await functions.invoke(found.route.function, eventOf(request, url, found, body));
    answer(response, outcome, request.method === "HEAD");
  };
}

type ProblemCode = keyof typeof PROBLEM;

interface Match {
  readonly route: RouteModel;
  readonly params: Record<string, string>;
}

/** The most particular route wins, as there: a fixed segment before a parameter, everything before $default. */
function match(routes: readonly RouteModel[], method: string, path: string): Match | undefined {
  const candidates = routes.flatMap(route => {
    const [wanted, pattern = ""] = route.key.split(" ");
    const params = wanted === (method === "HEAD" ? "GET" : method) ? paramsOf(pattern, path) : undefined;
    return params ? [{ route, params }] : [];
  });
  candidates.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  const otherwise = routes.find(({ key }) => key === "$default");
  return candidates[0] ?? (otherwise && { route: otherwise, params: {} });
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name ? value === "" : part !== value) return undefined;
    if (name) params[name] = decoded(value);
  }
  return params;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function eventOf(
  request: IncomingMessage,
  url: URL,
  { route, params }: Match,
  body: Buffer,
): APIGatewayProxyEventV2 {
  const at = new Date();
  const { cookie, ...headers } = request.headers;
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams)
    query[name] = name in query ? `${query[name]},${value}` : value;
  const isBase64Encoded = body.length > 0 && !TEXT.test(headers["content-type"] ?? "");
  const source = request.headers["x-forwarded-for"];
  return {
    version: "2.0",
    routeKey: route.key,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split("; ") }),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    ...(url.search && { queryStringParameters: query }),
    ...(Object.keys(params).length > 0 && { pathParameters: params }),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: request.headers.host ?? "localhost",
      domainPrefix: "local",
      http: {
        method: request.method ?? "GET",
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: typeof source === "string" ? source : (request.socket.remoteAddress ?? ""),
        userAgent: request.headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: route.key,
      stage: "$default",
      time: at.toISOString(),
      timeEpoch: at.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? "base64" : "utf8") }),
    isBase64Encoded,
  };
}

function answer(response: ServerResponse, outcome: Outcome, headOnly: boolean): void {
  if ("error" in outcome) {
    const timedOut = outcome.error.errorType === "Sandbox.Timedout";
    refuse(response, timedOut ? 503 : 500, timedOut ? "unavailable" : "fault");
    return;
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } =
    outcome.result as APIGatewayProxyStructuredResultV2;
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, String(value));
  if (cookies) response.setHeader("set-cookie", cookies);
  const bytes = Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
  response.setHeader("content-length", bytes.length);
  response.writeHead(statusCode ?? 200).end(headOnly ? undefined : bytes);
}

// API Gateway says these few in words of its own, which nobody can change; here they look like all the others.
function refuse(response: ServerResponse, status: number, code: ProblemCode): void {
  const { title } = PROBLEM[code];
  const document = { type: `/problems/${code}`, title: title["zh-TW"], status, code };
  response
    .writeHead(status, { "content-type": "application/problem+json; charset=utf-8" })
    .end(JSON.stringify(document));
}
