// Finds people that the directory pushed: one by what they are known by, or a page of all.
import type { PushedUser } from "../../shared/directory/pushed-user.ts";
import {
  pushedByAccount,
  pushedByExternalId,
  pushedIds,
  pushedUser,
  pushedUsers,
} from "../../shared/directory/pushed-users.ts";
import { env } from "../../shared/env.ts";
import { Problem } from "../../shared/http/problem.ts";
import { withoutSuffix } from "../../shared/http/token-person.ts";
import { readTokenRules } from "../../shared/http/token-rules.ts";
import { accountIn } from "../../shared/rules/account.ts";
import { MOST_ROWS } from "./names.ts";
import { type Equal, equalsIn, holds } from "./path.ts";
import { SCIM_PROBLEM } from "./problems.ts";
import { type Page, resourceOf, type Shown, shownOf } from "./resource.ts";

interface Asking extends Shown {
  readonly filter?: string | undefined;
  readonly startIndex?: string | undefined;
  readonly count?: string | undefined;
}

export async function usersFound(query: Asking, base: string): Promise<Page> {
  const from = Math.max(1, numberIn(query.startIndex, 1));
  const count = Math.min(MOST_ROWS, Math.max(0, numberIn(query.count, MOST_ROWS)));
  const equals = query.filter === undefined ? [] : equalsIn(query.filter);
  const { total, users } = await page(equals, from, count);
  return { total, from, resources: users.map(each => shownOf(resourceOf(each, base), query)) };
}

async function page(equals: readonly Equal[], from: number, count: number) {
  if (equals.length === 0) {
    const ids = await pushedIds();
    return { total: ids.length, users: await pushedUsers(ids.slice(from - 1, from - 1 + count)) };
  }
  const all = (await candidates(equals)).filter(user => equals.every(each => isSo(user, each)));
  return { total: all.length, users: all.slice(from - 1, from - 1 + count) };
}

/** At most one where it is asked by what only one can have; else everybody is looked at. */
async function candidates(equals: readonly Equal[]): Promise<readonly PushedUser[]> {
  for (const { path, value } of equals) {
    const name = path.toLowerCase();
    if (name === "id") return some(await pushedUser(String(value)));
    if (name === "externalid") return some(await pushedByExternalId(String(value)));
    if (name === "username") {
      const { suffixes } = readTokenRules(env("TOKEN_CLAIMS"));
      const account = accountIn(withoutSuffix(value, suffixes));
      return account === undefined ? [] : some(await pushedByAccount(account));
    }
  }
  return pushedUsers(await pushedIds());
}

function some(user: PushedUser | undefined): readonly PushedUser[] {
  return user ? [user] : [];
}

function isSo({ id, externalId, attributes }: PushedUser, equal: Equal): boolean {
  if (equal.path.toLowerCase() === "id") return id === equal.value;
  return holds({ ...attributes, externalId }, equal);
}

function numberIn(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === "") return otherwise;
  if (!/^-?\d{1,9}$/.test(text)) throw new Problem(SCIM_PROBLEM["scim-value"]);
  return Number(text);
}
