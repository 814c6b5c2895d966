// Two stages in one account and region: nothing of the one is called, found or allowed as the other's.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stacksOf } from "../../infra/stacks.ts";
import { nameFaults } from "../../infra/stages/name-faults.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { soundStage } from "../../infra/stages/stages.ts";
import { taipei } from "../../infra/stages/taipei.ts";

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: object }>>;
  readonly Outputs?: Readonly<Record<string, { readonly Export?: { readonly Name: unknown } }>>;
}

const folder = mkdtempSync(join(tmpdir(), "docgate-names-"));
afterAll(() => rmSync(folder, { recursive: true }));
const code = join(folder, "code");
mkdirSync(code);

const rehearsal: Stage = { ...taipei, name: "rehearsal", purpose: "exercise" };
const templates = new Map<string, ReadonlyMap<string, Template>>();
beforeAll(() => {
  for (const stage of [taipei, rehearsal]) {
    const app = new App({ outdir: join(folder, stage.name) });
    stacksOf(app, stage, { codeOf: () => code });
    const stacks = app.synth().stacks.map(({ stackName, template }) => [stackName, template] as const);
    templates.set(stage.name, new Map(stacks as readonly (readonly [string, Template])[]));
  }
});

/** What a thing is called in the account, as its type and its name; what it refers to by a name is a name too. */
function namesIn(type: string, value: unknown, key = ""): string[] {
  if (Array.isArray(value)) return value.flatMap(each => namesIn(type, each, key));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([each, inner]) => namesIn(type, inner, each));
  return /(^|[a-z])(Name|Namespace|AlarmRule)$/.test(key) && String(value).includes("docgate")
    ? [`${type} ${key} ${String(value)}`]
    : [];
}

function namesOfTemplates(stage: string): Set<string> {
  const stacks = [...(templates.get(stage) ?? [])];
  return new Set([
    ...stacks.map(([name]) => `stack ${name}`),
    ...stacks.flatMap(([, { Resources, Outputs = {} }]) => [
      ...Object.values(Resources).flatMap(({ Type, Properties }) => namesIn(Type, Properties)),
      ...namesIn("export", Outputs),
    ]),
  ]);
}

describe("two stages in one region of one account", () => {
  test("have no name in common", () => {
    const [ours, others] = [namesOfTemplates("taipei"), namesOfTemplates("rehearsal")];
    expect([...ours].filter(name => others.has(name))).toEqual([]);
    const kinds = new Set([...ours].map(name => name.split(" ")[0]));
    for (const kind of [
      "Lambda::Function",
      "SQS::Queue",
      "SNS::Topic",
      "EC2::PrefixList",
      "Logs::QueryDefinition",
    ])
      expect(kinds).toContain(`AWS::${kind}`);
    expect([...ours].join("\n")).toContain("AlarmName docgate-taipei function-errors: sessions/connect");
  });

  test("touch by their rights and their lists only what is their own", () => {
    const texts = (stage: string) =>
      [...(templates.get(stage)?.values() ?? [])].map(each => JSON.stringify(each)).join("\n");
    const tagged = [...texts("taipei").matchAll(/"aws:ResourceTag\/product":("[^"]+")/g)].map(
      ([, value]) => value,
    );
    expect(tagged.length).toBeGreaterThan(2);
    expect(new Set(tagged)).toEqual(new Set(['"docgate-taipei"']));
    expect(texts("taipei")).toContain('"STAGE_NAMES":"docgate-taipei"');
    expect(texts("taipei")).not.toContain("docgate-rehearsal");
  });
});

/** What is paid by the hour, by what lies in it or by what passes. */
const PAID = [
  ...["DynamoDB::GlobalTable", "KMS::Key", "Lambda::Function", "Logs::LogGroup", "S3::Bucket", "SNS::Topic"],
  ...[
    "SQS::Queue",
    "ApiGatewayV2::Api",
    "CloudWatch::Alarm",
    "SecretsManager::Secret",
    "Backup::BackupVault",
  ],
  ...["EC2::ClientVpnEndpoint", "EC2::TransitGatewayAttachment"],
];
/** As most have it; an API; and what a tag more would make anew. */
const TOLD_APART =
  /\{"Key":"docgate:stage","Value":"taipei"\}|"docgate:stage":"taipei"|\{"Key":"product","Value":"docgate-taipei"\}/;

test.each(PAID)("each %s bears by what the bill is told apart", kind => {
  const all = [...(templates.get("taipei")?.values() ?? [])].flatMap(({ Resources }) =>
    Object.entries(Resources).filter(([, { Type }]) => Type === `AWS::${kind}`),
  );
  expect(all.length).toBeGreaterThan(0);
  const bare = all.filter(([, { Properties }]) => !TOLD_APART.test(JSON.stringify(Properties)));
  expect(bare.map(([id]) => id)).toEqual([]);
});

test("names that AWS would not take, or that are another's, are refused in a sentence", () => {
  const said = (...names: string[]) => nameFaults(names.map(name => ({ name }))).map(({ en }) => en);
  expect(said("taipei", "tokyo2")).toEqual([]);
  for (const name of ["", "Taipei", "taipei-2", "2taipei", "thirteenletters"])
    expect(said(name)).toEqual([expect.stringContaining(`not “${name}”`)]);
  expect(said("taipei", "taipei")).toEqual([expect.stringMatching(/Two stages are called taipei/)]);
  expect(() => soundStage(taipei, [taipei, { ...taipei }])).toThrow(/deployed over the other/);
});
