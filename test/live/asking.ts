// What live tests ask the running gateway with: real log-ins, real HTTP.
import { inject } from "vitest";
import { obtainToken } from "../../infra/local/login/obtain-token.ts";
import type { Endpoints } from "../../infra/local/run/endpoints.ts";

export const endpoints = inject("endpoints");

export interface Wish {
  readonly account?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the answer is what the test is about to compare.
  readonly body: any;
}

/** Asks one gateway; each account logs in once, by the real log-in. */
export function asker(endpoints: Pick<Endpoints, "api" | "issuer">) {
  const tokens = new Map<string, Promise<string>>();

  function tokenOf(account: string, mfa = true): Promise<string> {
    const key = `${account} ${mfa}`;
    const made =
      tokens.get(key) ?? obtainToken({ issuer: endpoints.issuer, account, mfa }).then(t => t.accessToken);
    tokens.set(key, made);
    return made;
  }

  /** `ask("POST /v1/terminals", { account, body })` */
  async function ask(call: string, { account, token, body, headers = {} }: Wish = {}): Promise<Answered> {
    const [method = "GET", path = "/"] = call.split(" ");
    const bearer = token ?? (account && (await tokenOf(account)));
    const plain = typeof body === "string" || body instanceof Uint8Array;
    const response = await fetch(endpoints.api + path, {
      method,
      headers: {
        ...(bearer && { authorization: `Bearer ${bearer}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: plain ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      body: json && text ? JSON.parse(text) : text,
    };
  }

  return { ask, tokenOf };
}

export const { ask, tokenOf } = asker(endpoints);

let numbers = Math.floor(Math.random() * 9_000_000);
/** A property number nobody has used in this run. */
export function propertyNo(): string {
  numbers = (numbers + 1) % 10_000_000;
  return `3140101-03-${String(numbers).padStart(7, "0")}`;
}
