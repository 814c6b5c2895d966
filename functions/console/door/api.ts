// The door to docgate's own API: every fact a page shows and every change a form makes goes through it, as the person.
import type { GenericSchema, InferOutput } from "valibot";
import { env, envIfAny, within } from "../../shared/env.ts";
import { frontHeaders } from "../../shared/http/front.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { documentOf, outcomeUnknown } from "../../shared/http/problem-document.ts";
import type { Route } from "../../shared/http/route.ts";
import { type Language, type Words, words } from "../../shared/words.ts";

/** Less than the console's own time, so that its page can still say what happened. */
const PATIENCE_MS = 12_000;

export interface ApiRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly bytes?: { readonly type: string; readonly content: Uint8Array<ArrayBuffer> };
  /** Makes a repeat of this very request harmless. */
  readonly key?: string;
}

export type AnswerOf<R extends Route> = R["answer"]["schema"] extends GenericSchema
  ? InferOutput<R["answer"]["schema"]>
  : unknown;

export interface Api {
  ask<R extends Route>(route: R, asked?: ApiRequest): Promise<AnswerOf<R>>;
  /** The answer as it came, for what is handed on as a file. */
  file(route: Route, asked?: ApiRequest): Promise<Response>;
}

/** The problem document of a refusal, already in the reader's language. */
export interface ProblemDocument {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly clauses?: readonly string[];
  readonly faults?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
  /** What else speaks against it. */
  readonly also?: readonly {
    readonly code: string;
    readonly title: string;
    readonly detail?: string;
    readonly clauses?: readonly string[];
  }[];
  readonly instance?: string;
}

export class ApiRefusal extends Error {
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(problem.code);
    this.problem = problem;
  }
}

export function apiFor(token: string, language: Language): Api {
  const file = async (route: Route, asked: ApiRequest = {}): Promise<Response> => {
    const lost = () => new ApiRefusal(unanswered(route, asked, language));
    const request = {
      method: route.method,
      headers: headersOf(asked, { token, language }),
      ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
      ...(asked.bytes && { body: asked.bytes.content }),
    };
    const response = await sent(addressOf(route, asked), request).catch(() => {
      throw lost();
    });
    if (!response.ok) throw new ApiRefusal((await problemIn(response, language)) ?? lost().problem);
    return response;
  };
  return {
    file,
    ask: async (route, asked = {}) => {
      const response = await file(route, asked);
      if (response.status === 204) return undefined as AnswerOf<typeof route>;
      return (await response.json().catch(() => {
        throw new ApiRefusal(unanswered(route, asked, language));
      })) as AnswerOf<typeof route>;
    },
  };
}

/** The refusal as the API itself says it, or of what is in front of it and took nothing; undefined where neither is known. */
async function problemIn(response: Response, language: Language): Promise<ProblemDocument | undefined> {
  const isDocument = response.headers.get("content-type")?.startsWith("application/problem+json");
  const problem = isDocument
    ? ((await response.json().catch(() => undefined)) as ProblemDocument | undefined)
    : undefined;
  if (problem) return problem;
  if (response.status >= 500) return undefined;
  const kind = response.status === 413 ? "body-too-large" : "unavailable";
  return documentOf(new Problem(PROBLEM[kind], { detail: NOT_TAKEN }), language) as ProblemDocument;
}

/** Nobody knows what became of a change whose answer did not come; a question is merely not answered. */
function unanswered({ kind }: Route, { key }: ApiRequest, language: Language): ProblemDocument {
  const problem = kind === "write" ? outcomeUnknown(key !== undefined) : new Problem(PROBLEM.unavailable);
  return documentOf(problem, language) as ProblemDocument;
}

const NOT_TAKEN: Words = words(
  "這個請求未被受理，未作任何變更。",
  "The request was not accepted. Nothing was changed.",
);

function addressOf({ path }: Route, { params = {}, query = {} }: ApiRequest): URL {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  // Its own door behind a front: the front counts who asks from where, and takes so many from one address.
  const url = new URL((envIfAny("API_ORIGIN") ?? env("API_URL")) + filled);
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value);
  return url;
}

function headersOf(
  { body, bytes, key }: ApiRequest,
  by: { token: string; language: Language },
): Record<string, string> {
  return {
    authorization: `Bearer ${by.token}`,
    "accept-language": by.language,
    ...(body !== undefined && { "content-type": "application/json" }),
    ...(bytes && { "content-type": bytes.type }),
    ...(key && { "idempotency-key": key }),
  };
}

async function sent(url: URL, request: RequestInit): Promise<Response> {
  const headers = { ...request.headers, ...(await frontHeaders()) };
  return fetch(url, { ...request, headers, signal: AbortSignal.timeout(within(PATIENCE_MS)) });
}

/** Undefined for what is not there or not for the reader's eyes, where a page can do without it. */
export async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiRefusal && (error.problem.status === 404 || error.problem.status === 403))
      return undefined;
    throw error;
  }
}

const MOST_PAGES = 10;
const PAGE_ROWS = 200;
/** So many of a list are read and no more: where there are as many, there may be others. */
export const MOST_ROWS_READ = MOST_PAGES * PAGE_ROWS;

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string | undefined;
}

type RowOf<R extends Route> = AnswerOf<R> extends { readonly rows: readonly (infer Row)[] } ? Row : never;

type Asked = Readonly<Record<string, string | undefined>>;

async function* pagesOf<R extends Route>(
  api: Api,
  route: R,
  query: Asked,
): AsyncGenerator<readonly RowOf<R>[]> {
  let cursor: string | undefined;
  do {
    const asked = { ...query, limit: String(PAGE_ROWS), cursor };
    const answer = (await api.ask(route, { query: asked })) as Page<RowOf<R>>;
    yield answer.rows;
    cursor = answer.next;
  } while (cursor);
}

/** All rows of a list, up to a number that a person would still look through; of a file `whole`, however many pages they are. */
export async function allRows<R extends Route>(
  api: Api,
  route: R,
  query: Asked = {},
  { whole = false } = {},
): Promise<readonly RowOf<R>[]> {
  const rows: RowOf<R>[] = [];
  let pages = 0;
  for await (const page of pagesOf(api, route, query)) {
    rows.push(...page);
    pages += 1;
    if (!whole && pages === MOST_PAGES) break;
  }
  return rows;
}

/** Nothing where there are more than a file takes: one that ends early would show as all there is. */
export async function rowsOfFile<R extends Route>(
  api: Api,
  route: R,
  query: Asked,
  most: number,
): Promise<readonly RowOf<R>[] | undefined> {
  const rows: RowOf<R>[] = [];
  for await (const page of pagesOf(api, route, query)) {
    rows.push(...page);
    if (rows.length > most) return undefined;
  }
  return rows;
}
