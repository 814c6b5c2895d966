// The run on this machine: all nine systems in a network of their own, led nowhere else, since there is nowhere.
import { SYSTEMS } from "../../functions/shared/rules/systems.ts";
import type { Stage } from "./stage.ts";

export const local: Stage = {
  name: "local",
  account: "000000000000",
  region: "ap-northeast-1",
  zones: 2,
  network: { kind: "new", range: "10.20.0.0/16" },
  systems: Object.fromEntries(
    SYSTEMS.map((system, at) => [
      system,
      {
        clientRange: `10.128.${at * 16}.0/20`,
        targets: [`10.20.${at * 8}.0/21`],
        egress: { kind: "unstated" as const },
      },
    ]),
  ),
  vpn: { authentication: { kind: "saml" }, splitTunnel: true, dnsServers: [] },
  flowLogs: { days: 90 },
  parameters: {},
};
