// Keeps what the directory pushes: facts into the journal, names beside it, and of each person what was said last.

import { entriesOf, forgetName, keepNames } from "../../shared/directory/directory.ts";
import { impersonal, type PushedUser } from "../../shared/directory/pushed-user.ts";
import {
  pushedByAccount,
  putPushed,
  StalePush,
  TakenElsewhere,
  waitingUsers,
} from "../../shared/directory/pushed-users.ts";
import { env } from "../../shared/env.ts";
import type { Permit } from "../../shared/http/permit.ts";
import { Problem } from "../../shared/http/problem.ts";
import { withoutSuffix } from "../../shared/http/token-person.ts";
import { readTokenRules } from "../../shared/http/token-rules.ts";
import { log } from "../../shared/log.ts";
import { accountIn } from "../../shared/rules/account.ts";
import { words } from "../../shared/words.ts";
import type { Values } from "./attributes.ts";
import { calledIn, factsIn } from "./facts.ts";
import { SCIM_PROBLEM } from "./problems.ts";
import { record, recordGone, referredTo } from "./recording.ts";

/** What the directory sent, and as what it is to be kept. */
export interface Wanted {
  readonly id: string;
  readonly attributes: Values;
  readonly before?: PushedUser | undefined;
}

/** Facts first: what closes a gate closes it also where the rest then fails, and the same sent again does the rest. */
export async function keep({ id, attributes: sent, before }: Wanted, permit: Permit): Promise<PushedUser> {
  const { externalId, ...attributes } = sent;
  const account = accountOf(attributes.userName);
  if (factsIn(attributes).manager !== undefined) await refuseOwnManager(id, attributes);
  const other = await pushedByAccount(account);
  if (other && other.id !== id) throw taken("account");
  const formerly = before && before.account !== account ? before.account : undefined;
  const outcome = await record({ id, account, attributes }, permit, formerly);
  const at = permit.recordedAt;
  const erased = before?.erased ?? (await wasErased(account));
  const next: PushedUser = {
    ...{ id, account, attributes: erased ? impersonal(attributes) : attributes },
    ...(typeof externalId === "string" && { externalId }),
    ...{ created: before?.created ?? at, changed: at, version: (before?.version ?? 0) + 1 },
    ...{ agency: outcome.agency, waiting: outcome.waiting, ...(erased && { erased }) },
  };
  await put(before, next);
  await keepNamesOf(next, formerly, at);
  if (outcome.changed) await settleWaiting(permit, { but: id, limit: SOME });
  return next;
}

export async function letGoOf(before: PushedUser, permit: Permit): Promise<void> {
  const hasTerminal = await recordGone(before, permit);
  await put(before, undefined);
  // Of whoever still has a terminal it must be known whom to call for it: personnel erase the name when it is back.
  if (!hasTerminal && !(await wasErased(before.account))) await forgetName(before.account);
}

/** As many as one request may see to; the timer sees to the rest. */
const SOME = 25;

/** What waited for somebody, a unit or an agency is tried again. */
export async function settleWaiting(
  permit: Permit,
  { but, limit }: { readonly but?: string; readonly limit?: number } = {},
): Promise<void> {
  for (const before of await waitingUsers(limit)) {
    if (before.id === but) continue;
    try {
      const { agency, waiting } = await record(before, permit);
      if (waiting.join() !== before.waiting.join() || agency !== before.agency)
        await putPushed(before, { ...before, agency, waiting });
    } catch (error) {
      // The next round finds it as it is then.
      log("warn", "directory-waits", { error: (error as Error).name });
    }
  }
}

/** In the form by which they log in: what the log-in's rules cut off is cut off here as well. */
function accountOf(userName: unknown): string {
  const { suffixes } = readTokenRules(env("TOKEN_CLAIMS"));
  const account = accountIn(withoutSuffix(userName, suffixes));
  if (account === undefined) throw new Problem(SCIM_PROBLEM["scim-account"]);
  return account;
}

async function refuseOwnManager(id: string, attributes: Values): Promise<void> {
  const { manager = "" } = factsIn(attributes);
  const found = await referredTo(manager);
  const isSelf = found?.id === id || accountIn(manager) === accountIn(attributes.userName);
  if (!isSelf) return;
  const detail = words("直屬主管不得是本人", "nobody is their own manager");
  throw new Problem(SCIM_PROBLEM["scim-value"], { detail });
}

async function put(before: PushedUser | undefined, next: PushedUser | undefined): Promise<void> {
  try {
    await putPushed(before, next);
  } catch (error) {
    if (error instanceof TakenElsewhere) throw taken(error.what);
    if (error instanceof StalePush) throw new Problem(SCIM_PROBLEM["scim-moved"]);
    throw error;
  }
}

function taken(what: "account" | "externalId"): Problem {
  const name = what === "account" ? "userName" : what;
  return new Problem(SCIM_PROBLEM["scim-taken"], { detail: words(name, name) });
}

async function wasErased(account: string): Promise<true | undefined> {
  const [entry] = await entriesOf([account]);
  return entry?.source === "erased" ? true : undefined;
}

async function keepNamesOf(user: PushedUser, formerly: string | undefined, at: string): Promise<void> {
  const { account: person, agency, attributes } = user;
  const called = calledIn(attributes);
  if (called) await keepNames([{ person, agency, at, called, source: "synchronised" }]);
  if (formerly !== undefined && !(await wasErased(formerly))) await forgetName(formerly);
}
