// One key of the account's for all that is kept: nothing that keeps something is without it, and nobody in service takes it away.
import { expect, test } from "vitest";
import type { Properties } from "../../infra/local/run/intrinsics.ts";
import { taipei } from "../../infra/stages/taipei.ts";
import { ofType, stacked, templatesOf } from "./stacked.ts";

const templates = templatesOf({ ...taipei, dataKey: "own", daily: { days: 35 } });
/** As a template of another stack reads it, or the state's own: none imports it. */
const isKey = (value: unknown) =>
  /"(Data\w+|\{\{resolve:ssm:\/docgate-taipei\/data-key\}\})"/.test(JSON.stringify(value ?? ""));

test.each<[type: string, (properties: Properties) => unknown]>([
  ["AWS::DynamoDB::GlobalTable", ({ Replicas }) => (Replicas as Properties[])[0]?.SSESpecification],
  ["AWS::S3::Bucket", ({ BucketEncryption }) => BucketEncryption],
  ["AWS::SQS::Queue", ({ KmsMasterKeyId }) => KmsMasterKeyId],
  ["AWS::SNS::Topic", ({ KmsMasterKeyId }) => KmsMasterKeyId],
  ["AWS::Logs::LogGroup", ({ KmsKeyId }) => KmsKeyId],
  ["AWS::SecretsManager::Secret", ({ KmsKeyId }) => KmsKeyId],
  ["AWS::Backup::BackupVault", ({ EncryptionKeyArn }) => EncryptionKeyArn],
])("every %s has it", (type, keyOf) => {
  const all = ofType(templates, type);
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter(each => !isKey(keyOf(each)))).toEqual([]);
});

test("the other stacks read which it is when they are deployed, which is after it is made", () => {
  const [said] = ofType(templates, "AWS::SSM::Parameter");
  expect([said?.Name, JSON.stringify(said?.Value)]).toEqual([
    "/docgate-taipei/data-key",
    expect.stringMatching(/^\{"Fn::GetAtt":\["Data\w+","Arn"\]\}$/),
  ]);
  const assembly = stacked({ ...taipei, dataKey: "own" }).synth();
  const reading = assembly.stacks.filter(({ template }) =>
    JSON.stringify(template).includes("{{resolve:ssm:"),
  );
  expect(reading.length).toBeGreaterThan(3);
  for (const { stackName, dependencies } of reading)
    expect([stackName, dependencies.map(({ id }) => id)]).toEqual([
      stackName,
      expect.arrayContaining(["docgate-taipei-state"]),
    ]);
});

const policyOf = (purpose: "service" | "exercise") => {
  const made = templatesOf({ ...taipei, purpose, dataKey: "own" });
  const key = ofType(made, "AWS::KMS::Key").find(({ EnableKeyRotation }) => EnableKeyRotation === true);
  return JSON.stringify(key?.KeyPolicy);
};

test("it is used through services of this account and region alone, turns each year, and stays", () => {
  const text = policyOf("service");
  expect(text).toContain('"kms:CallerAccount":"111122223333"');
  expect(text).toContain('"dynamodb.ap-east-2.amazonaws.com"');
  expect(text).toMatch(/"logs\.ap-east-2\.amazonaws\.com"/);
  const ending = /"Action":\["kms:ScheduleKeyDeletion","kms:DisableKey"\],"Effect":"Deny"/;
  expect(text).toMatch(ending);
  expect(policyOf("exercise")).not.toMatch(ending);
});

test("left out, nothing of it is there", () => {
  const all = JSON.stringify([...templatesOf(taipei).values()]);
  expect(all).not.toMatch(/KmsMasterKeyId|KmsKeyId|KMSMasterKeyId|taipei-data/);
});
