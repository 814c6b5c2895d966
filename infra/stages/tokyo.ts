// A stage in the Tokyo region, to be copied: three systems in one zone of their own network, a site-to-site VPN to the city, a directory,
// and a NAT gateway a system towards what lies outside. Accounts, ids and addresses are examples, and belong to nobody.
import type { Stage } from "./stage.ts";

const account = "111122223333";
const region = "ap-northeast-1";

export const tokyo: Stage = {
  name: "tokyo",
  ...{ account, region },
  purpose: "exercise",
  zones: 1,
  network: { kind: "new", range: "10.80.0.0/16" },
  attachment: { kind: "site-to-site", cityAddress: "198.51.100.4", networks: ["10.90.0.0/16"] },
  systems: {
    household: {
      clientRange: "10.192.0.0/20",
      targets: ["10.90.1.0/24", "198.51.100.64/28"],
      egress: { kind: "nat" },
    },
    land: {
      clientRange: "10.192.16.0/20",
      targets: ["10.90.2.0/24", "198.51.100.80/28"],
      egress: { kind: "nat" },
    },
    police: {
      clientRange: "10.192.32.0/20",
      targets: ["10.90.3.0/24"],
      egress: { kind: "city", addresses: ["203.0.113.64/32"] },
    },
  },
  vpn: {
    authentication: { kind: "directory", id: "d-0123456789" },
    serverCertificateArn: `arn:aws:acm:${region}:${account}:certificate/11111111-2222-3333-4444-555555555555`,
    clientRootCertificateArn: `arn:aws:acm:${region}:${account}:certificate/66666666-7777-8888-9999-000000000000`,
    splitTunnel: true,
    dnsServers: ["10.90.0.53"],
  },
  gate: { atOnce: 20, closing: 5, warm: 0, release: "at-once" },
  daily: "none",
  backup: "none",
  flowLogs: { days: 90 },
  watch: {
    mail: ["docgate-duty@city.example"],
    hook: "https://duty.city.example/hooks/docgate",
    monthlyDollars: 1_000,
  },
  parameters: {},
};
