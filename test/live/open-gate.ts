// What it takes until the gate opens in June 2021, by the API alone: agency, terminal, system, lists, report, posture.
import { expect } from "vitest";
import { newTerminalKey, signedReport, type TerminalKey } from "../../infra/local/commands/posture-report.ts";
import type { Answered } from "./asking.ts";
import { prepareAgency, registration, sendOut } from "./custody-story.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

const ADMIN = "admin@household";
export const EGRESS = "203.0.113.24/32";
export const HOME = "198.51.100.7";
export const BROKER = "vdi-household";

export interface Trip {
  readonly propertyNo: string;
  readonly key: TerminalKey;
}

/** A gateway of its own on the morning of 11 June 2021, all in order but for the terminal's word about its link. */
export async function openGate() {
  const gateway = await movedGateway();
  const gate = gateOf(gateway);
  await gate.at("2021-06-08T11:00:00+08:00");
  await gate.prepare();
  const trip = await gate.lend("3140101-03-0000123");
  await gate.report();
  await gate.at("2021-06-11T08:30:00+08:00");
  return { gateway, gate, trip };
}

export function gateOf(gateway: Pick<MovedGateway, "endpoints" | "at" | "ask">) {
  const { endpoint = "" } = gateway.endpoints.vpn.find(({ system }) => system === "household") ?? {};
  let now = "";

  async function done(call: string, account: string, body?: object, status = 200): Promise<Answered> {
    const made = await gateway.ask(`${call}`, { account, ...(body && { body }) });
    expect([call, made.status, made.body.code, made.body.faults]).toEqual([
      call,
      status,
      undefined,
      undefined,
    ]);
    return made;
  }

  const gate = {
    endpoint,
    done,
    async at(instant: string) {
      now = instant;
      await gateway.at(instant);
    },
    control: (name: string, body: object = {}) =>
      fetch(`${gateway.endpoints.control}/${name}`, { method: "POST", body: JSON.stringify(body) }),
    /** As `npm run vpn` does. */
    async ec2(path: string, body?: object) {
      const url = `${gateway.endpoints.aws.ec2}/_control/${path}`;
      const answer = await fetch(url, body && { method: "POST", body: JSON.stringify(body) });
      // biome-ignore lint/suspicious/noExplicitAny: the answer is what the test is about to compare.
      return (await answer.json()) as any;
    },
    connect: ({ propertyNo }: Trip, more: object = {}) =>
      gate.ec2("vpn/connect", {
        endpointId: endpoint,
        commonName: propertyNo,
        username: "worker@household",
        publicIp: HOME,
        ...more,
      }),
    async prepare() {
      await prepareAgency(gateway.ask);
      const plan = { accounts: 20, seats: 5, bandwidthMbps: 100, planRef: "PLAN-110-1" };
      await done("PUT /v1/systems/household/plan", ADMIN, plan);
      const system = "POST /v1/systems/household/endpoints";
      await done(system, ADMIN, { endpoint, channel: "vpn", egress: EGRESS });
      await done(system, ADMIN, { endpoint: BROKER, channel: "vdi", egress: EGRESS });
      for (const channel of ["vpn", "vdi"]) await gate.list(channel, "inbound", `${HOME}/32`);
      for (const channel of ["vpn", "vdi"]) await gate.list(channel, "outbound", EGRESS);
      await gate.control("drain");
    },
    async list(channel: string, direction: string, range: string) {
      const list = `/v1/lists/household/${channel}/${direction}/changes`;
      const body = { reason: "居家辦公", document: "函", add: [{ range, owner: "戶政事務所" }] };
      const made = await done(`POST ${list}`, ADMIN, body, 201);
      await done(`POST ${list}/${made.body.number}/approval`, "admin2@household");
    },
    async report() {
      const rows = ["vpn", "vdi"].map(channel => ({ channel, range: EGRESS, purpose: `${channel} 出口` }));
      const contact = { office: "資訊科", role: "體系管理人員", extension: "1234" };
      const capacity = { vpnAccounts: 20, bandwidthMbps: 100, vdiSeats: 5 };
      const form = { contact, capacity, remarks: "", rows };
      const drafted = await done("PUT /v1/reports/household/draft", ADMIN, form);
      await done("POST /v1/reports/household/filings", ADMIN, { draft: drafted.body.draft.digest }, 201);
      await done("POST /v1/packs", "center@city", undefined, 201);
      await done("POST /v1/packs/1/forward", "center@city");
      const lines = rows.map(row => ({
        system: "household",
        channel: row.channel,
        range: row.range,
        outcome: "set",
      }));
      await done("POST /v1/packs/1/answers", "archives@national", { lines, documentNo: "檔資字第1號" });
    },
    async lend(propertyNo: string): Promise<Trip> {
      await done("POST /v1/terminals", "records@household", registration(propertyNo), 201);
      expect((await sendOut(gateway.ask, propertyNo)).body.custody?.stage).toBe("out");
      const key = newTerminalKey();
      await done(`POST /v1/terminals/${propertyNo}/posture-key`, "records@household", { key: key.enrolled });
      return { propertyNo, key };
    },
    /** The terminal's own word, by no log-in but its key. */
    /** Reports that were made and never came in. */
    lose(reports: number) {
      words += reports;
    },
    async plug({ propertyNo, key }: Trip, medium: string, more: object = {}) {
      const iat = Date.parse(now) / 1000;
      const word = { terminal: propertyNo, medium, iat, sequence: ++words, ...more };
      const body = { report: signedReport(key, word) };
      return gateway.ask(`POST /v1/terminals/${propertyNo}/posture`, { body });
    },
  };
  return gate;
}

let words = 0;
