// One `.lambda.ts` file becomes a function with the house's defaults: runtime, log, trace, alarm.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { FunctionEntry } from "../functions/entries.ts";
import { POLICIES } from "./bundle.ts";
import { setVariable } from "./grants.ts";
import { InlineRole } from "./inline-role.ts";

export const RUNTIME = lambda.Runtime.NODEJS_24_X;

/** Cold start is bound by the processor, which comes with memory. */
const SIZE = { memoryMb: 1_024, seconds: 15 };

export interface EntryProps {
  /** The entry's path, such as `terminals/register`. */
  readonly entry: string;
  /** Where its bundle lies. */
  readonly code: string;
  /** Where it judges by them. */
  readonly policies?: lambda.ILayerVersion;
  readonly functionName: string;
  readonly size?: FunctionEntry["size"];
  /** Happenings of its log that alarm, with how many in five minutes it takes. */
  readonly alarms?: Readonly<Record<string, number>>;
}

export class EntryFunction extends Construct {
  readonly function: lambda.Function;

  constructor(
    scope: Construct,
    id: string,
    { entry, code, policies, functionName, size = SIZE, alarms = {} }: EntryProps,
  ) {
    super(scope, id);
    const log = new logs.LogGroup(this, "Log", {
      retention: logs.RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.function = new lambda.Function(this, "Function", {
      functionName,
      description: entry,
      code: lambda.Code.fromAsset(code),
      handler: "index.handler",
      runtime: RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      memorySize: size.memoryMb,
      timeout: Duration.seconds(size.seconds),
      environment: { NODE_OPTIONS: "--enable-source-maps" },
      layers: policies ? [policies] : [],
      loggingFormat: lambda.LoggingFormat.JSON,
      logGroup: log,
      tracing: lambda.Tracing.ACTIVE,
      role: new InlineRole(this, "Role"),
    });
    if (policies) setVariable(this.function, "POLICIES", `/opt/${POLICIES}`);
    this.function.metricErrors({ period: Duration.minutes(5) }).createAlarm(this, "Errors", {
      alarmDescription: `${id} fails: docs/operator-runbook.md#function-errors`,
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    for (const [happening, threshold] of Object.entries(alarms)) this.alarm(log, happening, threshold);
  }

  private alarm(logGroup: logs.LogGroup, happening: string, threshold: number): void {
    const filter = new logs.MetricFilter(this, `${happening}-count`, {
      logGroup,
      filterPattern: logs.FilterPattern.literal(`"${happening}"`),
      metricNamespace: "docgate",
      metricName: happening,
    });
    filter.metric({ period: Duration.minutes(5), statistic: "sum" }).createAlarm(this, `${happening}-alarm`, {
      alarmDescription: `${happening}: docs/operator-runbook.md#${happening}`,
      threshold,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }
}
