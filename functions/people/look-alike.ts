// Whose an account's look is: the first to be enrolled keeps it for ever, so that no l passes for a 1 and no 0 for an o; pure.
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { Law } from "../shared/journal/event.ts";
import { PERSON_PROBLEM } from "./problems.ts";

export interface TakenAccount {
  readonly person: string;
}

export interface AccountEvent {
  readonly type: "AccountTaken";
  readonly person: string;
}

export const accountLaw: Law<TakenAccount, AccountEvent> = {
  kind: "ACCOUNT",
  evolve: (_, { event }) => ({ person: event.person }),
};

/** Nothing where it is theirs already. */
export function take(
  account: TakenAccount | undefined,
  person: string,
): readonly [Draft<AccountEvent>] | readonly [] {
  if (account?.person === person) return [];
  if (account === undefined) return [{ event: { type: "AccountTaken", person } }];
  const detail = {
    "zh-TW": `${person} 與已登錄的 ${account.person} 難以分辨（0 與 o、1 與 l、rn 與 m、vv 與 w 視為相同）`,
    en: `${person} looks like ${account.person}, who is enrolled (0 and o, 1 and l, rn and m, vv and w are taken for the same)`,
  };
  throw new Problem(PERSON_PROBLEM["account-looks-alike"], { detail });
}
