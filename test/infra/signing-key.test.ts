// The key that signs: by its own policy no role but those that must may sign with it, in service nobody takes it away, and another one can
// take its place: no other stack holds on to it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { afterAll, describe, expect, test } from "vitest";
import { ENTRIES } from "../../functions/entries.ts";
import type { Template } from "../../infra/local/run/intrinsics.ts";
import { keepingFaults } from "../../infra/stages/keeping-faults.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { STAGES } from "../../infra/stages/stages.ts";
import { taipei } from "../../infra/stages/taipei.ts";
import { StateStack } from "../../infra/state-stack.ts";
import { OPTIONS } from "./options.ts";
import { ofType, templatesOf } from "./stacked.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-key-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What templates import of others, by the type of the resource that is meant: each of these cannot be replaced while it is imported. */
function imported(templates: ReadonlyMap<string, Template>): string[] {
  const exported = new Map(
    [...templates.values()].flatMap(({ Resources, Outputs = {} }) =>
      Object.values(Outputs).map(({ Value, Export }) => {
        const [, id = ""] = /"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/.exec(JSON.stringify(Value)) ?? [];
        return [Export?.Name, Resources[id]?.Type] as const;
      }),
    ),
  );
  const names = [...templates.values()].flatMap(template =>
    [...JSON.stringify(template).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name),
  );
  return [...new Set(names.map(name => exported.get(name) ?? `unknown ${name}`))];
}
const MUST_STAY_REPLACEABLE = expect.stringMatching(/^(AWS::KMS::|AWS::SecretsManager::|unknown )/);

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal: unknown;
  readonly Condition?: {
    readonly ArnNotEquals: { readonly "aws:PrincipalArn": readonly unknown[] };
  } & Readonly<Record<string, unknown>>;
}

function keyOf(stage: Stage) {
  const app = new App({ outdir: mkdtempSync(join(folder, "out-")) });
  const env = { account: stage.account, region: stage.region };
  new StateStack(app, `docgate-${stage.name}-state`, { env, stage });
  const { Resources } = app.synth().getStackByName(`docgate-${stage.name}-state`).template as Template;
  const of = (type: string) => Object.values(Resources).find(({ Type }) => Type === type)?.Properties;
  const policy = of("AWS::KMS::Key")?.KeyPolicy as { readonly Statement: readonly Statement[] } | undefined;
  const said = policy?.Statement ?? [];
  return { alias: of("AWS::KMS::Alias")?.AliasName, denied: said.filter(({ Effect }) => Effect === "Deny") };
}

test("only the roles of the entries that sign may, whatever another role's policy says", () => {
  const { alias, denied } = keyOf(taipei);
  expect(alias).toBe("alias/docgate-taipei-signing");
  const { Principal, Condition } = denied.find(({ Action }) => Action === "kms:Sign") ?? {};
  expect(Principal).toEqual({ AWS: "*" });
  const roles = (Condition?.ArnNotEquals["aws:PrincipalArn"] ?? []).map(
    arn => /role\/([\w-]+)/.exec(JSON.stringify(arn))?.[1],
  );
  const signers = ENTRIES.filter(({ rights }) => rights.includes("sign"));
  expect(signers.length).toBeGreaterThan(1);
  expect(roles).toEqual(signers.map(({ path }) => `docgate-taipei-${path.replaceAll("/", "-")}`));
});

const everything = OPTIONS.at(-1)?.[1];
describe.each([...STAGES, ...(everything ? [everything] : [])])("another stack of $name", stage => {
  const templates = templatesOf(stage);

  test("imports no key and no secret", () => {
    expect(imported(templates)).toContain("AWS::DynamoDB::GlobalTable");
    expect(imported(templates)).not.toContainEqual(MUST_STAY_REPLACEABLE);
  });

  test("signs by the alias, with a right to what it leads to and to nothing else", () => {
    const roles = ofType(templates, "AWS::IAM::Role").flatMap(({ Policies = [] }) =>
      (Policies as { PolicyDocument: { Statement: Statement[] } }[]).flatMap(
        ({ PolicyDocument }) => PolicyDocument.Statement,
      ),
    );
    const of = (action: string) => roles.filter(({ Action }) => Action === action);
    const alias = `alias/docgate${stage.name === "local" ? "" : `-${stage.name}`}-signing`;
    expect(of("kms:Sign").length).toBeGreaterThan(1);
    for (const { Condition } of [...of("kms:Sign"), ...of("kms:DescribeKey")])
      expect(Condition).toEqual({ StringEquals: { "kms:RequestAlias": alias } });
    const told = ofType(templates, "AWS::Lambda::Function").map(({ Environment }) =>
      JSON.stringify(Environment),
    );
    expect(told.some(text => text.includes(`\\"current\\":\\"${alias}\\"`))).toBe(true);
  });
});

test("an import of a key would be found", () => {
  const key = { Type: "AWS::KMS::Key" };
  const Outputs = { Key: { Value: { "Fn::GetAtt": ["Key", "Arn"] }, Export: { Name: "state:Key" } } };
  const asks = { Type: "AWS::IAM::Role", Properties: { Resource: { "Fn::ImportValue": "state:Key" } } };
  const templates = new Map<string, Template>([
    ["state", { Resources: { Key: key }, Outputs }],
    ["gate", { Resources: { Role: asks } }],
  ]);
  expect(imported(templates)).toContainEqual(MUST_STAY_REPLACEABLE);
});

test("another key takes its place: the alias leads there, the first one is left in the account, nobody else's template changes", () => {
  const turned = { ...taipei, signingKey: 2 };
  const [before, after] = [templatesOf(taipei), templatesOf(turned)];
  const aliasOf = (templates: typeof before) =>
    Object.entries(templates.get("docgate-taipei-state")?.Resources ?? {}).filter(
      ([, { Type, Properties }]) =>
        Type === "AWS::KMS::Alias" && Properties?.AliasName === "alias/docgate-taipei-signing",
    );
  const [[id, { Properties } = {}] = []] = aliasOf(after);
  expect([id, JSON.stringify(Properties?.TargetKeyId)]).toEqual([
    aliasOf(before)[0]?.[0],
    expect.stringContaining("Signing2"),
  ]);
  expect(JSON.stringify(before.get("docgate-taipei-state"))).toMatch(
    /"Signing\w+":\{"Type":"AWS::KMS::Key".+?"DeletionPolicy":"Retain"/,
  );
  for (const [name, template] of before) if (!/-state$/.test(name)) expect(after.get(name)).toEqual(template);
  expect(keyOf(turned).denied).toHaveLength(2);
  expect(keepingFaults({ ...taipei, signingKey: 0 })[0]?.en).toMatch(/whole number from 1/);
});

test("in service nobody deletes or disables it; an exercise ends", () => {
  const ending = (stage: Stage) =>
    keyOf(stage).denied.filter(({ Action }) => [Action].flat().includes("kms:ScheduleKeyDeletion"));
  expect(ending(taipei)).toHaveLength(1);
  expect(ending(taipei)[0]?.Condition).toBeUndefined();
  expect(ending({ ...taipei, purpose: "exercise" })).toEqual([]);
});
