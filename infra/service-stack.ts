// Functions, API, followers of the journal and timers: may be deleted and rebuilt at will, nothing is kept here.
import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import * as gateway from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type * as kms from "aws-cdk-lib/aws-kms";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource, SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import type * as s3 from "aws-cdk-lib/aws-s3";
import * as scheduler from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import * as sqs from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { ENTRIES, type Entry } from "../functions/entries.ts";
import { ROUTES } from "../functions/routes.ts";
import { ArchivesApi, mutualTlsIn } from "./archives-api.ts";
import type { Bundles } from "./bundle.ts";
import { EntryFunction, RUNTIME } from "./entry.ts";
import { grant, setVariable } from "./grants.ts";
import * as settings from "./settings.ts";

export interface ServiceProps extends StackProps {
  readonly journal: dynamodb.TableV2;
  readonly signing: kms.Key;
  readonly packs: s3.Bucket;
  readonly bundles: Bundles;
}

/** The entry that answers paths and methods no route has. */
const OTHERWISE = "about/about";

export class ServiceStack extends Stack {
  private readonly functions = new Map<string, lambda.Function>();
  private readonly journal: dynamodb.TableV2;
  private readonly unread: sqs.Queue;

  constructor(scope: Construct, id: string, { journal, signing, packs, bundles, ...props }: ServiceProps) {
    super(scope, id, props);
    this.journal = journal;
    this.unread = new sqs.Queue(this, "Unread", { enforceSSL: true, retentionPeriod: Duration.days(14) });
    this.unread.metricApproximateNumberOfMessagesVisible().createAlarm(this, "UnreadEvents", {
      alarmDescription: "events put aside: docs/operator-runbook.md#unread-events",
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    const identity = settings.identity(this);
    const examples = settings.examples(this);
    const api = new gateway.HttpApi(this, "Api", { createDefaultStage: true });
    const granted = {
      journal,
      console: settings.console(this, api),
      signing: settings.signing(this, signing),
      packs,
    };
    const policies = new lambda.LayerVersion(this, "Policies", {
      description: "The policies, read already, with the engine that judges by them",
      code: lambda.Code.fromAsset(bundles.layer),
      compatibleRuntimes: [RUNTIME],
    });
    for (const entry of ENTRIES) {
      const made = new EntryFunction(this, nameOf(entry.path), {
        entry: entry.path,
        code: bundles.codeOf(entry.path),
        ...(bundles.judges(entry.path) && { policies }),
        ...(entry.functionName && { functionName: entry.functionName }),
        ...(entry.alarms && { alarms: entry.alarms }),
      }).function;
      this.functions.set(entry.path, made);
      for (const right of entry.rights) grant(right, made, granted);
      identity(made);
      setVariable(made, "DOCUMENTATION_RANGES", examples);
      this.feed(entry, made);
    }
    this.route(api);
    const mutualTls = mutualTlsIn(this.node.tryGetContext("archivesApi"));
    const functionOf = (entry: string) => this.functionOf(entry);
    if (mutualTls) new ArchivesApi(this, "Archives", { ...mutualTls, functionOf });
  }

  private functionOf(entry: string): lambda.Function {
    const found = this.functions.get(entry);
    if (!found) throw new Error(`a route is served by ${entry}, which is not in the table of entries`);
    return found;
  }

  private feed({ path, follows, everyMinutes }: Entry, target: lambda.Function): void {
    if (follows) {
      target.addEventSource(
        // The library's own types disagree about exact optional properties here, and only here.
        new DynamoEventSource(this.journal as dynamodb.ITable, {
          startingPosition: lambda.StartingPosition.TRIM_HORIZON,
          batchSize: 100,
          bisectBatchOnError: true,
          reportBatchItemFailures: true,
          // A record that no attempt can read must not block those behind it for ever: it is put aside and alarmed.
          retryAttempts: 5,
          onFailure: new SqsDlq(this.unread),
          filters: [
            lambda.FilterCriteria.filter({
              eventName: lambda.FilterRule.isEqual("INSERT"),
              dynamodb: {
                NewImage: {
                  kind: { S: lambda.FilterRule.or(...follows) },
                  sk: { S: lambda.FilterRule.beginsWith("EVENT#") },
                },
              },
            }),
          ],
        }),
      );
    }
    if (everyMinutes) {
      new scheduler.Schedule(this, `${nameOf(path)}Timer`, {
        schedule: scheduler.ScheduleExpression.rate(Duration.minutes(everyMinutes)),
        target: new LambdaInvoke(target),
      });
    }
  }

  private route(api: gateway.HttpApi): void {
    const integrations = new Map<string, HttpLambdaIntegration>();
    const integration = (entry: string): HttpLambdaIntegration => {
      // One permission for each function: with one for each route the stack would outgrow CloudFormation's 500 resources.
      const options = { scopePermissionToRoute: false };
      const made =
        integrations.get(entry) ??
        new HttpLambdaIntegration(`${nameOf(entry)}Http`, this.functionOf(entry), options);
      integrations.set(entry, made);
      return made;
    };
    for (const { method, path, entry } of ROUTES) {
      api.addRoutes({ path, methods: [gateway.HttpMethod[method]], integration: integration(entry) });
    }
    new gateway.HttpRoute(this, "Otherwise", {
      httpApi: api,
      routeKey: gateway.HttpRouteKey.DEFAULT,
      integration: integration(OTHERWISE),
    });
    new CfnOutput(this, "ApiUrl", { value: api.apiEndpoint });
  }
}

/** `terminals/register` → `TerminalsRegister`; a construct's id is a contract, since changing it replaces the resource. */
function nameOf(entry: string): string {
  return entry.replaceAll(/(^|[/-])(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
