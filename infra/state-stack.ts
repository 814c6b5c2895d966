// What must never be lost: the journal's table with its stream and backups, the key that signs, the packs it signed; retained whatever happens to the rest.
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as sns from "aws-cdk-lib/aws-sns";
import * as ssm from "aws-cdk-lib/aws-ssm";
import type { Construct } from "constructs";
import { DUE_INDEX } from "../functions/notices/names.ts";
import { BOARDS, BY_TIME } from "../functions/shared/journal/keys.ts";
import { Auditors } from "./auditors.ts";
import { Backups } from "./backups.ts";
import { Daily } from "./daily.ts";
import { openToServices } from "./data-key.ts";
import { FollowerQueues } from "./follower-queues.ts";
import { namesOf } from "./function-name.ts";
import { dataKeyParameter, signerNames, signingAlias } from "./stages/names.ts";
import type { Stage } from "./stages/stage.ts";

const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

/**
 * Ten years, as records of this kind are kept; it can be lengthened for later packs, never shortened for earlier ones. Of an exercise a
 * day, or its bucket could be removed with the whole account alone.
 */
const PACKS_KEPT_DAYS = { service: 3_653, exercise: 1 };

export interface StateProps extends StackProps {
  readonly stage: Pick<
    Stage,
    "purpose" | "journal" | "signingKey" | "backup" | "daily" | "auditors" | "dataKey"
  >;
}

export class StateStack extends Stack {
  /** The one in use. */
  readonly journal: dynamodb.ITableV2;
  /** What people are called: no part of the journal, so that it can be corrected and erased. */
  readonly directory: dynamodb.TableV2;
  /** What people are told, and what of it has yet to be sent. */
  readonly notices: dynamodb.TableV2;
  /** Where the mail service tells what came back. */
  readonly returnedMail: sns.Topic;
  /** What was sent to the archives, byte for byte. */
  readonly packs: s3.Bucket;
  /** What the journal's followers have not done yet, and what they could not do. */
  readonly queues: FollowerQueues;
  /** Where each day's copies lie. */
  readonly keptBucket: string | undefined;
  /** Under which all is kept, where the stage has one of its own. */
  readonly dataKey: kms.Key | undefined;

  constructor(scope: Construct, id: string, { stage, ...props }: StateProps) {
    super(scope, id, props);
    const made = new dynamodb.TableV2(this, "Journal", {
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
    // The library's own types disagree about exact optional properties here.
    // Said whether another stack still reads them or not: whoever takes a restored table into use could not have them taken away before
    // the last of those that read this one was deployed, and this stack is deployed first.
    for (const said of [made.tableName, made.tableArn, made.tableStreamArn]) if (said) this.exportValue(said);
    this.journal = stage.journal ? this.restored(stage.journal) : (made as dynamodb.ITableV2);
    if (stage.backup !== "none") new Backups(this, "Backups", { ...stage.backup, journal: this.journal });
    this.keptBucket =
      stage.daily === "none"
        ? undefined
        : new Daily(this, "Daily", { ...stage.daily, journal: this.journal }).bucketName;
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
    this.notices = new dynamodb.TableV2(this, "Notices", {
      partitionKey: text("pk"),
      sortKey: text("sk"),
      globalSecondaryIndexes: [{ indexName: DUE_INDEX, partitionKey: text("waits"), sortKey: text("due") }],
      billing: dynamodb.Billing.onDemand(),
      timeToLiveAttribute: "expires",
      // No point in time to go back to: what happened is in the journal, and a notice of last month helps nobody.
      encryption: dynamodb.TableEncryptionV2.awsManagedKey(),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Named to the mail service by whoever verifies the sender there (docs/notices.md): CloudFormation has no such resource in Taipei.
    this.returnedMail = new sns.Topic(this, "ReturnedMail", { enforceSSL: true });
    this.returnedMail.addToResourcePolicy(
      new PolicyStatement({
        actions: ["sns:Publish"],
        principals: [new ServicePrincipal("ses.amazonaws.com")],
        resources: [this.returnedMail.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": this.account } },
      }),
    );
    new CfnOutput(this, "ReturnedMailTopic", { value: this.returnedMail.topicArn });
    const signing = this.signingKey(stage);
    this.packs = new s3.Bucket(this, "Packs", {
      versioned: true,
      objectLockEnabled: true,
      // Nobody, not even the account's owner, can delete or change a pack sooner.
      objectLockDefaultRetention: s3.ObjectLockRetention.compliance(
        Duration.days(PACKS_KEPT_DAYS[stage.purpose]),
      ),
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.dataKey = stage.dataKey && this.keyOfData(stage.purpose);
    if (stage.auditors)
      new Auditors(this, "Reading", {
        journal: this.journal,
        packs: this.packs,
        signing,
        who: stage.auditors,
      });
    // Here, since they hold what a follower has yet to do while its own stack is away.
    this.queues = new FollowerQueues(this, "Followers");
  }

  /** With the indexes that the other has: a restored table has them too. */
  private restored({ table, streamArn }: NonNullable<Stage["journal"]>): dynamodb.ITableV2 {
    return dynamodb.TableV2.fromTableAttributes(this, "Restored", {
      tableName: table,
      tableStreamArn: streamArn,
      grantIndexPermissions: true,
    });
  }

  private keyOfData(purpose: Stage["purpose"]): kms.Key {
    const key = new kms.Key(this, "Data", {
      description: "all that docgate keeps",
      alias: `alias/${namesOf(this)}-data`,
      // What was written under an older one stays readable.
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    openToServices(key, purpose);
    new ssm.StringParameter(this, "DataKeyArn", {
      parameterName: dataKeyParameter(namesOf(this)),
      stringValue: key.keyArn,
    });
    this.stillExported(key);
    return key;
  }

  /** What stacks of release 0.1 import: this one is deployed before they are. Nothing imports it any more, so that it may go or change. */
  private stillExported({ keyArn, keyId }: kms.Key): void {
    for (const said of [keyArn, keyId]) this.exportValue(said);
  }

  /**
   * Signs attestations and report packs. No other stack is told which it is: what one of them imports could never be changed again. They
   * mean it by its alias, which leads to the new one as soon as there is one.
   */
  private signingKey({ purpose, signingKey = 1 }: StateProps["stage"]): kms.Key {
    const key = new kms.Key(this, signingKey === 1 ? "Signing" : `Signing${signingKey}`, {
      description: "docgate attestations and report packs",
      keySpec: kms.KeySpec.ECC_NIST_P256,
      keyUsage: kms.KeyUsage.SIGN_VERIFY,
      // What was signed must stay verifiable: a key is retired, never deleted.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // One resource whichever key it is of: two would be of one name, and CloudFormation makes the new one before it takes the old away.
    const alias = new kms.CfnAlias(this, "SigningAlias", {
      aliasName: signingAlias(namesOf(this)),
      targetKeyId: key.keyArn,
    });
    alias.overrideLogicalId("SigningAlias45CAB65B");
    this.guardKey(key, purpose);
    if (signingKey === 1) this.stillExported(key);
    return key;
  }

  /** Who signs is said here, whatever any role says; and what was signed in service outlives whoever administers the account. */
  private guardKey(key: kms.Key, purpose: Stage["purpose"]): void {
    const refused = { effect: Effect.DENY, principals: [new AnyPrincipal()], resources: ["*"] };
    const signers = signerNames(namesOf(this)).map(
      role => `arn:${this.partition}:iam::${this.account}:role/${role}`,
    );
    key.addToResourcePolicy(
      new PolicyStatement({
        ...refused,
        actions: ["kms:Sign"],
        conditions: { ArnNotEquals: { "aws:PrincipalArn": signers } },
      }),
    );
    if (purpose === "exercise") return;
    const actions = ["kms:ScheduleKeyDeletion", "kms:DisableKey"];
    key.addToResourcePolicy(new PolicyStatement({ ...refused, actions }));
  }
}
