// What the console answers with: a page within the frame, or the way to another; with the headers a page needs.
import { env } from "../../shared/env.ts";
import type { Answer } from "../../shared/http/http.ts";
import type { Html } from "../../shared/page/html.ts";

export interface PageContent {
  readonly title: string;
  readonly main: Html;
  readonly status?: number;
  /** How many to-dos each section of the menu has, where the page knows. */
  readonly badges?: Readonly<Record<string, number>>;
}

export interface Redirect {
  readonly location: string;
  readonly cookies?: readonly string[];
}

export interface FileReply {
  readonly handed: Answer;
}

export type ConsoleReply = PageContent | Redirect | FileReply;

export function pageAnswer(document: string, status: number, cookies: readonly string[]): Answer {
  return {
    statusCode: status,
    headers: { ...pageHeaders(), "content-type": "text/html; charset=utf-8" },
    cookies: [...cookies],
    body: document,
  };
}

export function redirectAnswer({ location }: Redirect, cookies: readonly string[]): Answer {
  return {
    statusCode: 303,
    headers: { ...pageHeaders(), location: inAscii(location) },
    cookies: [...cookies],
  };
}

/** A way leads where it led, but a header holds ASCII only. */
function inAscii(location: string): string {
  return location.replaceAll(/[^\x21-\x7e]+/g, part => encodeURIComponent(part.toWellFormed()));
}

function pageHeaders(): Record<string, string> {
  const own = "'self'";
  const policy = {
    "default-src": "'none'",
    "style-src": own,
    "script-src": own,
    "img-src": own,
    "connect-src": own,
    // A form may end at the log-in: browsers hold a redirect after a form to this, too.
    "form-action": `${own} ${new URL(env("TOKEN_ISSUER")).origin}`,
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
  };
  return {
    "content-security-policy": Object.entries(policy)
      .map(pair => pair.join(" "))
      .join("; "),
    // Under no-referrer a form's Origin would be "null", and its origin could not be told.
    "referrer-policy": "same-origin",
  };
}
