// What tests of the lists ask a gateway of their own with: the clock moves, and nobody else's changes are in the way.
import { afterAll, beforeAll, expect } from "vitest";
import type { Answered, Wish } from "./asking.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

let gateway: MovedGateway;

/** Call at the top of a test file; everything in it happens from this instant on. */
export function withLists(
  at: string,
  systems: readonly (readonly [account: string, system: string])[],
): void {
  beforeAll(async () => {
    gateway = await movedGateway();
    await gateway.at(at);
    for (const [account, system] of systems) {
      const body = { accounts: 20, seats: 5, bandwidthMbps: 100, planRef: "PLAN-110-1" };
      const planned = await gateway.ask(`PUT /v1/systems/${system}/plan`, { account, body });
      expect([planned.status, planned.body.code]).toEqual([200, undefined]);
    }
  });
  afterAll(() => gateway.close());
}

export const ask = (call: string, wish?: Wish): Promise<Answered> => gateway.ask(call, wish);
/** The run's own controls: `drain`, `timers`, `pause`. */
export const control = (name: string, body: object = {}): Promise<Response> =>
  fetch(`${gateway.endpoints.control}/${name}`, { method: "POST", body: JSON.stringify(body) });

/** The side door of EC2, which shows what it holds and lets a hand change it. */
export async function ec2<T>(path: string, body?: object): Promise<T> {
  const url = `${gateway.endpoints.aws.ec2}/_control/${path}`;
  const response = await fetch(url, body && { method: "POST", body: JSON.stringify(body) });
  return (await response.json()) as T;
}

export const at = (instant: string): Promise<void> => gateway.at(instant);
export const endpoints = () => gateway.endpoints;

export const WHY = { reason: "居家辦公", document: "府研智字第1100681935號" };
export const ONE = "admin@household";
export const TWO = "admin2@household";
export const LIST = "/v1/lists/household/vdi/inbound";

export const added = (...ranges: readonly string[]) => ({
  ...WHY,
  add: ranges.map(range => ({ range, owner: "戶政事務所" })),
});

export async function propose(body: object, list = LIST, account = ONE): Promise<Answered> {
  return ask(`POST ${list}/changes`, { account, body });
}

/** Proposed by one, approved by the other. */
export async function enact(body: object, list = LIST): Promise<Answered> {
  const made = await propose(body, list);
  expect([made.status, made.body.code, made.body.faults]).toEqual([201, undefined, undefined]);
  const done = await ask(`POST ${list}/changes/${made.body.number}/approval`, { account: TWO });
  expect([done.status, done.body.code]).toEqual([200, undefined]);
  return done;
}

export async function ranges(query = "", list = LIST): Promise<string[]> {
  const { body } = await ask(`GET ${list}${query}`, { account: ONE });
  return body.rows.map(({ range }: { range: string }) => range);
}
