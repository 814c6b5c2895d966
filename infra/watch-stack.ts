// Who hears of what: the topic that every alarm rings at, what AWS alone can tell of the gate, the picture of it all, and the budget.
import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import * as budgets from "aws-cdk-lib/aws-budgets";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";
import * as sns from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { CONNECT, ENTRIES } from "../functions/entries.ts";
import { alarm, alarmName, topicArn, topicName } from "./alarms.ts";
import { namesOf } from "./function-name.ts";
import { type Dimensions, pictured } from "./pictured.ts";
import { functionName } from "./stages/names.ts";
import { REGIONS } from "./stages/regions.ts";
import type { Stage } from "./stages/stage.ts";

const PERIOD = Duration.minutes(5);
/** The entries that answer whether somebody may connect. */
const ASKED = [CONNECT, "sessions/ask"];
/** An endpoint waits longer, but whoever connects has given up by then. */
const SLOW_MS = 5_000;
/** Transactions that meet try again; so many in five minutes are more than any crowd of ours makes. */
const CONFLICTS = 2_000;
/** Renewed by hand: a month and a half is what ordering one takes in an office. */
const CERTIFICATE_DAYS = 45;

export interface WatchProps extends StackProps {
  readonly stage: Stage;
  readonly journal: dynamodb.ITableV2;
  readonly apiId: string;
}

export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { stage, journal, apiId, ...props }: WatchProps) {
    super(scope, id, props);
    this.topic(stage);
    this.connect();
    this.journal(journal);
    this.certificates(stage);
    this.gateDown();
    this.timers();
    // Where the region has none, docs/deploy.md has the command: a budget is the account's, wherever it is made.
    if (stage.watch !== "nobody" && REGIONS[stage.region]?.services.includes("Budgets"))
      this.budget(stage.watch);
    new cloudwatch.Dashboard(this, "Picture", {
      dashboardName: `docgate-${stage.name}`,
      widgets: pictured({ apiId, journal: journal.tableName, names: namesOf(this) }),
    });
  }

  private topic({ watch, account }: Stage): void {
    const topic = new sns.CfnTopic(this, "Topic", { topicName: topicName(this), displayName: namesOf(this) });
    new sns.CfnTopicPolicy(this, "TopicPolicy", {
      topics: [topic.ref],
      policyDocument: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({
            effect: iam.Effect.DENY,
            principals: [new iam.AnyPrincipal()],
            actions: ["sns:Publish"],
            resources: [topic.ref],
            conditions: { Bool: { "aws:SecureTransport": "false" } },
          }),
          new iam.PolicyStatement({
            principals: [new iam.ServicePrincipal("cloudwatch.amazonaws.com")],
            actions: ["sns:Publish"],
            resources: [topic.ref],
            conditions: { StringEquals: { "aws:SourceAccount": account } },
          }),
        ],
      }),
    });
    if (watch === "nobody") return;
    const heard = [
      ...watch.mail.map(endpoint => ({ protocol: "email", endpoint })),
      ...(watch.hook === undefined ? [] : [{ protocol: "https", endpoint: watch.hook }]),
    ];
    for (const [at, { protocol, endpoint }] of heard.entries())
      new sns.CfnSubscription(this, `Heard${at}`, { topicArn: topic.ref, protocol, endpoint });
  }

  /** A throttled question is a refusal that no function of ours says, and an answer that comes late is none. */
  private connect(): void {
    const FunctionName = functionName(namesOf(this), CONNECT);
    alarm(this, "ConnectThrottled", {
      article: "connect-throttled",
      about: "sessions/connect",
      means: "questions of the VPN were turned away before anybody answered",
      metric: lambdaMetric("Throttles", { FunctionName }, "sum"),
      threshold: 1,
    });
    alarm(this, "ConnectSlow", {
      article: "connect-slow",
      about: "sessions/connect",
      means: "one question in a hundred takes five seconds",
      metric: lambdaMetric("Duration", { FunctionName }, "p99"),
      threshold: SLOW_MS,
    });
    // Whatever else runs wild, the account's executions are what the gate needs: all functions of the region together.
    alarm(this, "AccountThrottled", {
      article: "functions-throttled",
      about: "the region",
      means: "functions were turned away: the account's executions are used up",
      metric: lambdaMetric("Throttles", {}, "sum"),
      threshold: 1,
    });
  }

  private journal({ tableName }: dynamodb.ITableV2): void {
    const of = (metricName: string) =>
      new cloudwatch.Metric({
        namespace: "AWS/DynamoDB",
        metricName,
        dimensionsMap: { TableName: tableName },
        statistic: "sum",
        period: PERIOD,
      });
    alarm(this, "JournalConflicts", {
      article: "journal-conflicts",
      about: "the journal",
      means: "transactions keep meeting each other",
      metric: of("TransactionConflict"),
      threshold: CONFLICTS,
    });
    alarm(this, "JournalThrottled", {
      article: "journal-throttled",
      about: "the journal",
      means: "the database turned requests away",
      metric: new cloudwatch.MathExpression({
        expression: "FILL(read, 0) + FILL(written, 0)",
        label: "turned away",
        period: PERIOD,
        usingMetrics: { read: of("ReadThrottleEvents"), written: of("WriteThrottleEvents") },
      }),
      threshold: 1,
    });
  }

  private certificates({ vpn }: Stage): void {
    const named = { server: vpn.serverCertificateArn, "client-root": vpn.clientRootCertificateArn };
    for (const [which, CertificateArn] of Object.entries(named)) {
      if (CertificateArn === undefined) continue;
      alarm(this, `Certificate-${which}`, {
        article: "certificate-ending",
        about: which,
        means: `the ${which} certificate of the VPN ends within ${CERTIFICATE_DAYS} days`,
        metric: new cloudwatch.Metric({
          namespace: "AWS/CertificateManager",
          metricName: "DaysToExpiry",
          dimensionsMap: { CertificateArn },
          statistic: "min",
          period: Duration.days(1),
        }),
        threshold: CERTIFICATE_DAYS,
        comparison: cloudwatch.ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
      });
    }
  }

  /** One that says "nobody gets in", of those that each say why. */
  private gateDown(): void {
    const causes = [
      ...ASKED.flatMap(entry => [
        alarmName(this, "function-errors", entry),
        alarmName(this, "gate-failed", entry),
      ]),
      alarmName(this, "connect-throttled", "sessions/connect"),
      alarmName(this, "connect-slow", "sessions/connect"),
      alarmName(this, "journal-throttled", "the journal"),
    ];
    const down = new cloudwatch.CfnCompositeAlarm(this, "GateDown", {
      alarmName: alarmName(this, "gate-down", "the gate"),
      alarmDescription: "people may not get in through a fault of ours: docs/operator-runbook.md#gate-down",
      alarmRule: causes.map(name => `ALARM("${name}")`).join(" OR "),
      alarmActions: [topicArn(this)],
      okActions: [topicArn(this)],
    });
    // What it is made of must be there first.
    for (const each of this.node.findAll())
      if (each instanceof cloudwatch.CfnAlarm) down.addResourceDependency(each);
  }

  /** A timer is the certainty behind the stream: one that calls nobody leaves sessions open that should have ended. */
  private timers(): void {
    const failed = (metricName: string) =>
      new cloudwatch.Metric({ namespace: "AWS/Scheduler", metricName, statistic: "sum", period: PERIOD });
    alarm(this, "TimersFailed", {
      article: "timers-failed",
      about: "the region",
      means: "timers reached no function",
      metric: new cloudwatch.MathExpression({
        expression: "FILL(failed, 0) + FILL(dropped, 0)",
        label: "not reached",
        period: PERIOD,
        usingMetrics: {
          failed: failed("TargetErrorCount"),
          dropped: failed("InvocationDroppedCount"),
        },
      }),
      threshold: ENTRIES.filter(({ everyMinutes }) => everyMinutes === 1).length,
    });
  }

  private budget({ mail, monthlyDollars }: Exclude<Stage["watch"], "nobody">): void {
    const subscribers = mail.map(address => ({ subscriptionType: "EMAIL", address }));
    const told = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
      notification: { comparisonOperator: "GREATER_THAN", notificationType, threshold },
      subscribers,
    });
    new budgets.CfnBudget(this, "Budget", {
      budget: {
        budgetName: `${namesOf(this)}-${Stack.of(this).region}`,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        budgetLimit: { amount: monthlyDollars, unit: "USD" },
      },
      notificationsWithSubscribers: [told("ACTUAL", 80), told("FORECASTED", 100)],
    });
  }
}

function lambdaMetric(metricName: string, dimensionsMap: Dimensions, statistic: string) {
  return new cloudwatch.Metric({
    namespace: "AWS/Lambda",
    metricName,
    dimensionsMap,
    statistic,
    period: PERIOD,
  });
}
