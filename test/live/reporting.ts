// What tests of the reports ask a gateway of their own with, whose clock the story moves.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { obtainMachineToken, obtainToken } from "../../infra/local/login/obtain-token.ts";
import { type Gateway, startGateway } from "../../infra/local/run/gateway.ts";
import { PATIENCE } from "../patience.ts";

let gateway: Gateway;
let data: string;

/** Call at the top of a test file: the clock moves, so the gateway is the file's own. */
export function withOwnGateway(): void {
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), "docgate-reports-"));
    gateway = await startGateway({ data, port: 0, mostWarm: 40, patience: PATIENCE, isDeployed: false });
  });
  afterAll(async () => {
    await gateway.close();
    await rm(data, { recursive: true });
  });
}

export const api = () => gateway.endpoints.api;

export const clock = (at: string): Promise<void> => control("clock", { at });

/** As an hour later: whom a timer left out that gave way or was too slow, its next run finds. */
export async function nextRun(): Promise<void> {
  await control("drain");
  await control("timers");
}

async function control(name: string, body: object = {}): Promise<void> {
  const asked = { method: "POST", body: JSON.stringify(body) };
  const { status } = await fetch(`${gateway.endpoints.control}/${name}`, asked);
  expect(status).toBeLessThan(300);
}

async function tokenFor(account: string): Promise<string> {
  const { issuer } = gateway.endpoints;
  const token = account === "machine" ? obtainMachineToken({ issuer }) : obtainToken({ issuer, account });
  return (await token).accessToken;
}

/** Tokens are short-lived and the clock jumps, so everybody logs in again for each request. */
export async function ask(account: string, call: string, body?: unknown) {
  const [method = "GET", path = ""] = call.split(" ");
  const sheet = body instanceof Uint8Array;
  const response = await fetch(gateway.endpoints.api + path, {
    method,
    headers: {
      authorization: `Bearer ${await tokenFor(account)}`,
      ...(body !== undefined && { "content-type": sheet ? "text/csv" : "application/json" }),
    },
    ...(body !== undefined && { body: sheet ? body : JSON.stringify(body) }),
  } as RequestInit);
  const text = await response.text();
  // biome-ignore lint/suspicious/noExplicitAny: the answer is what the test is about to compare.
  return { status: response.status, body: (text.startsWith("{") ? JSON.parse(text) : text) as any };
}

export const form = (...ranges: string[]) => ({
  contact: { office: "資訊科", role: "體系管理人員", extension: "1234" },
  capacity: { vpnAccounts: 20, bandwidthMbps: 100, vdiSeats: 0 },
  remarks: "防疫期間",
  rows: ranges.map(range => ({ channel: "vpn", range, purpose: "VPN 出口" })),
});

export async function filed(account: string, system: string, ...ranges: string[]) {
  const drafted = await ask(account, `PUT /v1/reports/${system}/draft`, form(...ranges));
  expect([drafted.status, drafted.body.code]).toEqual([200, undefined]);
  return ask(account, `POST /v1/reports/${system}/filings`, { draft: drafted.body.draft.digest });
}

export const line = (range: string, outcome: string, reason?: string) => ({
  system: "household",
  channel: "vpn",
  range,
  outcome,
  ...(reason && { reason }),
});
export const statusOf = async (range: string) => {
  const { body } = await ask("admin@household", "GET /v1/reports/household");
  return body.lines.find((each: { range: string }) => each.range === range)?.status;
};
