// The door to docgate's own API: every fact a page shows and every change a form makes goes through it, as the person.
import type { GenericSchema, InferOutput } from "valibot";
import { env } from "../../shared/env.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import type { Route } from "../../shared/http/route.ts";
import type { Language } from "../../shared/words.ts";

export interface Wish {
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
  ask<R extends Route>(route: R, wish?: Wish): Promise<AnswerOf<R>>;
  /** The answer as it came, for what is handed on as a file. */
  file(route: Route, wish?: Wish): Promise<Response>;
}

/** The problem document of a refusal, already in the reader's language. */
export interface Told {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly clauses?: readonly string[];
  readonly faults?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
  readonly instance?: string;
}

export class Refusal extends Error {
  readonly told: Told;

  constructor(told: Told) {
    super(told.code);
    this.told = told;
  }
}

export function apiFor(token: string, language: Language): Api {
  const file = async (route: Route, wish: Wish = {}): Promise<Response> => {
    const response = await sent(addressOf(route, wish), {
      method: route.method,
      headers: headersOf(wish, { token, language }),
      ...(wish.body !== undefined && { body: JSON.stringify(wish.body) }),
      ...(wish.bytes && { body: wish.bytes.content }),
    });
    if (!response.ok) throw new Refusal((await response.json()) as Told);
    return response;
  };
  return {
    file,
    ask: async (route, wish) => {
      const response = await file(route, wish);
      return (response.status === 204 ? undefined : await response.json()) as AnswerOf<typeof route>;
    },
  };
}

function addressOf({ path }: Route, { params = {}, query = {} }: Wish): URL {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const url = new URL(env("API_URL") + filled);
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value);
  return url;
}

function headersOf(
  { body, bytes, key }: Wish,
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
  try {
    return await fetch(url, { ...request, signal: AbortSignal.timeout(12_000) });
  } catch (cause) {
    throw new Problem(PROBLEM.unavailable, { cause });
  }
}
