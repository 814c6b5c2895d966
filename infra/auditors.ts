// The role of those who look: it reads the journal, the packs and the public half of the signing key, for `audit`, `replay` and `doctor` from a
// machine of whoever the stage names, and can change nothing.
import { CfnOutput, Duration, Stack } from "aws-cdk-lib";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";
import type * as s3 from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { namesOf } from "./function-name.ts";

export interface AuditorsProps {
  readonly journal: dynamodb.ITableV2;
  readonly packs: s3.Bucket;
  readonly signing: kms.Key;
  /** Arns of those who may take it. */
  readonly who: readonly string[];
}

export class Auditors extends Construct {
  constructor(scope: Construct, id: string, { journal, packs, signing, who }: AuditorsProps) {
    super(scope, id);
    const stacks = Stack.of(this).formatArn({
      ...{ service: "cloudformation", resource: "stack", resourceName: `${namesOf(this)}-*` },
    });
    const { tableArn } = journal;
    const reads: readonly (readonly [actions: string[], resources: string[]])[] = [
      [
        ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan"],
        [tableArn, `${tableArn}/index/*`],
      ],
      [["dynamodb:DescribeTable", "dynamodb:DescribeContinuousBackups"], [tableArn]],
      [["s3:GetObject"], [packs.arnForObjects("*")]],
      [["kms:GetPublicKey"], [signing.keyArn]],
      [["cloudformation:DescribeStacks", "cloudformation:ListStackResources"], [stacks]],
    ];
    const statements = reads.map(([actions, resources]) => new iam.PolicyStatement({ actions, resources }));
    const role = new iam.Role(this, "Role", {
      roleName: `${namesOf(this)}-auditors`,
      description: "reads what docgate keeps and changes nothing",
      assumedBy: new iam.CompositePrincipal(...who.map(arn => new iam.ArnPrincipal(arn))),
      maxSessionDuration: Duration.hours(4),
      inlinePolicies: { reads: new iam.PolicyDocument({ statements }) },
    });
    new CfnOutput(this, "RoleArn", { value: role.roleArn });
  }
}
