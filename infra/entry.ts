// One `.lambda.ts` file becomes a function with the house's defaults: runtime, log, trace, alarm.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { type FunctionEntry, USUAL_SIZE } from "../functions/entries.ts";
import { alarm } from "./alarms.ts";
import { namesOf } from "./function-name.ts";
import { InlineRole } from "./inline-role.ts";
import { signerName } from "./stages/names.ts";

const PERIOD = Duration.minutes(5);

export interface EntryProps {
  /** The entry's path, such as `terminals/register`. */
  readonly entry: string;
  /** Where its bundle lies. */
  readonly code: string;
  readonly functionName: string;
  readonly size?: FunctionEntry["size"];
  /** How many at once are its own, and no more than these. */
  readonly reserved?: number | undefined;
  /** Happenings of its log that alarm, with how many in five minutes it takes. */
  readonly alarms?: Readonly<Record<string, number>>;
}

export class EntryFunction extends Construct {
  readonly function: lambda.Function;
  readonly log: logs.LogGroup;
  /** What rings when it does not do its work. */
  readonly alarms: readonly cloudwatch.Alarm[];

  constructor(
    scope: Construct,
    id: string,
    { entry, code, functionName, size = USUAL_SIZE, alarms = {}, reserved }: EntryProps,
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
      loggingFormat: lambda.LoggingFormat.JSON,
      logGroup: log,
      tracing: lambda.Tracing.ACTIVE,
      role: new InlineRole(this, "Role", signerName(namesOf(this), entry)),
      // Versions that were, stay: an alias is put back to one by hand within seconds.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
      ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
    });
    this.log = log;
    const errors = alarm(this, "Errors", {
      article: "function-errors",
      about: entry,
      means: `${entry} fails`,
      metric: this.failures(log, entry),
      threshold: 1,
    });
    const happened = Object.entries(alarms).map(([happening, threshold]) =>
      alarm(this, `${happening}-alarm`, {
        article: happening,
        about: entry,
        means: happening,
        metric: this.counted(log, `${happening} ${entry}`),
        threshold,
      }),
    );
    this.alarms = [errors, ...happened];
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

  /** How often it said so in its log; the metric is called by the happening and the entry. */
  private counted(logGroup: logs.LogGroup, metricName: string): cloudwatch.Metric {
    const [happening = ""] = metricName.split(" ");
    return new logs.MetricFilter(this, `${happening}-count`, {
      logGroup,
      filterPattern: logs.FilterPattern.stringValue("$.message.happening", "=", happening),
      metricNamespace: namesOf(this),
      metricName,
    }).metric({ period: PERIOD, statistic: "sum" });
  }
}
