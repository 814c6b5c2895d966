// What must never be lost: the journal's table with its stream and backups, the key that signs, the packs it signed; retained whatever happens to the rest.
import { Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as kms from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { BOARDS, BY_TIME } from "../functions/shared/journal/keys.ts";
import { FollowerQueues } from "./follower-queues.ts";

const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

/** Ten years, as records of this kind are kept; it can be lengthened for later packs, never shortened for earlier ones. */
const PACKS_KEPT_DAYS = 3_653;

export class StateStack extends Stack {
  readonly journal: dynamodb.TableV2;
  /** What people are called: no part of the journal, so that it can be corrected and erased. */
  readonly directory: dynamodb.TableV2;
  /** Signs attestations and report packs. */
  readonly signing: kms.Key;
  /** What was sent to the archives, byte for byte. */
  readonly packs: s3.Bucket;
  /** What the journal's followers have not done yet, and what they could not do. */
  readonly queues: FollowerQueues;

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
      // Answered requests, log-outs and what renews a stream carry it: events and states never expire.
      timeToLiveAttribute: "expires",
      encryption: dynamodb.TableEncryptionV2.awsManagedKey(),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.directory = new dynamodb.TableV2(this, "Directory", {
      partitionKey: text("pk"),
      // Of what the city's directory pushed: all of it, and what of it waits for something.
      globalSecondaryIndexes: [
        {
          indexName: "shelves",
          partitionKey: text("shelf"),
          sortKey: text("place"),
          projectionType: dynamodb.ProjectionType.KEYS_ONLY,
        },
      ],
      billing: dynamodb.Billing.onDemand(),
      // No point in time to go back to: what was erased must be in no backup. Log-ins and personnel fill it again.
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
    this.packs = new s3.Bucket(this, "Packs", {
      versioned: true,
      objectLockEnabled: true,
      // Nobody, not even the account's owner, can delete or change a pack sooner.
      objectLockDefaultRetention: s3.ObjectLockRetention.compliance(Duration.days(PACKS_KEPT_DAYS)),
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Here, since they hold what a follower has yet to do while its own stack is away.
    this.queues = new FollowerQueues(this, "Followers");
  }
}
