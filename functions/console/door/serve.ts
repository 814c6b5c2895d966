// How every page and form of the console is served: whose it is, whether it may be asked for, and each refusal as a page.
import { env } from "../../shared/env.ts";
import type { Answer, Event } from "../../shared/http/http.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { type Route, routeKey } from "../../shared/http/route.ts";
import { words } from "../../shared/words.ts";
import { withCitations } from "../frame/clause.ts";
import { frame } from "../frame/frame.ts";
import { said } from "../frame/say.ts";
import type { StopInForce } from "../frame/stop-banner.ts";
import { ApiRefusal, type ProblemDocument } from "./api.ts";
import { contacted, named } from "./called.ts";
import { setSession } from "./cookies.ts";
import { expiredPage, otherPersonPage } from "./log-in-pages.ts";
import { isOwnForm } from "./origin.ts";
import { problemPage } from "./problem.ts";
import { type ConsoleReply, pageAnswer, redirectAnswer } from "./reply.ts";
import { seal } from "./sealed.ts";
import { sent } from "./sent.ts";
import { seconds, tokenState, usedNow } from "./session.ts";
import { stopsInForce } from "./stops-in-force.ts";
import { type Typed, typedIn } from "./typed.ts";
import { addressAtOwnHost, type Member, memberOf, notLoggedOut, type Visit, visitOf } from "./visit.ts";

export interface PageHandler {
  readonly key: string;
  readonly serve: (event: Event) => Promise<Answer>;
}

/** For anybody, logged in or not. */
export function openPage(route: Route, show: (visit: Visit) => Promise<ConsoleReply>): PageHandler {
  return served(route, show);
}

/** A file that is the same for everybody: whose visit it is, is not asked, and cannot keep it away. */
export function openFile(route: Route, file: (name: string) => Answer): PageHandler {
  return {
    key: routeKey(route),
    serve: async event => sent(event, file(event.pathParameters?.name ?? "")),
  };
}

/** For whoever is logged in; the API decides what they may see. */
export function memberPage(route: Route, show: (visit: Member) => Promise<ConsoleReply>): PageHandler {
  return served(route, async visit => shownToMember(visit, show), stopsInForce);
}

/** One page for whoever is logged in, another for everybody else. */
export function eitherPage(
  route: Route,
  anybody: (visit: Visit) => Promise<ConsoleReply>,
  member: (visit: Member) => Promise<ConsoleReply>,
): PageHandler {
  return served(
    route,
    async visit => (visit.person ? shownToMember(visit, member) : anybody(visit)),
    stopsInForce,
  );
}

async function shownToMember(
  visit: Visit,
  show: (visit: Member) => Promise<ConsoleReply>,
): Promise<ConsoleReply> {
  const { person, at, here } = visit;
  const logIn = { location: `/console/log-in?next=${encodeURIComponent(here)}` };
  if (!person || tokenState(person, at) !== "fresh") return logIn;
  try {
    return await show(memberOf(visit, person));
  } catch (error) {
    // A token just fetched that the API does not take would lead round in circles.
    const isNew = seconds(at) - (person.until - person.life) < 5;
    if (error instanceof ApiRefusal && error.problem.status === 401 && !isNew) return logIn;
    throw error;
  }
}

/** What somebody typed is acted on only for the one who typed it, and is never lost on the way to a new log-in. */
export function memberForm(
  route: Route,
  act: (visit: Member, typed: Typed) => Promise<ConsoleReply>,
): PageHandler {
  return served(route, async visit => {
    if (!isOwnForm(visit.event.headers, env("API_URL")))
      throw new Problem(PROBLEM["not-permitted"], FOREIGN_FORM);
    const typed = await typedIn(visit.event);
    const { person } = visit;
    if (!person || tokenState(person, visit.at) === "ended") return expiredPage(visit, typed);
    if (typed.one("_by") !== person.person) return otherPersonPage(visit, typed);
    try {
      return await act(memberOf(visit, person), typed);
    } catch (error) {
      if (error instanceof ApiRefusal && error.problem.status === 401) return expiredPage(visit, typed);
      throw error;
    }
  });
}

const FOREIGN_FORM = {
  detail: words(
    "這份表單不是由本主控台的頁面送出的，未作任何變更。",
    "This form was not sent from this console. Nothing was changed.",
  ),
};

/** `around`: what stands around a page besides its own content, asked for while the page is made; it never fails. */
function served(
  route: Route,
  reply: (visit: Visit) => Promise<ConsoleReply>,
  around: (visit: Visit) => Promise<readonly StopInForce[]> = async () => [],
): PageHandler {
  return {
    key: routeKey(route),
    serve: async event => {
      const own = addressAtOwnHost(event);
      if (own !== undefined && route.method === "GET") return redirectAnswer({ location: own }, []);
      const claimed = await visitOf(event);
      let visit: Visit = { ...claimed, person: undefined };
      let stops: ReturnType<typeof around> | undefined;
      try {
        visit = await notLoggedOut(claimed);
        stops = around(visit);
        return sent(event, await answerOf(visit, await reply(visit), stops));
      } catch (error) {
        return answerOf(visit, problemPage(visit, problemFrom(error, visit)), stops);
      }
    },
  };
}

async function answerOf(
  visit: Visit,
  reply: ConsoleReply,
  stops?: Promise<readonly StopInForce[]>,
): Promise<Answer> {
  if ("handed" in reply) return reply.handed;
  const set = "cookies" in reply ? (reply.cookies ?? []) : await kept(visit);
  if ("location" in reply) return redirectAnswer(reply, set);
  const page = withCitations(String(frame(visit, reply, await stops)), visit);
  return pageAnswer(await named(await contacted(page, visit), visit), reply.status ?? 200, set);
}

/** A page that refreshes itself is not somebody at work: it does not keep the log-in alive. */
async function kept({ person, at, event }: Visit): Promise<string[]> {
  const used = person && event.headers["x-looking-on"] === undefined && usedNow(person, at);
  return used ? (setSession(await seal("session", used)) ?? []) : [];
}

function problemFrom(error: unknown, { event, say }: Visit): ProblemDocument {
  if (error instanceof ApiRefusal) return error.problem;
  // A fault is the onion's to log; it must not hide in a page.
  if (!(error instanceof Problem)) throw error;
  const { kind, facts } = error;
  const detail = facts.detail && { detail: said(facts.detail, say) };
  const instance = event.requestContext.requestId;
  return { code: kind.code, status: kind.status, title: said(kind.title, say), ...detail, instance };
}
