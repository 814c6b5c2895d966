// The run on this machine: the nine systems, and those beside two of them, in a network of their own, led nowhere else, since there is
// nowhere; the household system is seen from where its story says.
import { EXCHANGE_SYSTEMS } from "../../functions/shared/rules/systems.ts";
import { ownRange } from "./plan.ts";
import type { Stage } from "./stage.ts";

const network = { kind: "new", range: "10.20.0.0/16" } as const;

/** Where somebody of the demo manages document management. */
const SERVED = [...EXCHANGE_SYSTEMS, "household-dm", "police-dm"] as const;

export const local: Stage = {
  name: "local",
  account: "000000000000",
  region: "ap-northeast-1",
  purpose: "service",
  zones: 2,
  network,
  systems: Object.fromEntries(
    SERVED.map((system, at) => [
      system,
      {
        clientRange: `10.128.${at * 16}.0/20`,
        targets: [ownRange(network.range, system).text],
        // Of the range for documentation, like every address of the demo: what is used, reported and set is compared here as out there.
        egress: { kind: "city" as const, addresses: [`203.0.113.${22 + at}/32`] },
      },
    ]),
  ),
  vpn: { authentication: { kind: "saml" }, splitTunnel: true, dnsServers: [] },
  gate: "shared",
  daily: { days: 1 },
  auditors: ["arn:aws:iam::000000000000:role/city-auditors"],
  backup: "none",
  mailFrom: "docgate@city.example",
  flowLogs: { days: 90 },
  watch: "nobody",
  parameters: {},
};
