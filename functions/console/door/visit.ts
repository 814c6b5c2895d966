// One request to the console as its pages see it: who reads, in which language, what they asked and typed.

import { env } from "../../shared/env.ts";
import type { Event } from "../../shared/http/http.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { log } from "../../shared/log.ts";
import { now } from "../../shared/time/clock.ts";
import { type Language, languageOf } from "../../shared/words.ts";
import { type Say, sayIn } from "../frame/say.ts";
import { type Api, apiFor } from "./api.ts";
import { askingOnce, askingTogether } from "./asking.ts";
import { cookieOf, LANGUAGE_COOKIE, sessionIn } from "./cookies.ts";
import { isLoggedOut } from "./log-outs.ts";
import { unseal } from "./sealed.ts";
import { type ConsoleSession, livingSession } from "./session.ts";

/** Whom a page is for; all that a page knows besides its facts. */
export interface PageReader {
  readonly language: Language;
  readonly say: Say;
  readonly at: Date;
  /** Path and query of the page itself, for links that come back to it. */
  readonly here: string;
  readonly person: ConsoleSession | undefined;
}

export interface Visit extends PageReader {
  readonly event: Event;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

export interface Member extends Visit {
  readonly person: ConsoleSession;
  readonly api: Api;
}

export async function visitOf(event: Event): Promise<Visit> {
  const at = now();
  const language = languageIn(event);
  const sealed = sessionIn(event.cookies);
  const person = sealed === undefined ? undefined : livingSession(await unseal("session", sealed), at);
  const { rawPath, rawQueryString, pathParameters = {}, queryStringParameters = {} } = event;
  return {
    event,
    at,
    language,
    say: sayIn(language),
    here: rawQueryString ? `${rawPath}?${rawQueryString}` : rawPath,
    person,
    params: pathParameters as Record<string, string>,
    query: queryStringParameters as Record<string, string>,
  };
}

/** A session ended at its log-out is nobody's, whoever still has the cookie; while that cannot be told, no page is shown. */
export async function notLoggedOut(visit: Visit): Promise<Visit> {
  const { person } = visit;
  if (!person) return visit;
  const isOver = await isLoggedOut(person.person, person.id).catch(cause => {
    log("error", "session-unread", { error: String(cause) });
    throw new Problem(PROBLEM.unavailable, { cause });
  });
  return isOver ? { ...visit, person: undefined } : visit;
}

export function memberOf(visit: Visit, person: ConsoleSession): Member {
  return { ...visit, person, api: apiOf(visit, person) };
}

const apis = new WeakMap<Event, Api>();

/** One for the page and all that stands around it. */
export function apiOf({ event, language }: Visit, person: ConsoleSession): Api {
  const api = apis.get(event) ?? askingOnce(askingTogether(apiFor(person.token, language)));
  apis.set(event, api);
  return api;
}

/** The one address of the console: cookies and log-in belong to it alone. */
export function addressAtOwnHost({ headers, rawPath, rawQueryString }: Event): string | undefined {
  const own = new URL(env("API_URL"));
  if (headers.host === undefined || headers.host === own.host) return undefined;
  return `${own.origin}${rawPath}${rawQueryString && `?${rawQueryString}`}`;
}

export function languageIn({ cookies, headers }: Event): Language {
  const chosen = cookieOf(cookies, LANGUAGE_COOKIE);
  return chosen === "en" || chosen === "zh-TW" ? chosen : languageOf(headers["accept-language"]);
}
