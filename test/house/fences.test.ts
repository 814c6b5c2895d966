// The architecture as a test: the rules of the house held against its own imports, each with its reason.
import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ENTRIES } from "../../functions/entries.ts";
import { ROUTES } from "../../functions/routes.ts";
import { type Graph, readGraph } from "./imports.ts";
import {
  type Ban,
  type Breach,
  banHolds,
  type Door,
  doorsOnly,
  entriesAreNotImported,
  featuresMeetInTheJournal,
  lawsReachNoDoor,
  namesReachNoDoor,
  namesReachNoLaw,
  noCircle,
  pureIsPure,
} from "./rules.ts";

const house = readGraph("{functions,infra}/**/*.ts");
const cloud = readGraph("functions/**/*.ts", /\/assets\//);

const DOORS: readonly Door[] = [
  {
    what: "the database",
    library: /^@aws-sdk\/client-dynamodb$/,
    files: [
      "functions/shared/journal/",
      "functions/shared/directory/",
      "functions/audit/partitions.ts",
      "functions/notices/kept.ts",
      "functions/shared/notices/sending.ts",
    ],
  },
  {
    what: "EC2",
    library: /^@aws-sdk\/client-ec2$/,
    files: [
      "functions/allowlist/applying/prefix-list.ts",
      "functions/closing/vpn.ts",
      "functions/network/network-door.ts",
      "functions/stops/network-acl.ts",
    ],
  },
  {
    what: "S3",
    library: /^@aws-sdk\/(client-s3|s3-request-presigner)$/,
    files: ["functions/reports/pack-store.ts", "functions/audit/kept-away.ts"],
  },
  { what: "SQS", library: /^@aws-sdk\/client-sqs$/, files: ["functions/shared/journal/queue.ts"] },
  { what: "KMS", library: /^@aws-sdk\/client-kms$/, files: ["functions/shared/signing/signing.ts"] },
  {
    what: "tokens",
    library: /^jose$/,
    files: [
      "functions/shared/http/identity.ts",
      "functions/shared/http/issuer-keys.ts",
      "functions/console/door/sealed.ts",
      "functions/console/door/client-secret.ts",
    ],
  },
  { what: "the log-in", library: /^openid-client$/, files: ["functions/console/door/issuer.ts"] },
  { what: "Cedar", library: /^@cedar-policy\//, files: ["functions/shared/policy/engine.ts"] },
  { what: "middy", library: /^@middy\//, files: ["functions/shared/http/http.ts"] },
  { what: "address arithmetic", library: /^ip-cidr$/, files: ["functions/shared/address/range.ts"] },
  { what: "YAML", library: /^yaml$/, files: ["functions/allowlist/lists/"] },
  { what: "QR codes", library: /^uqr$/, files: ["functions/shared/page/qr.ts"] },
  {
    what: "files",
    library: /^node:fs/,
    files: [
      "functions/shared/policy/",
      "functions/shared/stack-places.ts",
      "functions/console/asset.ts",
      "functions/console/help/pictures.ts",
    ],
  },
  { what: "the environment", text: /\bprocess\.env\b/, files: ["functions/shared/env.ts"] },
  {
    what: "the clock",
    text: /\bDate\.now\(|\bnew Date\(\)/,
    // The log-in's library counts its clock skew from the machine's own time.
    files: ["functions/shared/time/clock.ts", "functions/console/door/issuer.ts"],
  },
  {
    what: "HTTP",
    text: /(?<!\.)\bfetch\(/,
    // The console asks AWS two questions, for which the clients would be the heaviest things in it.
    files: [
      "functions/console/door/api.ts",
      "functions/shared/ask-aws.ts",
      "functions/about/health-readings.ts",
      "functions/shared/stack-answer.ts",
    ],
  },
  {
    what: "a webhook",
    library: /^node:(https?|dns|net|tls)$/,
    files: [
      "functions/shared/webhook/post.ts",
      "functions/shared/journal/small-client.ts",
      "functions/shared/http/issuer-keys.ts",
    ],
  },
  { what: "the log", text: /\bconsole(\.(log|info|warn|error)\(|\[)/, files: ["functions/shared/log.ts"] },
];

const BANS: readonly (Ban & { readonly because: string })[] = [
  {
    because: "what runs in the cloud knows nothing of how it is deployed or tried",
    from: /^functions\//,
    to: /^infra\//,
  },
  {
    because: "the stack needs names, never behaviour; of the policies, what is built in",
    from: /^infra\/(stages\/)?[^/]+\.ts$/,
    to: /^functions\//,
    except: [
      "functions/allowlist/names.ts",
      "functions/entries.ts",
      "functions/notices/names.ts",
      "functions/recheck/names.ts",
      "functions/routes.ts",
      "functions/shared/http/front-names.ts",
      "functions/shared/http/token-rules.ts",
      "functions/shared/journal/keys.ts",
      "functions/shared/journal/queue-names.ts",
      "functions/shared/policy/compile.ts",
      "functions/shared/policy/engine.ts",
      "functions/shared/policy/from-build.ts",
      "functions/shared/policy/schema.ts",
      "functions/shared/policy/text.ts",
      "functions/shared/rules/systems.ts",
      "functions/tickets/names.ts",
    ],
  },
  {
    because: "what all features share must not know any of them",
    from: /^functions\/shared\//,
    to: /^functions\/(?!shared\/)/,
  },
];

const RULES: readonly (readonly [because: string, rule: (graph: Graph) => Breach[]])[] = [
  ["files in a circle can only be understood, tested and moved together; types included", noCircle],
  ["an entry is where a request comes in: nobody calls it", entriesAreNotImported],
  ["names are read where nothing may run: by the stack, the forms, the document", namesReachNoDoor],
  ["names come before laws: a law that is needed for its names has names to give away", namesReachNoLaw],
  ["a law decides from what it is told: no clock, no ids, no world", lawsReachNoDoor],
  ["what calls itself pure is so with all that it imports", pureIsPure],
  [
    "features meet in the journal: of another's files, only what asks nothing of the outside",
    featuresMeetInTheJournal,
  ],
  ["an outside thing has one door", () => doorsOnly(cloud, DOORS)],
  ...BANS.map(ban => [ban.because, (graph: Graph) => banHolds(graph, ban)] as const),
];

test.each(RULES)("%s", (_, rule) => {
  expect(rule(house).map(({ way }) => way)).toEqual([]);
});

describe("tables and files agree", () => {
  test("every entry file is in the table of entries, and every row has its file", () => {
    const inTree = globSync("functions/**/*.lambda.ts").map(file =>
      file.slice("functions/".length, -".lambda.ts".length),
    );
    expect(ENTRIES.map(({ path }) => path).sort()).toEqual(inTree.sort());
  });

  test("every route is served by an entry of the table, under a name and a path of its own", () => {
    const paths = new Set(ENTRIES.map(({ path }) => path));
    expect(ROUTES.filter(({ entry }) => !paths.has(entry)).map(({ name }) => name)).toEqual([]);
    const keys = ROUTES.map(({ method, path }) => `${method} ${path}`);
    const names = ROUTES.map(({ name }) => name);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test("every file says its duty in its first line", () => {
    const silent = [...house.texts.keys(), ...globSync("test/**/*.ts")].filter(
      file => !/^(#!.*\n)?\/\/ \S/.test(readFileSync(file, "utf8")),
    );
    expect(silent).toEqual([]);
  });
});
