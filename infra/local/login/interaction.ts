// The two steps between an application and its code: which account, and whether a second factor is proved.
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import { errors, type InteractionResults } from "oidc-provider";
import { urlOf } from "../run/loopback.ts";
import { accountOf } from "./accounts.ts";
import { proofOf } from "./claims.ts";
import { readForm, show } from "./http-page.ts";
import { choosePage, factorPage, failurePage } from "./pages.ts";

const PATH = /^\/interaction\/([\w-]+)(\/factor)?$/;

export interface LoginVisit {
  readonly provider: Provider;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Answers if the address is one of its own. */
export async function interact(visit: LoginVisit): Promise<boolean> {
  const { provider, request, response } = visit;
  const { pathname, searchParams } = urlOf(request);
  const [, uid, factor] = PATH.exec(pathname) ?? [];
  if (!uid) return false;
  try {
    const underWay = await provider.interactionDetails(request, response);
    if (underWay.uid !== uid) throw new errors.SessionNotFound("another log-in is under way");
    if (request.method === "POST") await decide(visit, uid);
    else if (factor) show(response, ...factorAnswer({ uid, name: searchParams.get("account") }));
    else show(response, ...chosenAnswer(uid, underWay.params.login_hint));
  } catch (fault) {
    if (!(fault instanceof errors.OIDCProviderError)) throw fault;
    show(response, fault.statusCode, failurePage(fault.error, fault.error_description));
  }
  return true;
}

async function decide({ provider, request, response }: LoginVisit, uid: string): Promise<void> {
  const form = await readForm(request);
  if (!form) return show(response, 413, failurePage("too_large"));
  const finish = (result: InteractionResults) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  const step = form.get("step");
  if (step === "cancel") return finish({ error: "access_denied", error_description: "cancelled" });
  const name = form.get("account");
  const account = accountOf(name);
  const typed = form.get("code") ?? "";
  const proved = typed === oneTimeCode(uid);
  if (!account || (!proved && step !== "skip")) return show(response, ...factorAnswer({ uid, name, typed }));
  return finish({ login: { accountId: account.account, ...proofOf(step !== "skip") } });
}

/** Where the application says who it will be, that choice is made. */
function chosenAnswer(uid: string, hint: unknown): [number, string] {
  const name = typeof hint === "string" ? hint : null;
  return accountOf(name) ? factorAnswer({ uid, name }) : [200, choosePage(uid)];
}

function factorAnswer(asked: { uid: string; name: string | null; typed?: string }): [number, string] {
  const { uid, name, ...typed } = asked;
  const account = accountOf(name);
  if (!account) return [400, failurePage("unknown_account")];
  const page = factorPage({ uid, account, code: oneTimeCode(uid), ...typed });
  return ["typed" in typed ? 422 : 200, page];
}

/** Shown on the page itself, so it need not be secret, only different at each log-in. */
function oneTimeCode(uid: string): string {
  const number = createHash("sha256").update(uid).digest().readUInt32BE() % 1_000_000;
  return String(number).padStart(6, "0");
}
