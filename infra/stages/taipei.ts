// A stage in the Taipei region, to be copied: a network of its own on the city's transit gateway, two zones, SAML, and the addresses by
// which the city's own line leaves. Accounts, ids and addresses are examples, and belong to nobody.
import { EXCHANGE_SYSTEMS } from "../../functions/shared/rules/systems.ts";
import type { Stage } from "./stage.ts";

const account = "111122223333";
const region = "ap-east-2";

export const taipei: Stage = {
  name: "taipei",
  ...{ account, region },
  purpose: "service",
  zones: 2,
  network: { kind: "new", range: "10.40.0.0/16" },
  attachment: {
    kind: "transit-gateway",
    id: "tgw-0123456789abcdef0",
    networks: ["10.60.0.0/16", "10.61.0.53/32"],
  },
  systems: Object.fromEntries(
    EXCHANGE_SYSTEMS.map((system, at) => [
      system,
      {
        clientRange: `10.160.${at * 16}.0/20`,
        targets: [`10.40.${at * 8}.0/21`, `10.60.${at}.0/24`],
        egress: { kind: "city" as const, addresses: [`203.0.113.${24 + at}/32`] },
        // Its desktops are in an account of its own, whose rules refer to the lists that are kept here.
        ...(system === "police" && { listsFor: ["444455556666"] }),
      },
    ]),
  ),
  vpn: {
    authentication: { kind: "saml", providerArn: `arn:aws:iam::${account}:saml-provider/city` },
    serverCertificateArn: `arn:aws:acm:${region}:${account}:certificate/11111111-2222-3333-4444-555555555555`,
    clientRootCertificateArn: `arn:aws:acm:${region}:${account}:certificate/66666666-7777-8888-9999-000000000000`,
    splitTunnel: true,
    dnsServers: ["10.61.0.53"],
  },
  gate: { atOnce: 100, closing: 10, warm: 2, release: "canary" },
  daily: { days: 400, to: { bucket: "docgate-kept-777788889999", account: "777788889999" } },
  backup: { years: 10, copyTo: `arn:aws:backup:${region}:777788889999:backup-vault:docgate` },
  auditors: ["arn:aws:iam::777788889999:role/docgate-auditors"],
  mailFrom: "docgate@city.example",
  flowLogs: { days: 180 },
  watch: { mail: ["docgate-duty@city.example"], monthlyDollars: 30_000 },
  parameters: {},
};
