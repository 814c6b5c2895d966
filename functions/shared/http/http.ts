// The onion around every HTTP entry, wired once: who asks, what is asked, and every refusal as a problem document.
import middy from "@middy/core";
import { digestOf } from "../digest.ts";
import { log } from "../log.ts";
import { now } from "../time/clock.ts";
import { type Language, languageOf } from "../words.ts";
import type { Answer, Event } from "./event.ts";
import { withoutFront } from "./front.ts";
import { type Caller, identify } from "./identity.ts";
import { type Permit, type Place, permit } from "./permit.ts";
import { PROBLEM, Problem } from "./problem.ts";
import { problemAnswer, withHouseHeaders } from "./problem-document.ts";
import { bodyIn, namedOnce, paramsIn, queryIn, rawBytesIn } from "./request.ts";
import { type PartOf, REPEAT_KEY, type Route, routeKey, TOKENLESS } from "./route.ts";

export type { Answer, Event } from "./event.ts";

/** A request after the onion: parsed, and by a person who is who the token says. */
export interface Asked<R extends Route = Route> {
  readonly params: PartOf<R, "params">;
  readonly query: PartOf<R, "query">;
  readonly body: PartOf<R, "body">;
  readonly bytes: Uint8Array;
  /** As it came, and proved already: by it alone is known of which log-in the request is. */
  readonly authorization: string | undefined;
  readonly headers: Event["headers"];
  /** Where the request came from, as the API saw it. */
  readonly address: string;
  readonly person: R["kind"] extends (typeof TOKENLESS)[number] ? undefined : Caller;
  readonly at: Date;
  readonly language: Language;
  readonly request: string;
  /** The key under which a repeat of this very request is recognised. */
  readonly repeat: Repeat | undefined;
  /** Asks the policies; throws the refusal. */
  may(place: Place): Permit;
}

export interface Repeat {
  readonly key: string;
  readonly digest: string;
  /** What was permitted so far: the first answer is given again only while all of it still is. */
  readonly granted: readonly Place[];
}

export interface Served {
  readonly key: string;
  readonly serve: (event: Event) => Promise<Answer>;
  /** Asked beside something else, by whoever is known from that. */
  readonly beside?: (by: Asked, question: Question) => Promise<Answer>;
}

/** What a question has of its own. */
export interface Question {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
}

export function on<R extends Route>(route: R, serve: (asked: Asked<R>) => Promise<Answer>): Served {
  return {
    key: routeKey(route),
    serve: async event => serve((await asked(event, route)) as Asked<R>),
    beside: async (by, question) => serve(askedBeside(by, route, question) as Asked<R>),
  };
}

const OTHERWISE = "$default";

/** What no route serves arrives under this key, or under that of a method which its path does not take. */
export function otherwise(serve: (event: Event) => Promise<Answer>): Served {
  return { key: OTHERWISE, serve };
}

/** How refusals are said where whoever asks does not read ours. */
type Refusing = (event: Event, error: unknown) => Answer;

export function http(...served: readonly Served[]) {
  return httpRefusing(problemAnswer, ...served);
}

export function httpRefusing(refusing: Refusing, ...served: readonly Served[]) {
  const table = new Map(served.map(({ key, serve }) => [key, serve]));
  return middy<Event, Answer>()
    .use({
      after: request => {
        request.response = withHouseHeaders(request.event, request.response);
      },
      onError: request => {
        const { event, error } = request;
        report({ route: event.routeKey, request: event.requestContext.requestId }, error);
        request.response = withHouseHeaders(event, refusing(event, error));
      },
    })
    .handler(async event => {
      const serve = table.get(event.routeKey) ?? table.get(OTHERWISE);
      if (!serve) throw new Problem(PROBLEM["route-not-found"]);
      return serve(await withoutFront(event));
    });
}

export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    statusCode: status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

async function asked(event: Event, route: Route): Promise<Asked<Route>> {
  const at = now();
  const person = isTokenless(route) ? undefined : await identify(event.headers.authorization, at);
  const request = event.requestContext.requestId;
  const granted: Place[] = [];
  return {
    params: paramsIn(event.pathParameters, route),
    query: queryIn(namedOnce(event), route),
    body: bodyIn(event, route),
    bytes: rawBytesIn(event, route),
    authorization: event.headers.authorization,
    headers: event.headers,
    address: event.requestContext.http.sourceIp,
    person,
    at,
    language: languageOf(event.headers["accept-language"]),
    request,
    repeat: repeatOf(event, route, granted),
    may: mayOf({ person, request, at }, route, granted),
  } as Asked<Route>;
}

function askedBeside(by: Asked, route: Route, { params = {}, query = {} }: Question): Asked<Route> {
  const own = { params: paramsIn(params, route), query: queryIn(query, route), body: undefined };
  return {
    ...by,
    ...own,
    bytes: new Uint8Array(),
    repeat: undefined,
    may: mayOf(by, route, []),
  } as Asked<Route>;
}

function mayOf(
  { person, request, at }: Pick<Asked<Route>, "request" | "at"> & { readonly person: Caller | undefined },
  { name, kind }: Route,
  granted: Place[],
): (place: Place) => Permit {
  const act = { name, kind: kind === "write" ? "write" : "read", request, at } as const;
  return place => {
    if (!person) throw new Problem(PROBLEM["token-missing"]);
    const permitted = permit(person, act, place);
    granted.push(place);
    return permitted;
  };
}

function isTokenless({ kind }: Route): boolean {
  return (TOKENLESS as readonly string[]).includes(kind);
}

function repeatOf(event: Event, route: Route, granted: readonly Place[]): Repeat | undefined {
  const key = event.headers["idempotency-key"];
  if (key === undefined || route.kind !== "write") return undefined;
  if (!REPEAT_KEY.test(key)) {
    const words = { "zh-TW": "必須是 1 到 128 個可見字元", en: "must be 1 to 128 visible characters" };
    const fault = { pointer: "/headers/idempotency-key", code: "bad-key", words };
    throw new Problem(PROBLEM["invalid-input"], { faults: [fault] });
  }
  return {
    key,
    digest: digestOf(route.name, event.rawPath, event.rawQueryString, event.body ?? ""),
    granted,
  };
}

/** A refusal is one line of the log; what is no refusal is a fault of ours. */
export function report(facts: { readonly route: string; readonly request: string }, error: unknown): void {
  if (error instanceof Problem && error.kind.status < 500)
    log("info", "refused", { ...facts, code: error.kind.code });
  else log("error", "failed", { ...facts, error: `${stackOf(error)}${causeOf(error)}`.slice(0, 2_000) });
}

function stackOf(error: unknown): string {
  return String((error as Error)?.stack ?? error);
}

function causeOf(error: unknown): string {
  const cause = (error as Error)?.cause;
  return cause === undefined ? "" : `\nbecause of ${stackOf(cause)}`;
}
