// The option of one key for all that a stage keeps: whoever lacks it reads nothing, and each use of it is in the account's trail. What keeps
// something gets it here, all at once, so that nothing new can be forgotten.
import { type App, Aspects, CfnResource, Stack } from "aws-cdk-lib";
import { CfnBackupVault } from "aws-cdk-lib/aws-backup";
import { CfnGlobalTable } from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";
import { CfnLogGroup } from "aws-cdk-lib/aws-logs";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import { CfnTopic } from "aws-cdk-lib/aws-sns";
import { CfnQueue } from "aws-cdk-lib/aws-sqs";
import type { IConstruct } from "constructs";
import { namesOf } from "./function-name.ts";
import { FRONT_REGION } from "./stages/domain-faults.ts";
import { dataKeyParameter } from "./stages/names.ts";

const USES = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];
/** Whoever may use what is kept uses the key through its service, and never by itself. */
const THROUGH = ["dynamodb", "s3", "sqs", "sns", "secretsmanager", "backup"];

/** Who may use it, besides whom the account's own policies let: nobody in service may take it away. */
export function openToServices(key: kms.Key, purpose: "service" | "exercise"): void {
  const { account, region, partition } = Stack.of(key);
  const resources = ["*"];
  const add = (props: iam.PolicyStatementProps) =>
    key.addToResourcePolicy(new iam.PolicyStatement({ resources, ...props }));
  add({
    principals: [new iam.AnyPrincipal()],
    actions: [...USES, "kms:CreateGrant"],
    conditions: {
      StringEquals: {
        "kms:CallerAccount": account,
        "kms:ViaService": THROUGH.map(service => `${service}.${region}.amazonaws.com`),
      },
    },
  });
  add({
    principals: [new iam.ServicePrincipal(`logs.${region}.amazonaws.com`)],
    actions: USES,
    conditions: {
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${region}:${account}:log-group:*`,
      },
    },
  });
  // Those that tell a topic something: it is they who write it.
  for (const service of ["cloudwatch", "ses"])
    add({
      principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      conditions: { StringEquals: { "aws:SourceAccount": account } },
    });
  if (purpose === "exercise") return;
  add({
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: ["kms:ScheduleKeyDeletion", "kms:DisableKey"],
  });
}

/**
 * In the stack that makes the key it is named; the others read its name as they are deployed, after that one, and none of them keeps it from
 * being replaced.
 */
export function keepUnder(app: App, keeper: Stack, { keyArn }: kms.Key): void {
  const read = `{{resolve:ssm:${dataKeyParameter(namesOf(keeper))}}}`;
  for (const each of app.node.children)
    if (each instanceof Stack && each !== keeper && each.region !== FRONT_REGION)
      each.addStackDependency(keeper);
  Aspects.of(app).add({ visit: node => encrypt(node, node.node.scopes.includes(keeper) ? keyArn : read) });
}

function encrypt(node: IConstruct, keyArn: string): void {
  if (!(node instanceof CfnResource) || Stack.of(node).region === FRONT_REGION) return;
  // What the front proves itself by lies in two regions, and a key in one.
  if (node instanceof CfnSecret && Stack.of(node).resolve(node.replicaRegions) === undefined)
    node.kmsKeyId = keyArn;
  if (node instanceof CfnQueue) {
    node.kmsMasterKeyId = keyArn;
    node.sqsManagedSseEnabled = undefined;
  }
  if (node instanceof CfnTopic) node.kmsMasterKeyId = keyArn;
  if (node instanceof CfnLogGroup) node.kmsKeyId = keyArn;
  if (node instanceof CfnBackupVault) node.encryptionKeyArn = keyArn;
  if (node instanceof CfnBucket)
    node.bucketEncryption = {
      serverSideEncryptionConfiguration: [
        {
          bucketKeyEnabled: true,
          serverSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
        },
      ],
    };
  if (node instanceof CfnGlobalTable) {
    node.sseSpecification = { sseEnabled: true, sseType: "KMS" };
    node.addPropertyOverride("Replicas.0.SSESpecification", { KMSMasterKeyId: keyArn });
  }
}
