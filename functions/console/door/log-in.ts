// Logging in and out: a session begins only with a proof that answers a question this very browser was sent with.
import { env } from "../../shared/env.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { clearCookie, cookieOf, LANGUAGE_COOKIE, logInCookie, SESSION_COOKIE, setCookie } from "./cookies.ts";
import { type LogIn, logInAddress, logOutAddress, newLogIn, redeem } from "./issuer.ts";
import { isOwnForm, safeNext } from "./origin.ts";
import type { Led } from "./reply.ts";
import { seal, unseal } from "./sealed.ts";
import { type Session, seconds } from "./session.ts";
import type { Visit } from "./visit.ts";

const LOG_IN_SECONDS = 10 * 60;

interface UnderWay extends LogIn {
  readonly next: string;
}

/** Where the person is still logged in at the issuer this passes unseen; `again` asks anew, for a second factor. */
export async function beginLogIn({ query }: Visit): Promise<Led> {
  const underWay: UnderWay = { ...newLogIn(), next: safeNext(query.next) };
  const cookie = setCookie(logInCookie(underWay.state), await seal("log-in", underWay), LOG_IN_SECONDS);
  const location = await logInAddress(underWay, query.again === undefined ? undefined : "login");
  return { location, cookies: [cookie] };
}

export async function endLogIn({ query, event, at, person: before }: Visit): Promise<Led> {
  const name = logInCookie(query.state ?? "");
  const kept = await unseal("log-in", cookieOf(event.cookies, name) ?? "");
  const underWay = kept as UnderWay | undefined;
  if (!underWay || underWay.state !== query.state) throw new Problem(PROBLEM["token-invalid"], LOST);
  if (!query.code) return { location: "/console?cancelled", cookies: [clearCookie(name)] };
  const { person, name: called, token, seconds: life } = await redeem(event.rawQueryString, underWay, at);
  const now = seconds(at);
  const began = before?.person === person.person ? before.began : now;
  const session: Session = {
    ...person,
    roles: [...person.roles],
    systems: [...person.systems],
    name: called,
    token,
    life,
    until: now + life,
    began,
    seen: now,
  };
  const cookie = setCookie(SESSION_COOKIE, await seal("session", session));
  return { location: underWay.next, cookies: [clearCookie(name), cookie] };
}

/** No session is needed to end one, but a foreign page may not do it. */
export async function logOut({ event }: Visit): Promise<Led> {
  if (!isOwnForm(event.headers, env("API_URL"))) throw new Problem(PROBLEM["not-permitted"]);
  return { location: await logOutAddress(), cookies: [clearCookie(SESSION_COOKIE)] };
}

const YEAR = 365 * 24 * 60 * 60;

export async function chooseLanguage({ query }: Visit): Promise<Led> {
  const cookie = setCookie(LANGUAGE_COOKIE, query.to === "en" ? "en" : "zh-TW", YEAR);
  return { location: safeNext(query.next), cookies: [cookie] };
}

const LOST = {
  detail: {
    "zh-TW": "這次登入已逾時，或不是從這個瀏覽器開始的。請再登入一次。",
    en: "This log-in took too long, or was not begun in this browser. Log in once more.",
  },
};
