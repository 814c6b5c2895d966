// The household system made ready and reached from home: capacity, a way in, lists, the terminal's own word, and a VPN client at the door.

import { newTerminalKey, signedReport } from "../../infra/local/commands/posture-report.ts";
import type { Endpoints } from "../../infra/local/run/endpoints.ts";
import { type Ask, numberOf } from "./story.ts";

const ADMIN = { account: "admin@household" };
export const HOME = "198.51.100.7";
const EGRESS = "203.0.113.24/32";

export interface Connected {
  /** What the terminal says of its link, signed with its key. */
  plug(medium: "wired" | "wifi", at: string): Promise<void>;
  connect(publicIp?: string): Promise<{ readonly allowed: boolean; readonly connectionId: string }>;
}

export async function connected(ask: Ask, endpoints: Endpoints): Promise<Connected> {
  const endpoint = endpoints.vpn.find(({ system }) => system === "household")?.endpoint ?? "";
  const plan = { accounts: 20, seats: 10, bandwidthMbps: 100, planRef: "容量規劃 115-1" };
  await ask("PUT /v1/systems/household/plan", { ...ADMIN, body: plan });
  const way = { endpoint, channel: "vpn", egress: EGRESS };
  await ask("POST /v1/systems/household/endpoints", { ...ADMIN, body: way });
  await listed(ask, "inbound", `${HOME}/32`);
  await listed(ask, "outbound", EGRESS);
  await fetch(`${endpoints.control}/drain`, { method: "POST" });
  const key = newTerminalKey();
  const terminal = numberOf(1);
  const enrolled = { account: "records@household", body: { key: key.enrolled } };
  await ask(`POST /v1/terminals/${terminal}/posture-key`, enrolled);
  let sequence = 0;
  return {
    async plug(medium, at) {
      sequence += 1;
      const report = signedReport(key, { terminal, medium, iat: Date.parse(at) / 1000, sequence });
      await posted(`${endpoints.api}/v1/terminals/${terminal}/posture`, { report });
    },
    async connect(publicIp = HOME) {
      const who = { endpointId: endpoint, commonName: terminal, username: "worker@household", publicIp };
      const outcome = await posted(`${endpoints.aws.ec2}/_control/vpn/connect`, who);
      await fetch(`${endpoints.control}/drain`, { method: "POST" });
      return outcome as { allowed: boolean; connectionId: string };
    },
  };
}

async function listed(ask: Ask, direction: string, range: string): Promise<void> {
  const list = `/v1/lists/household/vpn/${direction}/changes`;
  const add = [{ range, owner: "戶政事務所" }];
  const body = { reason: "居家辦公人員", document: "府研智字第1150012345號", add };
  const made = await ask(`POST ${list}`, { ...ADMIN, body });
  await ask(`POST ${list}/${made.body.number}/approval`, { account: "admin2@household" });
}

async function posted(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  return response.json();
}
