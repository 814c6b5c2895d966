// One `.lambda.ts` file becomes a function with the house's defaults: runtime, log, trace, alarm.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { type FunctionEntry, USUAL_SIZE } from "../functions/entries.ts";
import { InlineRole } from "./inline-role.ts";

const PERIOD = Duration.minutes(5);

export interface EntryProps {
  /** The entry's path, such as `terminals/register`. */
  readonly entry: string;
  /** Where its bundle lies. */
  readonly code: string;
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
    { entry, code, functionName, size = USUAL_SIZE, alarms = {} }: EntryProps,
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
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: size.memoryMb,
      timeout: Duration.seconds(size.seconds),
      environment: { NODE_OPTIONS: "--enable-source-maps" },
      loggingFormat: lambda.LoggingFormat.JSON,
      logGroup: log,
      tracing: lambda.Tracing.ACTIVE,
      role: new InlineRole(this, "Role"),
    });
    this.failures(log, entry).createAlarm(this, "Errors", {
      alarmDescription: `${id} fails: docs/operator-runbook.md#function-errors`,
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    for (const [happening, threshold] of Object.entries(alarms))
      this.alarm(log, `${happening} ${entry}`, threshold);
  }

  /** What ends in an error of the function, and what it answered as one: Lambda's own count knows nothing of a 500. */
  private failures(logGroup: logs.LogGroup, entry: string): cloudwatch.MathExpression {
    const usingMetrics = {
      ended: this.function.metricErrors({ period: PERIOD }),
      answered: this.counted(logGroup, `failed ${entry}`),
    };
    return new cloudwatch.MathExpression({
      expression: "FILL(ended, 0) + FILL(answered, 0)",
      label: `failures of ${entry}`,
      period: PERIOD,
      usingMetrics,
    });
  }

  private alarm(logGroup: logs.LogGroup, name: string, threshold: number): void {
    const [happening = ""] = name.split(" ");
    this.counted(logGroup, name).createAlarm(this, `${happening}-alarm`, {
      alarmDescription: `${happening}: docs/operator-runbook.md#${happening}`,
      threshold,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }

  /** How often it said so in its log; the metric is called by the happening and the entry. */
  private counted(logGroup: logs.LogGroup, metricName: string): cloudwatch.Metric {
    const [happening = ""] = metricName.split(" ");
    return new logs.MetricFilter(this, `${happening}-count`, {
      logGroup,
      filterPattern: logs.FilterPattern.stringValue("$.message.happening", "=", happening),
      metricNamespace: "docgate",
      metricName,
    }).metric({ period: PERIOD, statistic: "sum" });
  }
}
