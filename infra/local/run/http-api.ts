// The HTTP API on one machine: the template's routes, and API Gateway's event and answer, payload format 2.0.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { CALLER_HEADER, callerOf } from "./caller-address.ts";
import type { Functions } from "./functions.ts";
import { type RequestHandler, refuseRequest, requestBody, urlOf } from "./loopback.ts";
import type { RouteModel } from "./template.ts";

/** API Gateway takes no larger payload. */
const LIMIT = 10 * 1024 * 1024;
const TEXT = /^(text\/|application\/(json|xml|javascript|[\w.-]+\+(json|xml)))/i;

export interface HttpApiOptions {
  readonly routes: () => readonly RouteModel[];
  readonly functions: Pick<Functions, "invoke">;
  /** What lets a script of this machine say from which address it comes. */
  readonly callerKey: string;
}

export function httpApi({ routes, functions, callerKey }: HttpApiOptions): RequestHandler {
  return async (request, response) => {
    const url = urlOf(request);
    const found = match(routes(), request.method ?? "GET", url.pathname);
    const body = await requestBody(request, LIMIT);
    // API Gateway says these few in words of its own, which nobody can change; here they look like all the others.
    if (!body) return refuseRequest(response, "body-too-large");
    if (!found) return refuseRequest(response, "route-not-found");
    const sourceIp = callerOf(request, callerKey);
    const { function: name } = found.route;
    const outcome = await functions.invoke(name, eventOf({ request, url, found, body, sourceIp }));
    if ("error" in outcome) {
      return refuseRequest(
        response,
        outcome.error.errorType === "Sandbox.Timedout" ? "unavailable" : "fault",
      );
    }
    try {
      answer(response, outcome.result as Answer, request.method === "HEAD");
    } catch (cause) {
      const why = `${name} 的回應無法送出 | its answer cannot be sent: ${(cause as Error).message}`;
      throw new Error(why, { cause });
    }
  };
}

type Answer = APIGatewayProxyStructuredResultV2;

interface Match {
  readonly route: RouteModel;
  readonly params: Record<string, string>;
}

/** The most particular route wins, as there: a fixed segment before a parameter, everything before $default. */
function match(routes: readonly RouteModel[], method: string, path: string): Match | undefined {
  const asked = `${method === "HEAD" ? "GET" : method} `;
  const given = path.split("/");
  const candidates = routes.flatMap(route => {
    const params = route.key.startsWith(asked) ? paramsOf(route.key.slice(asked.length), given) : undefined;
    return params ? [{ route, params }] : [];
  });
  candidates.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  const otherwise = routes.find(({ key }) => key === "$default");
  return candidates[0] ?? (otherwise && { route: otherwise, params: {} });
}

function paramsOf(pattern: string, given: readonly string[]): Record<string, string> | undefined {
  const wanted = pattern.split("/");
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

interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly found: Match;
  readonly body: Buffer;
  readonly sourceIp: string;
}

function eventOf({ request, url, found: { route, params }, body, sourceIp }: Asked): APIGatewayProxyEventV2 {
  const at = new Date();
  const { cookie, [CALLER_HEADER]: _, ...headers } = request.headers;
  const query = queryOf(url);
  const isBase64Encoded = body.length > 0 && !TEXT.test(headers["content-type"] ?? "");
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
        sourceIp,
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

/** Several values of one name are joined; any name is only a name. */
function queryOf({ searchParams }: URL): Record<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of searchParams) {
    const before = query.get(name);
    query.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(query);
}

function answer(response: ServerResponse, result: Answer, headOnly: boolean): void {
  const { statusCode = 200, headers, cookies, body, isBase64Encoded } = result;
  if (!(Number.isInteger(statusCode) && statusCode >= 200 && statusCode <= 599))
    throw new Error(`status ${statusCode}`);
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, String(value));
  if (cookies) response.setHeader("set-cookie", cookies);
  const bytes = Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
  response.setHeader("content-length", bytes.length);
  response.writeHead(statusCode).end(headOnly ? undefined : bytes);
}
