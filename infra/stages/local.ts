// The run on this machine: all nine systems in a network of their own, led nowhere else, since there is nowhere; the household system
// is seen from where its story says.
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
        // Of the range for documentation, like every address of the demo: what is used, reported and set is compared here as out there.
        egress: { kind: "city" as const, addresses: [`203.0.113.${22 + at}/32`] },
      },
    ]),
  ),
  vpn: { authentication: { kind: "saml" }, splitTunnel: true, dnsServers: [] },
  flowLogs: { days: 90 },
  parameters: {},
};
