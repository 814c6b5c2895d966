// An agency at work, told to the API as its people would tell it: what browser tests and pictures need to be there first.
import { randomUUID } from "node:crypto";
import { obtainToken } from "../../infra/local/login/obtain-token.ts";
import type { Answered, Wish } from "../live/asking.ts";

export type Ask = (call: string, wish?: Wish) => Promise<Answered>;

export function askerFor({ api, issuer }: { readonly api: string; readonly issuer: string }): Ask {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (account: string) => {
    const made = tokens.get(account) ?? obtainToken({ issuer, account }).then(each => each.accessToken);
    tokens.set(account, made);
    return made;
  };
  return async (call, { account = "", body } = {}) => {
    const [method = "GET", path = "/"] = call.split(" ");
    const headers = {
      // What a terminal says of itself it says by its key.
      ...(account && { authorization: `Bearer ${await tokenOf(account)}` }),
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    };
    for (let time = 1; ; time++) {
      const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
      const response = await fetch(api + path, sent);
      const answer: Answered = {
        status: response.status,
        headers: response.headers,
        body: await response.json(),
      };
      if (response.status < 400) return answer;
      if (!UNSURE.includes(answer.body.code) || time === MOST_TIMES)
        throw new Error(`${call}: ${JSON.stringify(answer.body)}`);
    }
  };
}

/** On a busy machine it may not be known whether something was recorded; by its key it is recorded once. */
const UNSURE = ["outcome-unknown", "moved-meanwhile"];
const MOST_TIMES = 5;

/** A property number of this story: its place in the register. */
export function numberOf(place: number): string {
  return `3140101-03-${String(place).padStart(7, "0")}`;
}
