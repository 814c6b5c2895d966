// Logging in and out: a session begins only with a proof that answers a question this very browser was sent with.
import { randomBytes } from "node:crypto";
import { keepOwnName } from "../../directory/routes.ts";
import { logOut as logOutRoute } from "../../people/routes.ts";
import { env } from "../../shared/env.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { log } from "../../shared/log.ts";
import { type Language, words } from "../../shared/words.ts";
import { PAGES } from "../routes.ts";
import { ApiRefusal, apiFor } from "./api.ts";
import {
  clearCookie,
  clearSession,
  cookieOf,
  LANGUAGE_COOKIE,
  logInCookie,
  sessionIn,
  setCookie,
  setSession,
} from "./cookies.ts";
import { type LogIn, logInAddress, logOutAddress, newLogIn, redeem } from "./issuer.ts";
import { loggedInPage } from "./log-in-pages.ts";
import { isOwnForm, safeNext } from "./origin.ts";
import type { Redirect } from "./reply.ts";
import { seal, unseal } from "./sealed.ts";
import { memberPage, openPage } from "./serve.ts";
import { anySessionOf, type ConsoleSession, seconds, tokenState } from "./session.ts";
import type { Visit } from "./visit.ts";

export const logInHandlers = [
  openPage(PAGES.showLogIn, beginLogIn),
  openPage(PAGES.showCallback, endLogIn),
  memberPage(PAGES.showLoggedIn, async visit => loggedInPage(visit)),
  openPage(PAGES.sendLogOut, logOut),
  openPage(PAGES.showLanguage, chooseLanguage),
] as const;

const LOG_IN_SECONDS = 10 * 60;

interface UnderWay extends LogIn {
  readonly next: string;
}

/** Where the person is still logged in at the issuer this passes unseen; `again` asks once more, for a second factor. */
async function beginLogIn({ query }: Visit): Promise<Redirect> {
  const underWay: UnderWay = { ...newLogIn(), next: safeNext(query.next) };
  const cookie = setCookie(logInCookie(underWay.state), await seal("log-in", underWay), LOG_IN_SECONDS);
  const location = await logInAddress(underWay, {
    // Somebody else may still be logged in there.
    prompt: query.again === undefined && query.as === undefined ? undefined : "login",
    account: query.as,
  });
  return { location, cookies: [cookie] };
}

async function endLogIn({ query, event, at, language, person: before }: Visit): Promise<Redirect> {
  const name = logInCookie(query.state ?? "");
  const kept = await unseal("log-in", cookieOf(event.cookies, name) ?? "");
  const underWay = kept as UnderWay | undefined;
  if (!underWay || underWay.state !== query.state) throw new Problem(PROBLEM["token-invalid"], LOST);
  if (!query.code) return { location: "/console?cancelled", cookies: [clearCookie(name)] };
  const {
    person,
    name: called,
    token,
    idToken,
    seconds: life,
  } = await redeem(event.rawQueryString, underWay, at);
  const now = seconds(at);
  const same = before?.person === person.person ? before : undefined;
  const session: ConsoleSession = {
    ...person,
    roles: [...person.roles],
    systems: [...person.systems],
    name: called,
    token,
    life,
    until: now + life,
    id: same?.id ?? randomBytes(16).toString("base64url"),
    began: same?.began ?? now,
    seen: now,
  };
  const cookies = setSession(await seal("session", session));
  // Whoever sent a browser on without it would see it come back to log in, again and again.
  if (!cookies) throw new Problem(PROBLEM["token-too-large"]);
  if (idToken) await tellName(session, idToken, language);
  return { location: underWay.next, cookies: [clearCookie(name), ...cookies] };
}

/** So that colleagues read their name; nobody is kept from logging in for want of it. */
async function tellName(
  { token, person }: ConsoleSession,
  idToken: string,
  language: Language,
): Promise<void> {
  await apiFor(token, language)
    .ask(keepOwnName, { params: { person }, body: { idToken } })
    .catch(cause => log("warn", "name-not-kept", { error: String(cause) }));
}

/** No session is needed to end one, but a foreign page may not do it. The browser forgets it only when the server has. */
async function logOut({ event, at, language }: Visit): Promise<Redirect> {
  if (!isOwnForm(event.headers, env("API_URL"))) throw new Problem(PROBLEM["not-permitted"]);
  const kept = anySessionOf(await unseal("session", sessionIn(event.cookies) ?? ""));
  // With a token that has ended no copy of the session opens anything either.
  if (kept && tokenState(kept, at) !== "ended") await endAtServer(kept, language);
  return { location: await logOutAddress(), cookies: clearSession() };
}

async function endAtServer({ token, person, id }: ConsoleSession, language: Language): Promise<void> {
  try {
    await apiFor(token, language).ask(logOutRoute, { params: { person }, body: { session: id } });
  } catch (cause) {
    if (cause instanceof ApiRefusal && cause.problem.status === 401) return;
    throw new Problem(PROBLEM.unavailable, { cause, detail: STILL_LOGGED_IN });
  }
}

const STILL_LOGGED_IN = words(
  "登出未完成，您仍在登入中。請再按一次「登出」。",
  "You are still logged in because the log-out failed. Select “Log out” again.",
);

const YEAR = 365 * 24 * 60 * 60;

async function chooseLanguage({ query }: Visit): Promise<Redirect> {
  const cookie = setCookie(LANGUAGE_COOKIE, query.to === "en" ? "en" : "zh-TW", YEAR);
  return { location: safeNext(query.next), cookies: [cookie] };
}

const LOST = {
  detail: words(
    "這次登入已逾時，或不是從這個瀏覽器開始的。請再登入一次。",
    "This log-in took too long or was started in another browser. Log in again.",
  ),
};
