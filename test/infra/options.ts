// Every stage there is, and every option of one that the template differs by: what the house's rules and others' linters are held against.
import { local } from "../../infra/stages/local.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { STAGES } from "../../infra/stages/stages.ts";
import { taipei } from "../../infra/stages/taipei.ts";
import { tokyo } from "../../infra/stages/tokyo.ts";

const certificate = (region: string) =>
  `arn:aws:acm:${region}:${tokyo.account}:certificate/11111111-2222-3333-4444-555555555555`;

const archivesApi = {
  domainName: "archives.city.example",
  certificateArn: certificate("ap-northeast-1"),
  trustStore: { bucket: "truststore.city.example", key: "root.pem" },
};

export const DOMAIN: NonNullable<Stage["domain"]> = {
  name: "docgate.city.example",
  certificateArn: certificate("ap-northeast-1"),
};
export const FRONTED: NonNullable<Stage["domain"]> = {
  ...DOMAIN,
  front: {
    origin: "api.docgate.city.example",
    certificateArn: certificate("us-east-1"),
    ...{ mostFromOne: 20_000, countries: ["TW"], turn: 1 },
  },
};

export const OPTIONS: readonly (readonly [what: string, stage: Stage, context: object])[] = [
  ...STAGES.map(stage => [`the stage ${stage.name}`, stage, {}] as const),
  [
    "certificates alone",
    { ...local, vpn: { ...local.vpn, authentication: { kind: "certificate-only" } } },
    {},
  ],
  [
    "office hours alone",
    { ...tokyo, vpn: { ...tokyo.vpn, officeHours: { from: "07:30", until: "18:30" } } },
    {},
  ],
  [
    "a restored table in use",
    {
      ...tokyo,
      journal: {
        table: "Journal-restored",
        streamArn: `arn:aws:dynamodb:${tokyo.region}:${tokyo.account}:table/Journal-restored/stream/2026-11-29T00:00:00.000`,
      },
    },
    {},
  ],
  ["no flow log", { ...tokyo, flowLogs: "none" }, {}],
  ["the archives' own door", tokyo, { archivesApi }],
  ["a name of the city's own", { ...tokyo, domain: DOMAIN }, {}],
  ["a front with a firewall", { ...tokyo, domain: FRONTED }, {}],
  ["one key for all that is kept", { ...taipei, dataKey: "own" }, {}],
  ["each day's copies in a bucket of its own", { ...tokyo, daily: { days: 35 } }, {}],
  [
    "all of these at once",
    {
      ...tokyo,
      ...{ domain: FRONTED, dataKey: "own", daily: { days: 35 }, backup: { years: 10 } },
      auditors: taipei.auditors ?? [],
      gate: { atOnce: 20, closing: 5, warm: 2, release: "canary" },
    },
    { archivesApi },
  ],
];
