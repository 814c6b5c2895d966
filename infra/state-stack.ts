// What must never be lost: the journal's table with its stream and backups, and the key that signs; retained whatever happens to the rest.
import { RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as kms from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import { BOARDS, BY_TIME } from "../functions/shared/keys.ts";

const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

export class StateStack extends Stack {
  readonly journal: dynamodb.TableV2;
  /** Signs attestations and report packs. */
  readonly signing: kms.Key;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.journal = new dynamodb.TableV2(this, "Journal", {
      partitionKey: text("pk"),
      sortKey: text("sk"),
      globalSecondaryIndexes: [
        { indexName: BY_TIME, partitionKey: text("day"), sortKey: text("moment") },
        ...BOARDS.map(board => ({
          indexName: board,
          partitionKey: text(board),
          sortKey: text(`${board}sort`),
        })),
      ],
      billing: dynamodb.Billing.onDemand(),
      dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // Only answered requests carry it: events and states never expire.
      timeToLiveAttribute: "expires",
      encryption: dynamodb.TableEncryptionV2.awsManagedKey(),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.signing = new kms.Key(this, "Signing", {
      description: "docgate attestations and report packs",
      keySpec: kms.KeySpec.ECC_NIST_P256,
      keyUsage: kms.KeyUsage.SIGN_VERIFY,
      // What was signed must stay verifiable: a key is retired, never deleted.
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
