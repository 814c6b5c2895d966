// What must never be lost: the journal's table with its stream and backups; retained whatever happens to the rest.
import { RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { BOARDS, BY_TIME } from "../functions/shared/keys.ts";

const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

export class StateStack extends Stack {
  readonly journal: dynamodb.TableV2;

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
  }
}
