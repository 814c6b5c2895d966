// What leaves the journal's keepers' reach each day: DynamoDB writes the whole of it, as it was at one moment, into a bucket whose lock
// nobody opens, and the timer of `audit/keep-heads` adds how far each stream had come. In another account's bucket neither whoever
// administers this account nor whoever took it over gets at them.
import { Duration, RemovalPolicy, Stack, TimeZone } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as scheduler from "aws-cdk-lib/aws-scheduler";
import { Universal } from "aws-cdk-lib/aws-scheduler-targets";
import { Construct } from "constructs";
import { alarm } from "./alarms.ts";
import { namesOf } from "./function-name.ts";
import type { StageDaily } from "./stages/stage.ts";

export interface DailyProps extends StageDaily {
  readonly journal: dynamodb.ITableV2;
}

const PREFIX = "journal";

export class Daily extends Construct {
  readonly bucketName: string;

  constructor(scope: Construct, id: string, { journal, days, to }: DailyProps) {
    super(scope, id);
    this.bucketName = to?.bucket ?? this.lockedFor(days).bucketName;
    const objects = Stack.of(this).formatArn({
      ...{ service: "s3", region: "", account: "", resource: this.bucketName, resourceName: `${PREFIX}/*` },
    });
    const group = new scheduler.ScheduleGroup(this, "Group", { scheduleGroupName: `${namesOf(this)}-daily` });
    new scheduler.Schedule(this, "Export", {
      schedule: scheduler.ScheduleExpression.cron({
        hour: "2",
        minute: "30",
        timeZone: TimeZone.ASIA_TAIPEI,
      }),
      scheduleGroup: group,
      target: new Universal({
        service: "dynamodb",
        action: "exportTableToPointInTime",
        input: scheduler.ScheduleTargetInput.fromObject({
          TableArn: journal.tableArn,
          S3Bucket: this.bucketName,
          ...(to && { S3BucketOwner: to.account }),
          S3Prefix: PREFIX,
          ExportFormat: "DYNAMODB_JSON",
        }),
        policyStatements: [
          new PolicyStatement({
            actions: ["dynamodb:ExportTableToPointInTime"],
            resources: [journal.tableArn],
          }),
          new PolicyStatement({
            actions: ["s3:PutObject", "s3:PutObjectAcl", "s3:AbortMultipartUpload"],
            resources: [objects],
          }),
        ],
        retryAttempts: 3,
        maxEventAge: Duration.hours(2),
      }),
    });
    this.ringsFor(group.scheduleGroupName);
  }

  /** It grows by the whole journal each day, and goes by itself when its lock ends. */
  private lockedFor(days: number): s3.Bucket {
    return new s3.Bucket(this, "Kept", {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: s3.ObjectLockRetention.compliance(Duration.days(days)),
      lifecycleRules: [
        { expiration: Duration.days(days + 1), noncurrentVersionExpiration: Duration.days(1) },
      ],
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private ringsFor(ScheduleGroup: string): void {
    const period = Duration.minutes(5);
    const of = (metricName: string) =>
      new cloudwatch.Metric({
        ...{ namespace: "AWS/Scheduler", metricName, dimensionsMap: { ScheduleGroup } },
        ...{ statistic: "sum", period },
      });
    alarm(this, "ExportFailed", {
      article: "export-failed",
      about: "the journal",
      means: "the day's copy of the journal was not begun",
      metric: new cloudwatch.MathExpression({
        expression: "FILL(failed, 0) + FILL(dropped, 0)",
        label: "not begun",
        period,
        usingMetrics: { failed: of("TargetErrorCount"), dropped: of("InvocationDroppedCount") },
      }),
      threshold: 1,
    });
  }
}
